#include <algorithm>

#include <fmt/format.h>

#include "reading.hpp"

namespace fabula {
namespace {

namespace pt = boost::posix_time;

/// The clock that a name means: "IST" in a report from Mumbai, from Tel Aviv, from Dublin.
std::optional<std::uint32_t> zone_named(std::string_view name, const TimeContext& c) {
  const auto& names = c.rules->zone_names;
  const auto entry = std::find_if(names.begin(), names.end(),
                                  [name](const ZoneName& z) { return z.name == name; });
  if (entry == names.end()) {
    return std::nullopt;
  }
  if (entry->meanings.empty()) {
    return c.zone;
  }
  const std::string_view country =
      c.zone ? std::string_view(c.rules->zones[*c.zone].country) : std::string_view();
  std::optional<std::uint32_t> zone;
  for (const ZoneName::Meaning& meaning : entry->meanings) {
    if (meaning.country.empty() ? !zone : meaning.country == country) {
      zone = meaning.zone;
    }
  }
  return zone;
}

struct Clock {
  int hour = 0;
  int minute = 0;
  int day_shift = 0;
};

/// The time on a clock of 24 hours; nothing where there is none.
std::optional<Clock> clock_of(const TimeFields& f) {
  Clock clock{f.integer(TimeKey::hour), f.integer(TimeKey::minute), 0};
  const std::string_view meridiem = f.symbol(TimeKey::meridiem);
  const std::string_view part = f.symbol(TimeKey::part);
  const int second = f.integer(TimeKey::second);
  if (clock.hour < 0 || clock.hour > 24 || clock.minute < -59 || clock.minute > 59 || second > 60 ||
      (!meridiem.empty() && clock.hour > 12) ||
      (clock.hour == 24 && (clock.minute != 0 || second != 0))) {
    return std::nullopt;
  }
  const bool afternoon =
      meridiem == "pm" || part == "AF" || part == "EV" || (part == "NI" && clock.hour >= 5);
  if (afternoon && clock.hour < 12) {
    clock.hour += 12;
  } else if ((meridiem == "am" || part == "NI") && clock.hour == 12) {
    clock.hour = 0;
  }
  if (clock.minute < 0) {  // "a quarter to nine"
    clock.minute += 60;
    clock.hour += clock.hour == 0 ? 23 : -1;
  }
  return clock;
}

/// Of the parts of the day that midnight follows.
std::optional<int> first_hour(std::string_view part) {
  return part == "EV" ? std::optional(18) : part == "NI" ? std::optional(21) : std::nullopt;
}

}  // namespace

std::optional<int> hour_of(const TimeFields& f) {
  const std::optional<Clock> clock = f.has_number(TimeKey::hour) ? clock_of(f) : std::nullopt;
  return clock ? std::optional(clock->hour) : std::nullopt;
}

bool add_clock(const TimeFields& f, const TimeContext& c, TimeReading& reading) {
  if (!f.has_number(TimeKey::hour)) {
    if (f.has(TimeKey::part)) {
      reading.type = TimexType::time;
      reading.value += fmt::format("T{}", f.symbol(TimeKey::part));
      reading.hour = first_hour(f.symbol(TimeKey::part));
    }
    return true;
  }
  const std::optional<Clock> clock = clock_of(f);
  if (!clock) {
    return false;
  }
  reading.type = TimexType::time;
  reading.value += fmt::format("T{:02}:{:02}", clock->hour, clock->minute);
  if (f.has_number(TimeKey::second)) {
    reading.value += fmt::format(":{:02}", f.integer(TimeKey::second));
  }
  reading.hour = clock->hour;
  if (!reading.when.range || clock->hour == 24) {
    return true;
  }
  const pt::ptime begin =
      reading.when.range->begin + pt::hours(clock->hour) + pt::minutes(clock->minute);
  // An hour is rarely meant to the minute.
  reading.when.range = f.has_number(TimeKey::minute)
                           ? TimeRange{begin, begin + pt::minutes(1), Grain::minute}
                           : TimeRange{begin, begin + pt::hours(1), Grain::hour};
  if (const auto zone = zone_named(f.symbol(TimeKey::zone), c)) {
    reading.when.utc_offset_minutes = utc_offset_of(c.rules->zones[*zone], begin);
    reading.anchoring += fmt::format(", clock of {}", c.rules->zones[*zone].name);
  }
  return true;
}

}  // namespace fabula
