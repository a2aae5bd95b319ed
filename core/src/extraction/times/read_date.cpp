#include <algorithm>

#include <fmt/format.h>

#include "date_reader.hpp"
#include "fabula/time/holidays.hpp"

namespace fabula {

std::optional<TimeReading> DateReader::read() {
  choose_base();
  choose_direction();
  if (!find_year()) {
    return std::nullopt;
  }
  return finish(find_unit());
}

/// The day that is counted from: that of the expression before it, or of publication.
void DateReader::choose_base() {
  const bool by_day = f_.has(TimeKey::day_shift);
  const auto& narrative = by_day ? c_.narrative_day : c_.narrative;
  if (from("range") && c_.other_end && !c_.other_end->begin.is_special()) {
    base_ = c_.other_end->begin.date();
    reading_.anchor = c_.other_end_index;
    reading_.anchoring = "the other end of the range";
  } else if (from("narrative") && narrative && !narrative->begin.is_special()) {
    base_ = narrative->begin.date();
    reading_.anchor = by_day ? c_.narrative_day_index : c_.narrative_index;
    reading_.anchoring = "the expression before it";
  } else if (c_.reference) {
    base_ = c_.reference->date();
  }
}

/// A year that the words give; false where they give an impossible one.
bool DateReader::find_year() {
  if (f_.has_number(TimeKey::year)) {
    year_ = f_.integer(TimeKey::year);
  } else if (f_.has(TimeKey::hundreds)) {
    year_ = 100 * f_.integer(TimeKey::hundreds) + f_.integer(TimeKey::number);
  } else if (f_.has_number(TimeKey::short_year)) {
    year_ = full_year(f_.integer(TimeKey::short_year));
  } else if (f_.has(TimeKey::year_shift) && base_) {
    year_ = base_year() + f_.integer(TimeKey::year_shift);
    anchored();
  } else if ((f_.has(TimeKey::quarter) || f_.has(TimeKey::half)) && reading_.anchor) {
    year_ = base_year();
  }
  return !year_ || (*year_ >= 1000 && *year_ <= 9999);
}

/// Of two digits: the year nearest to publication, but not far ahead of it; of the century of the
/// range's other end.
int DateReader::full_year(int digits) const {
  const int around = base_ ? base_year() : 2000;
  int year = around / 100 * 100 + digits % 100;
  if (reading_.anchor) {
    return year;
  }
  if (year > around + 20) {
    year -= 100;
  } else if (year < around - 79) {
    year += 100;
  }
  return year;
}

DateReader::Found DateReader::find_unit() {
  if (f_.has(TimeKey::holiday)) {
    return holiday();
  }
  if (f_.has(TimeKey::month)) {
    return month();
  }
  if (f_.has(TimeKey::week) && year_) {
    return {unit_of_year(*year_, Grain::week, f_.integer(TimeKey::week)), {}};
  }
  if (f_.has(TimeKey::weekday)) {
    return on_weekday();
  }
  if (f_.has(TimeKey::quarter)) {
    return part_of_year(Grain::quarter, f_.integer(TimeKey::quarter), "Q");
  }
  if (f_.has(TimeKey::half)) {
    return part_of_year(Grain::half, f_.integer(TimeKey::half), "H");
  }
  if (f_.has(TimeKey::season)) {
    return part_of_year(Grain::season, f_.integer(TimeKey::season), "S");
  }
  if (f_.has(TimeKey::decade)) {
    return decade();
  }
  if (f_.has(TimeKey::century)) {
    const int century = f_.integer(TimeKey::century) - 1;
    return {century_range(century), fmt::format("{:02}", century)};
  }
  return day_or_year();
}

DateReader::Found DateReader::day_or_year() {
  if (f_.has(TimeKey::day_shift)) {
    anchored();
    return base_ ? day_of(add_days(*base_, f_.integer(TimeKey::day_shift)))
                 : Found{std::nullopt, "XXXX-XX-XX"};
  }
  if (f_.has(TimeKey::day)) {
    return day_of_month();
  }
  if (year_ && from("like") && c_.period) {
    // "The 1988 period" beside a third quarter is that quarter of 1988.
    const auto month = c_.period->begin.date().month().as_number();
    const auto first = make_date(*year_, month, 1);
    return {first ? unit_holding(*first, c_.period->grain) : std::nullopt, {}};
  }
  if (year_) {
    return {year_range(*year_), fmt::format("{:04}", *year_)};
  }
  return today();
}

DateReader::Found DateReader::day_of(std::optional<Date> day) {
  return {day ? unit_holding(*day, Grain::day) : std::nullopt, {}};
}

DateReader::Found DateReader::today() {
  anchored();
  if (!base_) {
    return {std::nullopt, "XXXX-XX-XX"};
  }
  reading_.bare_clock = f_.has(TimeKey::hour) && !f_.has(TimeKey::from);
  // A bare clock time belongs to the day that the passage speaks of.
  if (reading_.bare_clock && c_.narrative && c_.narrative->grain <= Grain::day &&
      !c_.narrative->begin.is_special()) {
    reading_.anchor = c_.narrative_index;
    reading_.anchoring = "the day spoken of before";
    const Date day = c_.narrative->begin.date();
    return day_of(after_midnight() ? add_days(day, 1) : day);
  }
  return day_of(base_);
}

/// "At 11:40 p.m. on Sunday ... at 2:15 a.m.": told in this order, the second is on Monday.
bool DateReader::after_midnight() const {
  constexpr int evening = 18;
  constexpr int dawn = 6;
  const std::optional<int> hour = hour_of(f_);
  return hour && *hour < dawn && c_.narrative_hour.value_or(0) >= evening && !c_.governor.perfect;
}

DateReader::Found DateReader::day_of_month() {
  const int day = f_.integer(TimeKey::day);
  anchored();
  if (!base_) {
    return {std::nullopt, fmt::format("XXXX-XX-{:02}", day)};
  }
  int shift = f_.integer(TimeKey::month_shift);
  if (!f_.has(TimeKey::month_shift) && !from("narrative")) {
    const int today = static_cast<int>(base_->day());
    const bool ahead = from("range") || direction_ == Direction::future || due();
    shift = ahead ? (day < today ? 1 : 0) : day > today ? -1 : 0;
  }
  const auto month = add_months(*base_, shift);
  return day_of(month ? make_date(year_.value_or(static_cast<int>(month->year())),
                                  month->month().as_number(), day)
                      : std::nullopt);
}

DateReader::Found DateReader::month() {
  int month = f_.integer(TimeKey::month);
  int day = f_.integer(TimeKey::day);
  const bool day_first =
      from("place") && c_.zone &&
      std::find(c_.rules->month_first.begin(), c_.rules->month_first.end(),
                c_.rules->zones[*c_.zone].country) == c_.rules->month_first.end();
  if (from("place") && day <= 12 && (month > 12 || day_first)) {
    std::swap(month, day);
  }
  if (month < 1 || month > 12) {
    return {};
  }
  return month_and_day(month, f_.has(TimeKey::day) ? std::optional(day) : std::nullopt);
}

DateReader::Found DateReader::month_and_day(int month, std::optional<int> day) {
  if (!year_) {
    if (!base_) {
      anchored();
      return {std::nullopt, day ? fmt::format("XXXX-{:02}-{:02}", month, *day)
                                : fmt::format("XXXX-{:02}", month)};
    }
    year_ = year_of_month(month, day.value_or(0));
    anchored();
  }
  return day ? day_of(make_date(*year_, month, *day))
             : Found{unit_of_year(*year_, Grain::month, month), {}};
}

DateReader::Found DateReader::part_of_year(Grain grain, int number, const char* code) {
  if (year_) {
    return {unit_of_year(*year_, grain, number), {}};
  }
  anchored();
  if (!base_) {
    return {std::nullopt, fmt::format("XXXX-{}{}", code, number)};
  }
  return {nearest_of_years(grain, number), {}};
}

DateReader::Found DateReader::decade() {
  const int number = f_.integer(TimeKey::decade);
  if (number >= 100) {
    return {decade_range(number >= 1000 ? number / 10 : number), {}};
  }
  int decade = (base_ ? base_year() : 2000) / 100 * 10 + number / 10;
  if (base_ && decade * 10 > base_year()) {
    decade -= 10;
  }
  return {decade_range(decade), {}};
}

DateReader::Found DateReader::holiday() {
  const std::string_view rule = f_.symbol(TimeKey::holiday);
  reading_.when.approximate = is_approximate_holiday(rule);
  if (year_) {
    return {holiday_in(rule, *year_), {}};
  }
  anchored();
  if (!base_) {
    return {std::nullopt, "XXXX-XX-XX"};
  }
  return {nearest_holiday(rule), {}};
}

/// "A week from Tuesday": so long after the day. "The week of 4 March": the unit that holds it.
DateReader::Range DateReader::widened(Range day) const {
  const auto unit = parse_unit(f_.symbol(TimeKey::unit));
  if (day && unit && f_.has_number(TimeKey::shift)) {
    day =
        unit_after(*day, unit->grain > Grain::week ? unit->grain : Grain::day,
                   f_.integer(TimeKey::shift) * unit->count * (unit->grain == Grain::week ? 7 : 1));
  }
  const auto holder = parse_unit(f_.symbol(TimeKey::grain));
  return day && holder ? unit_holding(day->begin.date(), holder->grain) : day;
}

std::optional<TimeReading> DateReader::finish(Found found) {
  if (!found.range && found.unknown.empty()) {
    return std::nullopt;
  }
  if (reading_.when.basis == Basis::none) {
    reading_.when.basis = Basis::explicit_;
    reading_.anchoring = "the words themselves";
  }
  const bool says_year = f_.has(TimeKey::year) || f_.has(TimeKey::hundreds) ||
                         f_.has(TimeKey::short_year) || f_.has(TimeKey::year_shift);
  const bool has_part = f_.has(TimeKey::month) || f_.has(TimeKey::quarter) || f_.has(TimeKey::half);
  reading_.year_words = says_year  ? YearWords::said
                        : has_part ? YearWords::missing
                                   : YearWords::none;
  found.range = widened(found.range);
  reading_.value = found.range ? timex_value(*found.range) : found.unknown;
  reading_.when.range = found.range;
  if (found.range && found.range->grain != Grain::day) {
    return reading_;
  }
  return add_clock(f_, c_, reading_) ? std::optional(reading_) : std::nullopt;
}

std::optional<TimeReading> read_date(const TimeFields& fields, const TimeContext& context) {
  return DateReader(fields, context).read();
}

}  // namespace fabula
