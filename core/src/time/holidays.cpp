#include "fabula/time/holidays.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace fabula {
namespace {

using boost::posix_time::ptime;

/// Reads a rule from the front.
struct Cursor {
  std::string_view rest;

  bool take(std::string_view text) {
    if (rest.substr(0, text.size()) != text) {
      return false;
    }
    rest.remove_prefix(text.size());
    return true;
  }
  std::optional<int> number() {
    const std::size_t plus = rest.substr(0, 1) == "+" ? 1 : 0;
    int value = 0;
    const auto [end, error] = std::from_chars(rest.data() + plus, rest.data() + rest.size(), value);
    if (error != std::errc()) {
      return std::nullopt;
    }
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    return value;
  }
};

std::optional<TimeRange> days_from(std::optional<Date> first, int count) {
  const auto end = first ? add_days(*first, count) : std::nullopt;
  if (!end) {
    return std::nullopt;
  }
  return TimeRange{ptime(*first), ptime(*end), Grain::day};
}

// Day numbers below are Julian day numbers, at noon of the day.
std::optional<Date> date_of(long julian_day) {
  static const Date base(2000, 1, 1);
  static const long base_number = static_cast<long>(base.julian_day());
  const long days = julian_day - base_number;
  return days < -200000 || days > 2900000 ? std::nullopt : add_days(base, static_cast<int>(days));
}

/// The first day of a year of the Hebrew calendar (Dershowitz and Reingold, Calendrical
/// Calculations): the mean new moon, put off where the weekday or the year's length forbids it.
long hebrew_elapsed(long year) {
  const long months = (235 * year - 234) / 19;
  const long parts = 12084 + 13753 * months;
  long day = 29 * months + parts / 25920;
  if (3 * (day + 1) % 7 < 3) {
    ++day;
  }
  return day;
}
long hebrew_new_year(long year) {
  const long before = hebrew_elapsed(year - 1);
  const long here = hebrew_elapsed(year);
  const long after = hebrew_elapsed(year + 1);
  const long delay = after - here == 356 ? 2 : here - before == 382 ? 1 : 0;
  return 347998 + here + delay;
}

/// `month` counts from Tishri; 6 is Adar I, which only leap years have, 7 is Adar (II), 8 Nisan.
std::optional<Date> hebrew_date(long year, int month, int day) {
  const long first = hebrew_new_year(year);
  const long length = hebrew_new_year(year + 1) - first;
  const bool leap = length > 380;
  const int long_heshvan = length % 10 == 5 ? 30 : 29;
  const int short_kislev = length % 10 == 3 ? 29 : 30;
  const std::array<int, 13> months = {30, long_heshvan, short_kislev, 29, 30, leap ? 30 : 0, 29, 30,
                                      29, 30,           29,           30, 29};
  if (month < 1 || month > 13) {
    return std::nullopt;
  }
  long days = first + day - 1;
  for (int m = 0; m < month - 1; ++m) {
    days += months.at(static_cast<std::size_t>(m));
  }
  return date_of(days);
}

/// The civil Islamic calendar: months of 30 and 29 days, leap years 2, 5, 7, 10, 13, 16, 18, 21,
/// 24, 26 and 29 of thirty.
std::optional<Date> hijri_date(long year, int month, int day) {
  if (month < 1 || month > 12) {
    return std::nullopt;
  }
  return date_of(1948440 - 1 + day + (59L * (month - 1) + 1) / 2 + (year - 1) * 354 +
                 (3 + 11 * year) / 30);
}

std::optional<Date> in_year(std::optional<Date> date, int year) {
  return date && static_cast<int>(date->year()) == year ? date : std::nullopt;
}

/// "hebrew-1-15/8", "hijri-9-1/30".
std::optional<TimeRange> lunar(Cursor in, bool hebrew, int year) {
  std::optional<int> month;
  std::optional<int> day;
  if (in.take("-")) {
    month = in.number();
  }
  if (in.take("-")) {
    day = in.number();
  }
  const std::optional<int> days = in.take("/") ? in.number() : std::optional<int>(1);
  if (!month || !day || !days || !in.rest.empty()) {
    return std::nullopt;
  }
  // Two lunar years can begin in one Gregorian year; the first that has its day in it counts.
  const long around = hebrew ? year + 3760L : (year - 622L) * 33 / 32;
  for (long lunar_year = around - 1; lunar_year <= around + 2; ++lunar_year) {
    const auto date = in_year(
        hebrew ? hebrew_date(lunar_year, *month, *day) : hijri_date(lunar_year, *month, *day),
        year);
    if (date) {
      return days_from(date, *days);
    }
  }
  return std::nullopt;
}

std::optional<TimeRange> listed(Cursor in, int year) {
  while (in.take(" ")) {
    const auto y = in.number();
    const auto m = in.take("-") ? in.number() : std::nullopt;
    const auto d = in.take("-") ? in.number() : std::nullopt;
    if (!y || !m || !d) {
      return std::nullopt;
    }
    if (*y == year) {
      return days_from(make_date(year, *m, *d), 1);
    }
  }
  return std::nullopt;
}

/// "12-25", "11-4#4", "11-1#1+1".
std::optional<TimeRange> gregorian(Cursor in, int year) {
  const auto month = in.number();
  if (!month || !in.take("-")) {
    return std::nullopt;
  }
  const auto day = in.number();
  if (!day) {
    return std::nullopt;
  }
  if (!in.take("#")) {
    return in.rest.empty() ? days_from(make_date(year, *month, *day), 1) : std::nullopt;
  }
  const auto nth = in.number();
  const auto shift = in.rest.empty() ? std::optional<int>(0) : in.number();
  const auto date = nth ? nth_weekday(year, *month, *day, *nth) : std::nullopt;
  return date && shift && in.rest.empty() ? days_from(add_days(*date, *shift), 1) : std::nullopt;
}

}  // namespace

std::optional<TimeRange> holiday_in(std::string_view rule, int year) {
  Cursor in{rule};
  if (in.take("easter") || in.take("orthodox")) {
    const auto sunday = rule[0] == 'e' ? easter(year) : orthodox_easter(year);
    const auto shift = in.number();
    return sunday && shift && in.rest.empty() ? days_from(add_days(*sunday, *shift), 1)
                                              : std::nullopt;
  }
  if (in.take("hebrew")) {
    return lunar(in, true, year);
  }
  if (in.take("hijri")) {
    return lunar(in, false, year);
  }
  if (in.take("dates")) {
    return listed(in, year);
  }
  return gregorian(in, year);
}

bool is_approximate_holiday(std::string_view rule) {
  return rule.substr(0, 5) == "hijri";
}

bool is_fixed_holiday(std::string_view rule) {
  return !rule.empty() && rule[0] >= '0' && rule[0] <= '9' &&
         rule.find('#') == std::string_view::npos;
}

bool is_holiday_rule(std::string_view rule) {
  for (int year = 1990; year < 2030; ++year) {
    if (holiday_in(rule, year)) {
      return true;
    }
  }
  return false;
}

}  // namespace fabula
