#pragma once

#include <optional>
#include <string_view>

#include "fabula/text/article_words.hpp"
#include "fabula/time/time_range.hpp"

namespace fabula::importers {

/// Reads a date line as papers and agencies write it: "Fri Jun 27, 2014 3:21am IST", "30 March
/// 2017, 20:15 JST", "Sept. 23, 2011", "2014-06-27T03:21:00+05:30". The whole text must be the
/// date, in the words of one language, and it must have its year; else nothing.
std::optional<Instant> parse_publication_date(std::string_view text, const ArticleWords& words);

/// The date that a line ends with: "Published 30 March 2017, 20:15 JST".
std::optional<Instant> date_in(std::string_view line, const ArticleWords& words);

/// The date that a file's name begins with: "2014-06-27-title.txt", "20140627_title.txt".
std::optional<Instant> date_of_file_name(std::string_view path);

}  // namespace fabula::importers
