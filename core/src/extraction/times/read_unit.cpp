#include <cmath>

#include <fmt/format.h>

#include "reading.hpp"

namespace fabula {
namespace {

namespace pt = boost::posix_time;

const char* unknown_value(Grain grain) {
  switch (grain) {
    case Grain::week:
      return "XXXX-WXX";
    case Grain::month:
      return "XXXX-XX";
    case Grain::quarter:
      return "XXXX-QX";
    case Grain::year:
    case Grain::decade:
    case Grain::century:
      return "XXXX";
    default:
      return "XXXX-XX-XX";
  }
}

/// A part of a unit is counted in the next smaller one: half a year is six months.
void whole_number(double& count, UnitName& unit) {
  if (count == std::floor(count)) {
    return;
  }
  if (unit.grain == Grain::year) {
    unit = *parse_unit("month");
    count = std::round(count * 12);
  } else if (unit.grain == Grain::decade) {
    unit = *parse_unit("year");
    count = std::round(count * 10);
  } else if (unit.grain == Grain::week) {
    unit = *parse_unit("day");
    count = std::round(count * 7);
  } else if (unit.grain == Grain::month) {
    unit = *parse_unit("week");
    count = std::round(count * 4);
  } else {
    count = std::round(count);
  }
}

TimeReading vague(double sign, bool narrative) {
  TimeReading reading;
  reading.value = sign < 0 ? "PAST_REF" : sign > 0 ? "FUTURE_REF" : "PRESENT_REF";
  reading.anchoring = narrative ? "the expression before it" : "publication";
  return reading;
}

TimeReading weekend(const TimeFields& f, const TimeContext& c, Date base, int shift) {
  // The weekend of a Monday's report is the one just past; that of a Thursday's lies ahead unless
  // the tense is past.
  TimeReading reading;
  const bool ahead =
      f.symbol(TimeKey::direction) == "future" || c.governor.direction == Direction::future;
  int days = 6 - weekday(base);  // to this week's Saturday
  if (days > 0 && !ahead && !f.has(TimeKey::shift)) {
    days -= 7;
  }
  if (f.has(TimeKey::shift) && shift < 0 && weekday(base) >= 6) {
    days -= 0;
  }
  const auto saturday = add_days(base, days + 7 * shift);
  const auto end = saturday ? add_days(*saturday, 2) : saturday;
  if (saturday && end) {
    const IsoWeek week = iso_week(*saturday);
    reading.value = fmt::format("{:04}-W{:02}-WE", week.year, week.week);
    reading.when.range = TimeRange{pt::ptime(*saturday), pt::ptime(*end), Grain::day};
    reading.when.basis = Basis::relative;
    reading.anchoring = "publication";
  }
  return reading;
}

}  // namespace

std::optional<TimeReading> read_unit(const TimeFields& f, const TimeContext& c) {
  auto unit = parse_unit(f.symbol(TimeKey::unit));
  if (!unit) {
    return std::nullopt;
  }
  const std::string_view from = f.symbol(TimeKey::from);
  const double sign = f.has(TimeKey::shift)               ? (f.number(TimeKey::shift) < 0 ? -1 : 1)
                      : f.symbol(TimeKey::side) == "past" ? -1
                      : f.symbol(TimeKey::side) == "future" ? 1
                                                            : 0;
  // Days are counted from a day, coarser units from whatever was spoken of last.
  const bool by_day = unit->grain <= Grain::day && c.narrative_day;
  const auto& last_spoken = by_day ? c.narrative_day : c.narrative;
  const bool narrative = from == "narrative" && last_spoken;
  const bool as_duration = f.symbol(TimeKey::kind) == "DURATION";
  if (f.has(TimeKey::shift) && !f.has_number(TimeKey::shift)) {
    if (as_duration) {
      return duration_reading(f, TimeKey::shift);
    }
    return vague(sign, narrative);
  }
  std::optional<TimeReading> length;
  if (as_duration) {
    length = duration_reading(f, TimeKey::shift);
    if (!length) {
      return std::nullopt;
    }
  }
  double count = f.number(TimeKey::shift) + sign * f.number(TimeKey::fraction);
  whole_number(count, *unit);
  TimeReading reading;
  reading.when.basis = Basis::relative;
  reading.anchoring = narrative ? "the expression before it" : "publication";
  if (narrative) {
    reading.anchor = by_day ? c.narrative_day_index : c.narrative_index;
  }
  TimeRange base;
  if (narrative) {
    base = *last_spoken;
  } else if (c.reference) {
    base = TimeRange{*c.reference, *c.reference, Grain::second};
  } else {
    reading.value = unknown_value(unit->grain);
    reading.when.basis = Basis::none;
    if (length) {
      reading.value = length->value;
    }
    return reading;
  }
  if (base.begin.is_special()) {
    return std::nullopt;
  }
  const int steps = static_cast<int>(count) * unit->count;
  if (unit->weekend) {
    return weekend(f, c, base.begin.date(), steps);
  }
  const Grain grain = unit->grain;
  if (from == "same" && c.period && c.period->grain == grain) {
    reading.when.range = c.period;
    reading.value = timex_value(*c.period);
    reading.anchoring = "the period spoken of before";
    return reading;
  }
  // "A year earlier" in a passage on a quarter is that quarter of the year before.
  if (from == "like" && grain == Grain::year && c.period) {
    const auto year = unit_after(*c.period, Grain::year, 0);
    const int months = 12 * steps;
    const auto day = add_months(c.period->begin.date(), months);
    if (year && day) {
      reading.when.range = unit_holding(*day, c.period->grain);
      reading.anchoring = "the period spoken of before";
    }
  } else {
    reading.when.range = unit_after(base, grain, steps);
  }
  if (!reading.when.range) {
    return std::nullopt;
  }
  if (grain < Grain::day) {
    reading.type = TimexType::time;
    const pt::ptime t = reading.when.range->begin;
    reading.value = fmt::format("{}T{:02}:{:02}", timex_value({t, t, Grain::day}),
                                t.time_of_day().hours(), t.time_of_day().minutes());
    reading.when.range = unit_holding(t.date(), Grain::day);
    if (length) {
      reading.value = length->value;
    }
    return reading;
  }
  reading.value = timex_value(*reading.when.range);
  if (length) {
    reading.value = length->value;
  }
  if (f.has(TimeKey::part) && reading.when.range->grain == Grain::day) {
    reading.type = TimexType::time;
    reading.value += fmt::format("T{}", f.symbol(TimeKey::part));
  }
  return reading;
}

std::optional<TimeReading> read_reference(const TimeFields& f, const TimeContext& c) {
  TimeReading reading;
  reading.value = std::string(f.symbol(TimeKey::value));
  reading.anchoring = "publication";
  if (reading.value == "PRESENT_REF" && c.reference) {
    reading.when.range = unit_holding(c.reference->date(), Grain::day);
    reading.when.approximate = true;
    reading.when.basis = Basis::relative;
  }
  return reading;
}

}  // namespace fabula
