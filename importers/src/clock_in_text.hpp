#pragma once

#include <cstddef>

#include "date_tokens.hpp"
#include "fabula/time/time_range.hpp"

namespace fabula::importers {

/// Reads the clock time behind a date, with its zone, into `instant`, which has the day:
/// "T10:00:00Z",
/// ", 10:00 am CET", " at 10.30", "T080000+0200". The index behind it; `at` where there is none.
std::size_t read_clock(const DateTokens& tokens, std::size_t at, Instant& instant);

}  // namespace fabula::importers
