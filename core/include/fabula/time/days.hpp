#pragma once

#include <optional>
#include <string_view>

#include "fabula/time/calendar.hpp"

namespace fabula {

/// The days of a day, month or year: both are in it.
struct DayRange {
  Date first;
  Date last;
};

/// Reads "2014", "2014-06" or "2014-06-27". Nothing where the text is anything else or names a day
/// that does not exist.
std::optional<DayRange> parse_days(std::string_view text);

}  // namespace fabula
