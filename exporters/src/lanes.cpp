#include "lanes.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace fabula::exporters {

Lanes::Lanes(const Story& story, std::span<const std::uint32_t> events, std::size_t count)
    : story_(&story) {
  std::map<ActorId, std::set<std::uint32_t>> events_of;
  for (const std::uint32_t i : events) {
    for (const StoryParticipant& participant : story.events[i].participants) {
      if (participant.actor && participant.role != Role::place) {
        events_of[*participant.actor].insert(i);
      }
    }
  }
  std::vector<std::pair<std::size_t, ActorId>> by_count;
  for (const auto& [actor, of_actor] : events_of) {
    if (of_actor.size() > 1) {
      by_count.emplace_back(of_actor.size(), actor);
    }
  }
  std::stable_sort(by_count.begin(), by_count.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::size_t i = 0; i < std::min(by_count.size(), count); ++i) {
    actors_.push_back(by_count[i].second);
  }
}

std::size_t Lanes::of(const Event& event) const {
  std::size_t best = actors_.size();
  for (const StoryParticipant& participant : event.participants) {
    const auto at = participant.actor && participant.role != Role::place
                        ? std::find(actors_.begin(), actors_.end(), *participant.actor)
                        : actors_.end();
    if (at != actors_.end() && (best == actors_.size() || participant.role == Role::agent)) {
      best = static_cast<std::size_t>(at - actors_.begin());
      if (participant.role == Role::agent) {
        break;
      }
    }
  }
  return best;
}

}  // namespace fabula::exporters
