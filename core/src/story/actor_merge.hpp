#pragma once

#include <cstdint>
#include <vector>

#include "fabula/story/story.hpp"
#include "story/local_actors.hpp"

namespace fabula {

/// The actors of a story, and which of them each actor of each article is.
struct MergedActors {
  std::vector<Actor> actors;                   ///< in the order of their first mention
  std::vector<std::vector<std::uint32_t>> of;  ///< by article and local actor: index into actors
};

/// What several articles know of one actor, in the order of the story. REQUIRES: not empty.
Actor sum_of(const std::vector<const LocalActor*>& locals);

/// Unites the actors of several articles that share a name, then a person's short name with the
/// only longer one that it fits. `articles` are in the order of the story.
MergedActors merge_actors(const std::vector<const LocalActors*>& articles);

}  // namespace fabula
