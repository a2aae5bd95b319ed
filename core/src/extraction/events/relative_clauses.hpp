#pragma once

#include "extraction/events/reading.hpp"

namespace fabula::events {

/// Puts the noun that a relative clause belongs to where the clause lacks it: "the mine *that* the
/// firm closed". Needs the clause's own words in `clause`.
void fill_gap(const Reading& reading, TokenIndex verb, Clause& clause);

}  // namespace fabula::events
