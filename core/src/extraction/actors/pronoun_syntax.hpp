#pragma once

#include "extraction/actors/candidate.hpp"

/// What the sentence itself says of a pronoun, before any antecedent is chosen.
namespace fabula::actors {

/// "it is clear that", "it rained", "it is early to say", and "it is the second crisis", which
/// speaks of no actor.
bool is_expletive(const Reading& r, TokenIndex i);

/// Binding: a pronoun is not another argument of its own verb, nor within the phrase it names.
bool is_bound(const Reading& r, const Candidate& c, const Candidate& before);

/// What says, plans or has a chairman is somebody.
bool wants_somebody(const Reading& r, const Candidate& c);

/// "it" as object is somebody only of some verbs: "helped it", "sued it".
bool is_unlikely_object(const Reading& r, const Candidate& c);

/// "The agency said they had no plans."
bool says_of_itself(const Reading& r, const Candidate& c, const Candidate& before);

}  // namespace fabula::actors
