#pragma once

#include <string>
#include <vector>

#include "extraction/causes/event_finder.hpp"
#include "fabula/extraction/mentions.hpp"

namespace fabula::causes {

/// What somebody says in the sentences behind a dated event of theirs, without a time of its own,
/// is said on that occasion: an `overlaps` from the dated event to each of those sayings.
void add_occasions(const EventFinder& finder, const std::vector<ActorMention>& actors,
                   std::vector<std::string>& rules, std::vector<RelationMention>& relations);

}  // namespace fabula::causes
