#pragma once

#include <vector>

#include "extraction/actors/chains.hpp"

namespace fabula::actors {

/// Gives every candidate its chain: names as NameChains joined them, descriptions and pronouns by
/// what was said before them. A pronoun that is not resolved keeps no_chain.
std::vector<Chain> resolve(const Reading& r, std::vector<Candidate>& candidates);

}  // namespace fabula::actors
