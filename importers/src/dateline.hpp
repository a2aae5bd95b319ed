#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "fabula/text/article_words.hpp"
#include "fabula/time/time_range.hpp"

namespace fabula::importers {

/// What stands before the first sentence of a report: "GENEVA, Sept. 23, 2011 - ", "TOKYO (Agency)
/// -".
struct Dateline {
  std::size_t size = 0;  ///< bytes up to the story's first word
  std::string place;     ///< "Geneva"
  std::string source;    ///< the agency in brackets
  std::optional<Instant> date;
};

/// The dateline that a paragraph begins with, or that it is ("LONDON Fri Jun 27, 2014 3:21am BST").
std::optional<Dateline> read_dateline(std::string_view paragraph, const ArticleWords& words);

}  // namespace fabula::importers
