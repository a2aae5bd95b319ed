#pragma once

#include <string>
#include <string_view>

#include "fabula/text/article_words.hpp"

namespace fabula::importers {

/// What a line of an article or page is by the words that it begins with or holds: those of its
/// language ("de"), or of every language where that is not known.
LineKind kind_of_line(std::string_view line, const ArticleWords& words,
                      std::string_view language = {});

/// Whether a date line tells of the last change: "Updated May 3, 2011".
bool tells_change(std::string_view line, const ArticleWords& words, std::string_view language = {});

/// The author whom a by-line or credit names: "(Reporting by Ann Example in Rome; Editing by ...)"
/// gives "Ann Example". Empty where it names none.
std::string author_of(std::string_view line, const ArticleWords& words,
                      std::string_view language = {});

/// The language that a text is most likely written in, by the words that are frequent in it ("de");
/// empty where none stands out.
std::string language_of(std::string_view text, const ArticleWords& words);

/// Whether it ends as a sentence does.
bool ends_sentence(std::string_view line);

}  // namespace fabula::importers
