#pragma once

#include <string>

#include "extraction/actors/candidate.hpp"

namespace fabula::actors {

/// Whether a noun denotes people or a body.
bool denotes_actor(const Reading& r, const std::string& noun);
bool is_plural(const Reading& r, TokenIndex i);

/// Determiner, modifiers and country from the words before the head. REQUIRES: c.phrase, c.head.
void read_modifiers(const Reading& r, Candidate& c);

/// "hundreds of supporters", "some members of the team": the head only counts.
bool counts_people(const Reading& r, TokenIndex i);
Candidate counted_at(const Reading& r, TokenIndex i);

/// The noun phrase of a common noun, an actor where its noun says so.
Candidate description_at(const Reading& r, TokenIndex head);

}  // namespace fabula::actors
