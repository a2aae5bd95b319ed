#pragma once

#include <vector>

#include "fabula/story/story.hpp"

namespace fabula {

/// Ranks the events by their dates and by the relations that put one before another, bounds the
/// dates of events that have none of their own, and sorts them along the timeline. A relation that
/// contradicts the dates, or closes a circle, orders nothing; of a circle the weakest goes.
/// `told` is each event's place in the telling, for those that nothing else tells apart.
/// Returns, for every old index, the event's new one.
std::vector<std::uint32_t> order_events(std::vector<Event>& events,
                                        const std::vector<Relation>& relations,
                                        const std::vector<std::uint64_t>& told);

}  // namespace fabula
