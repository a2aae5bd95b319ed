#pragma once

#include <string>
#include <string_view>

#include "fabula/text/article_words.hpp"

namespace fabula::importers {

/// What a line of an article or page is by the words that it begins with or holds.
LineKind kind_of_line(std::string_view line, const ArticleWords& words);

/// The author whom a by-line or credit names: "(Reporting by Ann Example in Rome; Editing by ...)"
/// gives "Ann Example". Empty where it names none.
std::string author_of(std::string_view line, const ArticleWords& words);

/// Whether it ends as a sentence does.
bool ends_sentence(std::string_view line);

}  // namespace fabula::importers
