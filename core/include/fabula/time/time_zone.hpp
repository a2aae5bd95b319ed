#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/date_time/posix_time/posix_time_types.hpp>

namespace fabula {

/// The clock of a region through the years, as the IANA time zone database tells it. Core reads no
/// files: config hands in the zones that its rules name.
struct TimeZone {
  struct Change {
    std::int64_t at = 0;     ///< seconds since 1970 in UTC, from when on
    int offset_minutes = 0;  ///< ahead of UTC
  };
  std::string name;             ///< "Asia/Kolkata"
  std::string country;          ///< ISO 3166-1 alpha-2; empty for UTC
  std::vector<Change> changes;  ///< in order, never empty; the first holds before its time as well
};

/// How many minutes the zone's clock is ahead of UTC at an instant in UTC.
int utc_offset_at(const TimeZone& zone, boost::posix_time::ptime utc);
/// The same for a time on the zone's own clock. An hour that the clock passes over or has twice
/// counts as before the change.
int utc_offset_of(const TimeZone& zone, boost::posix_time::ptime local);

}  // namespace fabula
