#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "fabula/store/story_file.hpp"
#include "fabula/story/select.hpp"
#include "reading.hpp"

/// Answers from the parts of a story file that a question is about, without a look at the rest.
namespace fabula::cli {

/// Of a story file those parts of its story that the names may be in, where that is enough to tell
/// all of them; see StoryFile::parts().
std::optional<Story> read_parts(const std::string& path, const std::vector<std::string>& names,
                                const ReadingOptions& options, const StoryThresholds& thresholds);

/// Of a story file the events that fit, or as many of them, the most salient, as are wanted.
struct FittingStory {
  Story story;
  bool more_fit = false;  ///< the parts that were not read may have events that fit, too
  StorySize whole;
  std::size_t articles = 0;  ///< of the whole
};

/// Nothing where it takes a look at the whole story to tell.
std::optional<FittingStory> read_fitting(const std::string& path, const StoryFilter& filter,
                                         std::size_t wanted, const StoryThresholds& thresholds);

}  // namespace fabula::cli
