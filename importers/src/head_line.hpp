#pragma once

#include <optional>
#include <string_view>

#include "fabula/text/article_words.hpp"
#include "fabula/time/time_range.hpp"
#include "story_builder.hpp"

namespace fabula::importers {

/// The lines between headline and story, in which articles name their author and date: what a line
/// is by its words, and a date line where it is nothing but a date.
LineKind kind_of_head_line(std::string_view line, const ArticleWords& words,
                           std::string_view language);

/// The date of a by-line or date line, with the clock time before or behind it. None where nothing
/// tells which of two numbers is the month.
std::optional<Instant> date_of_line(std::string_view line, const ArticleWords& words,
                                    std::string_view language);

/// Tells the article what a by-line, credit or date line says of it; other kinds say nothing.
void tell_head_line(std::string_view line, LineKind kind, const ArticleWords& words,
                    std::string_view language, StoryBuilder& builder);

}  // namespace fabula::importers
