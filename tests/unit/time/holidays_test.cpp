#include "fabula/time/holidays.hpp"

#include <gtest/gtest.h>

namespace fabula {
namespace {

Date first_day(std::string_view rule, int year) {
  const auto range = holiday_in(rule, year);
  return range ? range->begin.date() : Date(1400, 1, 1);
}

TEST(Holidays, FixedAndCountedInAMonth) {
  EXPECT_EQ(first_day("12-25", 2013), Date(2013, 12, 25));
  EXPECT_EQ(first_day("11-4#4", 2013), Date(2013, 11, 28));
  EXPECT_EQ(first_day("5-1#-1", 2013), Date(2013, 5, 27));
  EXPECT_EQ(first_day("11-1#1+1", 2012), Date(2012, 11, 6));
}

TEST(Holidays, CountedFromEaster) {
  EXPECT_EQ(first_day("easter+0", 2013), Date(2013, 3, 31));
  EXPECT_EQ(first_day("easter-2", 2000), Date(2000, 4, 21));
  EXPECT_EQ(first_day("orthodox+0", 2013), Date(2013, 5, 5));
}

TEST(Holidays, OfTheHebrewCalendar) {
  EXPECT_EQ(first_day("hebrew-1-1/2", 2013), Date(2013, 9, 5));
  EXPECT_EQ(first_day("hebrew-1-10", 2024), Date(2024, 10, 12));
  EXPECT_EQ(first_day("hebrew-8-15/8", 2013), Date(2013, 3, 26));
  EXPECT_EQ(first_day("hebrew-8-15/8", 2024), Date(2024, 4, 23));
  EXPECT_EQ(first_day("hebrew-3-25/8", 2013), Date(2013, 11, 28));
  EXPECT_EQ(first_day("hebrew-7-14", 2013), Date(2013, 2, 24));
}

TEST(Holidays, OfTheIslamicCalendarToADay) {
  EXPECT_EQ(first_day("hijri-9-1/30", 2013), Date(2013, 7, 9));
  EXPECT_EQ(first_day("hijri-10-1", 2024), Date(2024, 4, 10));
  EXPECT_TRUE(is_approximate_holiday("hijri-10-1"));
  EXPECT_FALSE(is_approximate_holiday("12-25"));
}

TEST(Holidays, FromAListOfDays) {
  EXPECT_EQ(first_day("dates 2012-01-23 2013-02-10", 2013), Date(2013, 2, 10));
  EXPECT_FALSE(holiday_in("dates 2012-01-23 2013-02-10", 2014));
}

TEST(Holidays, WhatIsNoRuleGivesNoDay) {
  for (const char* rule : {"", "x", "13-1", "2-30", "12", "12-25#", "easter", "hebrew-1",
                           "hijri-13-1", "11-4#4x", "dates"}) {
    EXPECT_FALSE(is_holiday_rule(rule)) << rule;
  }
}

}  // namespace
}  // namespace fabula
