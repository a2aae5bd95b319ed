#pragma once

#include <optional>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include "fabula/time/time_range.hpp"

/// The Gregorian calendar as the time stage needs it. Boost.DateTime knows the years 1400 to 9999;
/// whatever would lie outside them, or does not exist (31 February), is nothing, never bent.
namespace fabula {

using Date = boost::gregorian::date;

/// Months and days count from 1. Nothing where there is no such day.
std::optional<Date> make_date(int year, int month, int day);
/// 28 to 31. REQUIRES: month is 1 to 12.
int days_in_month(int year, int month);

std::optional<Date> add_days(Date date, int days);
/// The same day of the month `months` later, or that month's last day where it is shorter. Unlike
/// Boost's months it does not remember the end of a month: 28 February + 1 month is 28 March.
std::optional<Date> add_months(Date date, int months);

/// REQUIRES: `moment` is finite.
std::optional<boost::posix_time::ptime> add_time(boost::posix_time::ptime moment,
                                                 boost::posix_time::time_duration duration);
/// The same moment in UTC; what states no zone, or only a day, as it is. REQUIRES: it is finite.
std::optional<boost::posix_time::ptime> in_utc(const Instant& instant);

/// ISO 8601: Monday is 1, Sunday 7.
int weekday(Date date);
/// ISO 8601: week 1 holds the year's first Thursday, so the first days of January can belong to the
/// year before.
struct IsoWeek {
  int year = 0;
  int week = 0;
  friend bool operator==(const IsoWeek&, const IsoWeek&) = default;
};
IsoWeek iso_week(Date date);
/// The Monday of a week; nothing where the year has no such week.
std::optional<Date> monday_of(IsoWeek week);

/// The nth such weekday of a month, from 1; -1 is the last one. Nothing where there is none.
std::optional<Date> nth_weekday(int year, int month, int weekday, int nth);
/// Easter Sunday of the western churches (Meeus/Jones/Butcher), 1583 and later.
std::optional<Date> easter(int year);
/// Easter Sunday of the eastern churches, as a Gregorian date (Meeus' Julian algorithm), 1583 and
/// later.
std::optional<Date> orthodox_easter(int year);

/// 1 to 4: of a quarter; of a season, spring to winter. Seasons are the meteorological ones of the
/// northern hemisphere; a winter belongs to the year of its December.
int quarter_of(Date date);
int season_of(Date date);

/// The whole calendar unit that holds a day: its month, its ISO week, its decade ... Grains finer
/// than a day give the day. Nothing where it would reach beyond the years that are known.
std::optional<TimeRange> unit_holding(Date date, Grain grain);
/// The nth unit after the one that `range` begins in, of the same grain as asked; before it where n
/// is negative. Grains finer than a day move the clock. Nothing out of the years known.
std::optional<TimeRange> unit_after(const TimeRange& range, Grain grain, int n);

/// The first unit of a year by its number: quarter 1 to 4, half 1 to 2, season 1 (spring) to 4,
/// month 1 to 12, week 1 to 53.
std::optional<TimeRange> unit_of_year(int year, Grain grain, int number);
/// A whole year, decade ("199" of 1990 to 1999 is 199) or century (19 is 1900 to 1999).
std::optional<TimeRange> year_range(int year);
std::optional<TimeRange> decade_range(int decade);
std::optional<TimeRange> century_range(int century);

}  // namespace fabula
