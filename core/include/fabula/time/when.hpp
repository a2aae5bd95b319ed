#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "fabula/time/time_range.hpp"

namespace fabula {

/// What the date of an event rests on.
enum class Basis : std::uint8_t {
  none,       ///< nothing: the date is unknown
  explicit_,  ///< the text names it: "on 3 May 2011"
  relative,   ///< counted from the publication or from another expression: "on Thursday"
  article,    ///< the publication date alone bounds it: "said" in a report of that day
  order,      ///< its neighbours in the story bound it
};

/// When something took place, as far as that is known. Without a range nothing is known.
struct When {
  std::optional<TimeRange> range;
  bool approximate = false;  ///< "about 1990"; EDTF ~
  bool uncertain = false;    ///< "perhaps in May"; EDTF ?
  Basis basis = Basis::none;
  /// How far the clock of the zone that the words name is ahead of UTC ("5 p.m. GMT"); the range is
  /// on that clock. Nothing where no zone is named: the clock is that of the place spoken of.
  std::optional<int> utc_offset_minutes = std::nullopt;
  friend bool operator==(const When&, const When&) = default;
};

/// ISO 8601-2 (EDTF level 1) text: "2014-05", "2014-05-26", "2014-W22", "2014-06-26T21:51",
/// "../2014-05-31" for an open side, "2008-09-13/2008-09-14" for a range that is no calendar unit,
/// "1990~", a season as "2014-21" (spring) to "2014-24", a decade as "199X", a century as "19XX",
/// a quarter as "2014-33" to "2014-36", a half as its interval of months; a clock time of a named
/// zone ends in "Z" or "+05:30"; empty where nothing is known.
std::string to_edtf(const When& when);

/// The first and the last day it can have been, as "YYYY-MM-DD"; nothing for an open or unknown
/// side.
struct DayBounds {
  std::optional<std::string> earliest;
  std::optional<std::string> latest;
};
DayBounds day_bounds(const When& when);

/// RFC 3339: "2014-06-27" or "2014-06-27T03:21:00+05:30"; "Z" for an offset of zero. An instant
/// with a clock time but no zone is written as its date alone, as RFC 3339 has no local time.
std::string to_rfc3339(const Instant& instant);

/// Reads RFC 3339 and the ISO 8601 forms near it: date, date and time with or without seconds,
/// fraction, zone. Nothing where the text is anything else or names a day that does not exist.
std::optional<Instant> parse_instant(std::string_view text);

}  // namespace fabula
