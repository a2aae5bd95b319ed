#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "fabula/store/story_file.hpp"
#include "fabula/story/select.hpp"
#include "fabula/story/story.hpp"
#include "store/database.hpp"
#include "store/part_index.hpp"

namespace fabula::store {

/// Forgets what the story of a part holds, as its articles change.
void forget_story(const Database& database, std::int64_t part);

/// Notes what the stories of parts hold that are not known yet. Those of more articles than `most`
/// are left out, as it would take as long as reading the file.
void note_stories(const Database& database, const PartIndex::Read& read,
                  const StoryThresholds& thresholds, std::size_t most);

/// The parts that can have events that fit, the most salient first, then by time: all others have
/// none. Corrections are not looked at, nor is `filter.around`. What is not known of the story of a
/// part speaks for it.
std::vector<StoryPart> fitting_parts(const Database& database, const PartIndex& index,
                                     const StoryFilter& filter);

/// Nothing where some part is not known.
std::optional<StorySize> story_size(const Database& database);

}  // namespace fabula::store
