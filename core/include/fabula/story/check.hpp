#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fabula/story/story.hpp"

namespace fabula {

/// Something in a story that deserves a look, with the correction that would settle it.
struct Suspicion {
  enum class Kind : std::uint8_t {
    unfit_correction,     ///< a correction fits nothing any more
    future_date,          ///< told as done by an article that is older
    effect_before_cause,  ///< the dates contradict what led to what
    circle_of_causes,     ///< events are said to have led to each other
    contradiction,        ///< articles say different things of one event
    same_event,           ///< two events look like one
    same_actor,           ///< two actors look like one
    undated_event         ///< it matters, and nobody says when it was
  };
  Kind kind = Kind::undated_event;
  std::vector<EventId> events;
  std::vector<ActorId> actors;
  std::string what;                      ///< one sentence, without a full stop
  std::optional<Correction> correction;  ///< a date or type to be filled in is empty
};

/// All that deserves a look: by kind, then in the order of the story.
std::vector<Suspicion> check_story(const Story& story);

}  // namespace fabula
