#pragma once

#include "extraction/causes/event_finder.hpp"
#include "extraction/causes/relation_features.hpp"

namespace fabula::causes {

/// Describes two events: each by itself, the way from one to the other in the tree, and the words
/// between them.
void describe_events_of(const EventFinder& finder, const EventPair& pair, Features& features);

}  // namespace fabula::causes
