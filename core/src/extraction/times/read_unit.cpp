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
  } else if (unit.grain == Grain::decade || unit.grain == Grain::century) {
    count = std::round(count * (unit.grain == Grain::decade ? 10 : 100));
    unit = *parse_unit("year");
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

/// Reads one expression that counts calendar units from somewhere.
class UnitReader {
 public:
  UnitReader(const TimeFields& fields, const TimeContext& context) : f_(fields), c_(context) {}

  std::optional<TimeReading> read() {
    const auto named = parse_unit(f_.symbol(TimeKey::unit));
    if (!named) {
      return std::nullopt;
    }
    unit_ = *named;
    const double sign = f_.has(TimeKey::shift) && f_.number(TimeKey::shift) < 0 ? -1 : 1;
    choose_base();
    if (f_.symbol(TimeKey::kind) == "DURATION") {
      length_ = duration_reading(f_, TimeKey::shift);
      if (!length_) {
        return std::nullopt;
      }
    }
    if (f_.has(TimeKey::shift) && !f_.has_number(TimeKey::shift)) {
      return length_ ? length_ : vague(sign, reading_.anchor.has_value());
    }
    double count = f_.number(TimeKey::shift) + sign * f_.number(TimeKey::fraction);
    count *= f_.has_number(TimeKey::scale) ? f_.number(TimeKey::scale) : 1;
    whole_number(count, unit_);
    if (std::fabs(count) > 100000) {
      return length_;
    }
    return counted(static_cast<int>(count) * unit_.count);
  }

 private:
  /// Days are counted from a day, coarser units from whatever was spoken of last.
  void choose_base() {
    reading_.anchoring = "publication";
    const std::string_view from = f_.symbol(TimeKey::from);
    if (from == "event" && c_.before_event) {
      base_ = c_.event;
      reading_.anchor = c_.event_index;
      reading_.anchoring = base_ ? "what is named behind it" : "something undated";
      return;
    }
    const bool by_day = unit_.grain <= Grain::day && c_.narrative_day;
    const auto& spoken = by_day ? c_.narrative_day : c_.narrative;
    if ((from == "narrative" || from == "event") && spoken) {
      base_ = spoken;
      reading_.anchor = by_day ? c_.narrative_day_index : c_.narrative_index;
      reading_.anchoring = "the expression before it";
    } else if (c_.reference) {
      base_ = TimeRange{*c_.reference, *c_.reference, Grain::second};
    }
  }

  std::optional<TimeReading> counted(int steps) {
    if (!base_ || base_->begin.is_special()) {
      if (length_) {
        return length_;
      }
      reading_.value = unknown_value(unit_.grain);
      return base_ ? std::nullopt : std::optional(reading_);
    }
    reading_.when.basis = Basis::relative;
    if (unit_.weekend) {
      return weekend(f_, c_, base_->begin.date(), steps);
    }
    if (unit_.grain < Grain::day && !length_ && !clock_known()) {
      return on_that_day();
    }
    choose_range(steps);
    if (!reading_.when.range) {
      return std::nullopt;
    }
    write(steps);
    return reading_;
  }

  [[nodiscard]] bool clock_known() const {
    return reading_.anchor ? base_->grain < Grain::day : c_.reference_has_clock;
  }

  /// "Five hours ago" in a report of which only the day is known.
  std::optional<TimeReading> on_that_day() {
    reading_.when.range = unit_holding(base_->begin.date(), Grain::day);
    if (!reading_.when.range) {
      return std::nullopt;
    }
    reading_.when.approximate = true;
    reading_.value = timex_value(*reading_.when.range);
    return reading_;
  }

  void choose_range(int steps) {
    const std::string_view from = f_.symbol(TimeKey::from);
    const bool period_of_unit = c_.period && c_.period->grain == unit_.grain;
    if (from == "same" && period_of_unit) {
      reading_.when.range = c_.period;
      reading_.anchoring = "the period spoken of before";
    } else if (from == "like" && unit_.grain == Grain::year && c_.period) {
      // "A year earlier" in a passage on a quarter is that quarter of the year before.
      const auto day = add_months(c_.period->begin.date(), 12 * steps);
      reading_.when.range = day ? unit_holding(*day, c_.period->grain) : std::nullopt;
      reading_.anchoring = "the period spoken of before";
    } else {
      reading_.when.range = unit_after(*base_, unit_.grain, steps);
    }
  }

  void write(int steps) {
    const TimeRange range = *reading_.when.range;
    if (range.grain < Grain::day) {
      reading_.type = TimexType::time;
      const auto clock = range.begin.time_of_day();
      reading_.value =
          fmt::format("{}T{:02}:{:02}", timex_value({range.begin, range.begin, Grain::day}),
                      clock.hours(), clock.minutes());
      reading_.when.range = unit_holding(range.begin.date(), Grain::day);
    } else {
      reading_.value = timex_value(range);
    }
    if (length_) {
      reading_.type = TimexType::duration;
      reading_.value = length_->value;
      (steps < 0 ? reading_.end_point : reading_.begin_point) = reading_.anchor;
    } else if (f_.has(TimeKey::part) && range.grain == Grain::day) {
      reading_.type = TimexType::time;
      reading_.value += fmt::format("T{}", f_.symbol(TimeKey::part));
    }
  }

  const TimeFields& f_;
  const TimeContext& c_;
  UnitName unit_;
  std::optional<TimeRange> base_;
  std::optional<TimeReading> length_;
  TimeReading reading_;
};

}  // namespace

std::optional<TimeReading> read_unit(const TimeFields& fields, const TimeContext& context) {
  return UnitReader(fields, context).read();
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
