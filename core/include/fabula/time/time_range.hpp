#pragma once

#include <cstdint>
#include <optional>

#include <boost/date_time/posix_time/posix_time_types.hpp>

namespace fabula {

/// How precisely a text names a time, from fine to coarse.
enum class Grain : std::uint8_t {
  second,
  minute,
  hour,
  day,
  week,
  month,
  season,
  quarter,
  half,
  year,
  decade,
  century
};

/// A half-open range of local time, [begin, end), at the precision the text gave it: "in March
/// 2011" is [2011-03-01, 2011-04-01) at Grain::month. An open side is boost's neg_infin or
/// pos_infin ("until Friday", "since 2008"). Boost.DateTime knows the years 1400 to 9999.
struct TimeRange {
  boost::posix_time::ptime begin;
  boost::posix_time::ptime end;
  Grain grain = Grain::day;
  friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

/// A point of time as a file or an article states it: local date and clock time, and how far the
/// local clock is ahead of UTC where that is said. `has_time` is false where only the day is known;
/// `local` is then its midnight.
struct Instant {
  boost::posix_time::ptime local;
  bool has_time = false;
  std::optional<int> utc_offset_minutes;
  friend bool operator==(const Instant&, const Instant&) = default;
};

/// What "yesterday" is counted from: the local date and time at the article's dateline, or nothing
/// where the publication date is unknown (relative expressions then stay open). It is always passed
/// in; nothing reads the clock.
using ReferenceTime = std::optional<boost::posix_time::ptime>;

}  // namespace fabula
