#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "fabula/store/story_file.hpp"
#include "fabula/story/thresholds.hpp"

namespace fabula {

/// Removes the articles that are meant by ids, addresses, paths or headlines, as `fabula remove`
/// does; how many there were. Throws Error, and removes nothing, where a name means none, or
/// several articles, which the message lists; `path` is what it calls the file.
std::size_t remove_articles(StoryFile& file, const std::string& path,
                            const std::vector<std::string>& names,
                            const StoryThresholds& thresholds);

}  // namespace fabula
