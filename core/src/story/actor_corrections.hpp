#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "fabula/story/story.hpp"
#include "story/actor_merge.hpp"

namespace fabula {

struct ArticleDigest;

/// What readers changed of actors, applied one after the other to actors that have their keys.
/// Those that were merged into others are left behind, and nothing points to them. Problems are
/// written into the corrections. Returns who was rejected, by actor.
std::vector<bool> correct_actors(const std::vector<ReadArticle>& articles,
                                 const std::vector<ArticleDigest>& digests,
                                 std::vector<AppliedCorrection>& corrections, MergedActors& merged);

/// Whether an actor can be of this kind: "person", "organization", ...
std::optional<ActorKind> actor_kind_named(std::string_view name);

}  // namespace fabula
