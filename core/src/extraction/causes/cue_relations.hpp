#pragma once

#include <string>
#include <vector>

#include "extraction/causes/event_finder.hpp"
#include "fabula/extraction/mentions.hpp"

namespace fabula::causes {

/// The relations that cues state, in the order of the text; names of cues go to `rules`.
std::vector<RelationMention> find_by_cue(const EventFinder& finder,
                                         std::vector<std::string>& rules);

}  // namespace fabula::causes
