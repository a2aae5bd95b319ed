#include "fabula/time/time_zone.hpp"

#include <cassert>

namespace fabula {
namespace {

namespace pt = boost::posix_time;

std::int64_t seconds_since_1970(pt::ptime time) {
  static const pt::ptime epoch(boost::gregorian::date(1970, 1, 1));
  return (time - epoch).ticks() / pt::time_duration::ticks_per_second();
}

/// The offset of the last change before `seconds`, counted on the clock that `shift` says.
template <class Shift>
int offset_before(const TimeZone& zone, std::int64_t seconds, const Shift& shift) {
  assert(!zone.changes.empty());
  int offset = zone.changes.front().offset_minutes;
  for (const TimeZone::Change& change : zone.changes) {
    if (change.at + shift(offset) > seconds) {
      break;
    }
    offset = change.offset_minutes;
  }
  return offset;
}

}  // namespace

int utc_offset_at(const TimeZone& zone, pt::ptime utc) {
  return offset_before(zone, seconds_since_1970(utc), [](int) { return std::int64_t{0}; });
}

int utc_offset_of(const TimeZone& zone, pt::ptime local) {
  return offset_before(zone, seconds_since_1970(local),
                       [](int minutes) { return std::int64_t{60} * minutes; });
}

}  // namespace fabula
