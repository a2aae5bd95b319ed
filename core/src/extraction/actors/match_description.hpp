#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extraction/actors/chains.hpp"

namespace fabula::actors {

/// The chain of an actor that the description candidates[at] means, by what was said before it (or,
/// of a headline, right after): the same noun, a name that tells, or, of "the company", what is
/// most in mind. None where it brings somebody new. A noun that is a thing by itself ("the
/// laboratory") becomes an actor where it means one.
std::optional<std::uint32_t> match_description(const Reading& r, std::vector<Candidate>& candidates,
                                               const std::vector<Chain>& chains, std::uint32_t at);

}  // namespace fabula::actors
