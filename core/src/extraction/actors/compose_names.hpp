#pragma once

#include <vector>

#include "extraction/actors/chains.hpp"

namespace fabula::actors {

/// Makes the words of descriptions readable by themselves: "its chairman" becomes "Acme's chairman"
/// and "members of the team" "members of Acme", where what they refer to was found; a possessive
/// pronoun of which that is not known is left out. The first description of a chain without a name
/// names the whole chain.
void compose_names(const Reading& r, std::vector<Candidate>& candidates,
                   const std::vector<Chain>& chains);

}  // namespace fabula::actors
