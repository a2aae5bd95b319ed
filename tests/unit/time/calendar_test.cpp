#include "fabula/time/calendar.hpp"

#include <gtest/gtest.h>

namespace fabula {
namespace {

Date day(int year, int month, int d) {
  return *make_date(year, month, d);
}

TEST(Calendar, RefusesDaysThatDoNotExist) {
  EXPECT_FALSE(make_date(2011, 2, 29));
  EXPECT_FALSE(make_date(2011, 13, 1));
  EXPECT_FALSE(make_date(2011, 0, 1));
  EXPECT_FALSE(make_date(1399, 12, 31));
  EXPECT_FALSE(make_date(10000, 1, 1));
  EXPECT_TRUE(make_date(2012, 2, 29));
}

TEST(Calendar, AddsMonthsWithoutSnappingToTheEnd) {
  EXPECT_EQ(add_months(day(2013, 1, 31), 1), day(2013, 2, 28));
  EXPECT_EQ(add_months(day(2013, 2, 28), 1), day(2013, 3, 28));
  EXPECT_EQ(add_months(day(2013, 3, 15), -3), day(2012, 12, 15));
  EXPECT_FALSE(add_months(day(9999, 12, 1), 1));
}

TEST(Calendar, AddsDaysWithinTheYearsThatAreKnown) {
  EXPECT_EQ(add_days(day(2012, 2, 28), 2), day(2012, 3, 1));
  EXPECT_FALSE(add_days(day(9999, 12, 31), 1));
  EXPECT_FALSE(add_days(day(1400, 1, 1), -1));
}

TEST(Calendar, NumbersWeeksAsIsoDoes) {
  EXPECT_EQ(iso_week(day(2021, 1, 3)), (IsoWeek{2020, 53}));
  EXPECT_EQ(iso_week(day(2018, 12, 31)), (IsoWeek{2019, 1}));
  EXPECT_EQ(monday_of({2014, 22}), day(2014, 5, 26));
  EXPECT_FALSE(monday_of({2014, 53}));
}

TEST(Calendar, WeekHoldingEveryDayBeginsOnItsMonday) {
  for (Date d = day(1990, 1, 1); d < day(2050, 1, 1); d += boost::gregorian::days(1)) {
    const auto week = unit_holding(d, Grain::week);
    ASSERT_TRUE(week);
    ASSERT_EQ(monday_of(iso_week(d)), week->begin.date());
    ASSERT_EQ(weekday(week->begin.date()), 1);
  }
}

TEST(Calendar, FindsTheNthWeekdayOfAMonth) {
  EXPECT_EQ(nth_weekday(2023, 11, 4, 4), day(2023, 11, 23));
  EXPECT_EQ(nth_weekday(2023, 5, 1, -1), day(2023, 5, 29));
  EXPECT_FALSE(nth_weekday(2023, 5, 1, 6));
}

TEST(Calendar, KnowsBothEasters) {
  EXPECT_EQ(easter(2024), day(2024, 3, 31));
  EXPECT_EQ(easter(1998), day(1998, 4, 12));
  EXPECT_EQ(orthodox_easter(2024), day(2024, 5, 5));
  EXPECT_EQ(orthodox_easter(2023), day(2023, 4, 16));
}

TEST(Calendar, AWinterBelongsToTheYearOfItsDecember) {
  const auto winter = unit_holding(day(2014, 1, 20), Grain::season);
  ASSERT_TRUE(winter);
  EXPECT_EQ(winter->begin.date(), day(2013, 12, 1));
  EXPECT_EQ(winter->end.date(), day(2014, 3, 1));
}

TEST(Calendar, MovesByUnits) {
  const auto may = unit_of_year(2014, Grain::month, 5);
  EXPECT_EQ(unit_after(*may, Grain::month, -5)->begin.date(), day(2013, 12, 1));
  EXPECT_EQ(unit_after(*may, Grain::year, 1)->begin.date(), day(2015, 1, 1));
  EXPECT_EQ(unit_after(*may, Grain::decade, -1)->begin.date(), day(2000, 1, 1));
  EXPECT_EQ(unit_after(*may, Grain::quarter, 1)->begin.date(), day(2014, 7, 1));
}

TEST(Calendar, AMomentOutsideOfTheYearsKnownIsNone) {
  namespace pt = boost::posix_time;
  const pt::ptime first(day(1400, 1, 1));
  const pt::ptime last = pt::ptime(day(9999, 12, 31)) + pt::hours(23);
  EXPECT_EQ(add_time(first, pt::hours(1)), first + pt::hours(1));
  EXPECT_EQ(add_time(first, pt::seconds(-1)), std::nullopt);
  EXPECT_EQ(add_time(last, pt::minutes(59)), last + pt::minutes(59));
  EXPECT_EQ(add_time(last, pt::hours(1)), std::nullopt);
  EXPECT_EQ(in_utc({first, true, 300}), std::nullopt);
  EXPECT_EQ(in_utc({first, true, -300}), first + pt::hours(5));
  EXPECT_EQ(in_utc({last, true, -60}), std::nullopt);
  EXPECT_EQ(in_utc({last, true, std::nullopt}), last);
}

}  // namespace
}  // namespace fabula
