#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "fabula/text/article.hpp"

namespace fabula::train {

/// An EVENT of a TimeML file, in bytes of the article's text.
struct GoldEvent {
  Span span;
  std::string event_class;  ///< "OCCURRENCE"
};

struct GoldArticle {
  Article article;
  std::vector<GoldEvent> events;  ///< in the order of the text
};

/// The .tml files of a folder in the order of their names, read by fabula's own importer. Throws
/// Error for a file that cannot be read or whose text the importer changed.
std::vector<GoldArticle> read_timeml(const std::filesystem::path& folder);

}  // namespace fabula::train
