#include "fabula/time/calendar.hpp"

#include <algorithm>
#include <cassert>

namespace fabula {
namespace {

namespace pt = boost::posix_time;
namespace gr = boost::gregorian;

constexpr int first_year = 1400;
constexpr int last_year = 9999;

std::optional<TimeRange> days_between(std::optional<Date> begin, std::optional<Date> end,
                                      Grain grain) {
  if (!begin || !end) {
    return std::nullopt;
  }
  return TimeRange{pt::ptime(*begin), pt::ptime(*end), grain};
}

std::optional<TimeRange> months_from(int year, int month, int count, Grain grain) {
  const auto begin = make_date(year, month, 1);
  return days_between(begin, begin ? add_months(*begin, count) : std::nullopt, grain);
}

int year_of(Date date) {
  return static_cast<int>(date.year());
}
int month_of(Date date) {
  return date.month().as_number();
}

std::optional<Date> shifted_day(Date date, Grain grain, int n) {
  switch (grain) {
    case Grain::week:
      return add_days(date, 7 * n);
    case Grain::month:
      return add_months(date, n);
    case Grain::season:
    case Grain::quarter:
      return add_months(date, 3 * n);
    case Grain::half:
      return add_months(date, 6 * n);
    case Grain::year:
      return add_months(date, 12 * n);
    case Grain::decade:
      return add_months(date, 120 * n);
    case Grain::century:
      return add_months(date, 1200 * n);
    default:
      return add_days(date, n);
  }
}

}  // namespace

int days_in_month(int year, int month) {
  assert(1 <= month && month <= 12);
  return gr::gregorian_calendar::end_of_month_day(static_cast<unsigned short>(year),
                                                  static_cast<unsigned short>(month));
}

std::optional<Date> make_date(int year, int month, int day) {
  if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1 ||
      day > days_in_month(year, month)) {
    return std::nullopt;
  }
  return Date(static_cast<unsigned short>(year), static_cast<unsigned short>(month),
              static_cast<unsigned short>(day));
}

std::optional<Date> add_days(Date date, int days) {
  static const Date first(first_year, 1, 1);
  static const Date last(last_year, 12, 31);
  if (days < (first - date).days() || days > (last - date).days()) {
    return std::nullopt;
  }
  return date + gr::days(days);
}

std::optional<Date> add_months(Date date, int months) {
  const long total = 12L * year_of(date) + month_of(date) - 1 + months;
  if (total < 12L * first_year || total >= 12L * (last_year + 1)) {
    return std::nullopt;
  }
  const int year = static_cast<int>(total / 12);
  const int month = static_cast<int>(total % 12) + 1;
  const int day = static_cast<int>(date.day());
  return make_date(year, month, std::min(day, days_in_month(year, month)));
}

std::optional<pt::ptime> add_time(pt::ptime moment, pt::time_duration duration) {
  // Boost counts beyond the years that it knows, and only asking for the date throws.
  static const pt::ptime first(Date(first_year, 1, 1));
  static const pt::ptime last(Date(last_year, 12, 31), pt::hours(24) - pt::microseconds(1));
  assert(!moment.is_special());
  const pt::ptime result = moment + duration;
  return first <= result && result <= last ? std::optional(result) : std::nullopt;
}

std::optional<pt::ptime> in_utc(const Instant& instant) {
  return add_time(instant.local, pt::minutes(-instant.utc_offset_minutes.value_or(0)));
}

int weekday(Date date) {
  const int from_sunday = date.day_of_week().as_number();
  return from_sunday == 0 ? 7 : from_sunday;
}

IsoWeek iso_week(Date date) {
  const int week = date.week_number();
  int year = year_of(date);
  if (week >= 52 && month_of(date) == 1) {
    --year;
  } else if (week == 1 && month_of(date) == 12) {
    ++year;
  }
  return {year, week};
}

std::optional<Date> monday_of(IsoWeek week) {
  const auto fourth = make_date(week.year, 1, 4);  // always in week 1
  if (!fourth || week.week < 1 || week.week > 53) {
    return std::nullopt;
  }
  const auto monday = add_days(*fourth, 7 * (week.week - 1) - (weekday(*fourth) - 1));
  if (!monday || iso_week(*monday) != week) {
    return std::nullopt;
  }
  return monday;
}

std::optional<Date> nth_weekday(int year, int month, int day_of_week, int nth) {
  const auto first = make_date(year, month, 1);
  if (!first || day_of_week < 1 || day_of_week > 7 || nth == 0) {
    return std::nullopt;
  }
  const int days = days_in_month(year, month);
  if (nth > 0) {
    const int day = 1 + (day_of_week - weekday(*first) + 7) % 7 + 7 * (nth - 1);
    return make_date(year, month, day);
  }
  const Date last = *make_date(year, month, days);
  const int day = days - (weekday(last) - day_of_week + 7) % 7 + 7 * (nth + 1);
  return make_date(year, month, day);
}

std::optional<Date> easter(int year) {
  if (year < 1583) {
    return std::nullopt;
  }
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return make_date(year, n / 31, n % 31 + 1);
}

std::optional<Date> orthodox_easter(int year) {
  if (year < 1583) {
    return std::nullopt;
  }
  const int d = (19 * (year % 19) + 15) % 30;
  const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const int n = d + e + 114;
  const auto julian = make_date(year, n / 31, n % 31 + 1);
  return julian ? add_days(*julian, year / 100 - year / 400 - 2) : std::nullopt;
}

int quarter_of(Date date) {
  return (month_of(date) - 1) / 3 + 1;
}

int season_of(Date date) {
  return (month_of(date) + 9) % 12 / 3 + 1;
}

std::optional<TimeRange> unit_holding(Date date, Grain grain) {
  const int year = year_of(date);
  const int month = month_of(date);
  switch (grain) {
    case Grain::week: {
      const auto monday = add_days(date, 1 - weekday(date));
      return days_between(monday, monday ? add_days(*monday, 7) : std::nullopt, grain);
    }
    case Grain::month:
      return months_from(year, month, 1, grain);
    case Grain::season:
      return unit_of_year(month < 3 ? year - 1 : year, grain, season_of(date));
    case Grain::quarter:
      return unit_of_year(year, grain, quarter_of(date));
    case Grain::half:
      return unit_of_year(year, grain, month <= 6 ? 1 : 2);
    case Grain::year:
      return year_range(year);
    case Grain::decade:
      return decade_range(year / 10);
    case Grain::century:
      return century_range(year / 100);
    default:
      return days_between(date, add_days(date, 1), Grain::day);
  }
}

std::optional<TimeRange> unit_after(const TimeRange& range, Grain grain, int n) {
  if (range.begin.is_special()) {
    return std::nullopt;
  }
  if (grain <= Grain::hour) {
    const long seconds = grain == Grain::hour ? 3600L : grain == Grain::minute ? 60L : 1L;
    const long total = seconds * n;
    if (!add_days(range.begin.date(), static_cast<int>(total / 86400) + (n < 0 ? -1 : 1))) {
      return std::nullopt;
    }
    const pt::ptime begin = range.begin + pt::seconds(total);
    return TimeRange{begin, begin + pt::seconds(seconds), grain};
  }
  const auto unit = unit_holding(range.begin.date(), grain);
  if (!unit) {
    return std::nullopt;
  }
  const auto day = shifted_day(unit->begin.date(), grain, n);
  return day ? unit_holding(*day, grain) : std::nullopt;
}

std::optional<TimeRange> unit_of_year(int year, Grain grain, int number) {
  if (number < 1) {
    return std::nullopt;
  }
  switch (grain) {
    case Grain::week: {
      const auto monday = monday_of({year, number});
      return days_between(monday, monday ? add_days(*monday, 7) : std::nullopt, grain);
    }
    case Grain::month:
      return number <= 12 ? months_from(year, number, 1, grain) : std::nullopt;
    case Grain::quarter:
      return number <= 4 ? months_from(year, 3 * number - 2, 3, grain) : std::nullopt;
    case Grain::season:
      return number <= 4 ? months_from(year, 3 * number, 3, grain) : std::nullopt;
    case Grain::half:
      return number <= 2 ? months_from(year, 6 * number - 5, 6, grain) : std::nullopt;
    default:
      return std::nullopt;
  }
}

std::optional<TimeRange> year_range(int year) {
  return months_from(year, 1, 12, Grain::year);
}

std::optional<TimeRange> decade_range(int decade) {
  return months_from(decade * 10, 1, 120, Grain::decade);
}

std::optional<TimeRange> century_range(int century) {
  return months_from(century * 100, 1, 1200, Grain::century);
}

}  // namespace fabula
