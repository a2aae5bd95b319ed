#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "fabula/story/story.hpp"
#include "story/telling.hpp"

namespace fabula {

/// Which actor of the story an actor of an article is: by article and index into its LocalActors.
using ActorLookup = std::function<ActorId(ArticleId article, std::uint32_t actor)>;

/// Makes one event of what articles tell of it; `tellings` are in the order of the story. All but
/// its key, its order and its place, which take a look at the whole story.
Event compose_event(const std::vector<Telling>& tellings, const ActorLookup& actor_of,
                    const StoryThresholds& thresholds);

}  // namespace fabula
