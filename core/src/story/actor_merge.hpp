#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "fabula/story/story.hpp"

namespace fabula {

/// The actors of a story, and which of them each mention of each article is.
struct MergedActors {
  std::vector<Actor> actors;                   ///< in the order of their first mention
  std::vector<std::vector<std::uint32_t>> of;  ///< by article and mention: index into actors
};

/// Unites mentions: first the chains that the articles themselves tie together, then chains of one
/// name, then a short name with the only longer one that it fits.
MergedActors merge_actors(const std::vector<ReadArticle>& articles);

}  // namespace fabula
