#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "fabula/pipeline/read.hpp"
#include "fabula/store/story_file.hpp"
#include "fabula/story/change.hpp"
#include "fabula/story/thresholds.hpp"
#include "fabula/text/article.hpp"

/// Adding articles to a story file, as `fabula add` does it.
namespace fabula {

/// Where the articles come from, and who is told of them.
struct Arrivals {
  /// The next article, or nothing at the end; `is_copy` says that one of the same content was
  /// handed out before.
  std::function<std::optional<Article>(bool& is_copy)> next;
  /// Opens the language that they are read with, before the first that the file does not hold.
  std::function<Reader()> reader;
  /// Called for each article that was read, before it is written. What it throws ends the adding;
  /// the articles that were written stay.
  std::function<void(const ReadArticle&)> read;
};

/// What came of it.
struct Added {
  std::size_t added = 0;
  std::size_t known = 0;            ///< were there already
  std::set<std::string> articles;   ///< ids of those added that tell of an event
  std::vector<std::string> events;  ///< the key of one event of each of them
};

/// Adds articles, so many read at once as keep `threads` busy, and each written by itself.
Added add_articles(StoryFile& file, const Arrivals& arrivals, const StoryThresholds& thresholds,
                   unsigned threads);

/// What the articles changed in the story; nothing where they are so many that they are no news in
/// a story but a story of their own, or where it takes a look at all of it to tell.
std::optional<StoryChange> change_by(const StoryFile& file, const Added& added,
                                     const StoryThresholds& thresholds);

/// The corrections in a story file, in order.
std::vector<Correction> corrections_of(const StoryFile& file);

}  // namespace fabula
