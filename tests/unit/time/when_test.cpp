#include "fabula/time/when.hpp"

#include <gtest/gtest.h>

#include "fabula/time/calendar.hpp"

namespace fabula {
namespace {

namespace pt = boost::posix_time;

When at(std::optional<TimeRange> range) {
  When when;
  when.range = range;
  return when;
}
TimeRange days(Date first, Date end, Grain grain = Grain::day) {
  return {pt::ptime(first), pt::ptime(end), grain};
}
Date day(int year, int month, int d) {
  return *make_date(year, month, d);
}

TEST(Edtf, WritesCalendarUnits) {
  EXPECT_EQ(to_edtf(at(unit_holding(day(2014, 5, 26), Grain::day))), "2014-05-26");
  EXPECT_EQ(to_edtf(at(unit_holding(day(2014, 5, 26), Grain::week))), "2014-W22");
  EXPECT_EQ(to_edtf(at(unit_holding(day(2014, 5, 26), Grain::month))), "2014-05");
  EXPECT_EQ(to_edtf(at(unit_holding(day(2014, 5, 26), Grain::season))), "2014-21");
  EXPECT_EQ(to_edtf(at(unit_holding(day(2014, 5, 26), Grain::quarter))), "2014-34");
  EXPECT_EQ(to_edtf(at(unit_holding(day(2014, 5, 26), Grain::half))), "2014-01/2014-06");
  EXPECT_EQ(to_edtf(at(year_range(2014))), "2014");
  EXPECT_EQ(to_edtf(at(decade_range(199))), "199X");
  EXPECT_EQ(to_edtf(at(century_range(19))), "19XX");
}

TEST(Edtf, WritesClockTimes) {
  const pt::ptime t(day(2014, 6, 26), pt::hours(21) + pt::minutes(51));
  EXPECT_EQ(to_edtf(at(TimeRange{t, t + pt::minutes(1), Grain::minute})), "2014-06-26T21:51");
}

TEST(Edtf, WritesRangesAndOpenSides) {
  EXPECT_EQ(to_edtf(at(days(day(2008, 9, 13), day(2008, 9, 15)))), "2008-09-13/2008-09-14");
  EXPECT_EQ(to_edtf(at(TimeRange{pt::neg_infin, pt::ptime(day(2014, 6, 1)), Grain::day})),
            "../2014-05-31");
  EXPECT_EQ(to_edtf(at(TimeRange{pt::ptime(day(2014, 6, 1)), pt::pos_infin, Grain::day})),
            "2014-06-01/..");
}

TEST(Edtf, MarksWhatIsApproximateOrUncertain) {
  When when = at(year_range(1990));
  when.approximate = true;
  EXPECT_EQ(to_edtf(when), "1990~");
  when.uncertain = true;
  EXPECT_EQ(to_edtf(when), "1990%");
  when.approximate = false;
  EXPECT_EQ(to_edtf(when), "1990?");
}

TEST(Edtf, IsEmptyWhereNothingIsKnown) {
  EXPECT_EQ(to_edtf(When()), "");
  EXPECT_EQ(to_edtf(at(TimeRange{pt::neg_infin, pt::pos_infin, Grain::day})), "");
}

TEST(DayBoundsOf, AreTheFirstAndLastDay) {
  const DayBounds may = day_bounds(at(unit_of_year(2014, Grain::month, 5)));
  EXPECT_EQ(may.earliest, "2014-05-01");
  EXPECT_EQ(may.latest, "2014-05-31");
  const DayBounds open =
      day_bounds(at(TimeRange{pt::ptime(day(2014, 6, 1)), pt::pos_infin, Grain::day}));
  EXPECT_EQ(open.earliest, "2014-06-01");
  EXPECT_FALSE(open.latest);
  EXPECT_FALSE(day_bounds(When()).earliest);
}

TEST(Rfc3339, ReadsBackWhatItWrites) {
  for (const char* text : {"2014-06-27", "2014-06-27T03:21:00+05:30", "2014-06-27T03:21:00Z",
                           "2014-06-27T03:21:00-09:30"}) {
    const auto instant = parse_instant(text);
    ASSERT_TRUE(instant) << text;
    EXPECT_EQ(to_rfc3339(*instant), text);
  }
}

TEST(Rfc3339, ReadsTheFormsNearIt) {
  EXPECT_EQ(parse_instant("20140627")->local, parse_instant("2014-06-27")->local);
  EXPECT_EQ(to_rfc3339(*parse_instant("2014-06-27 03:21 +0530")), "2014-06-27T03:21:00+05:30");
  EXPECT_EQ(to_rfc3339(*parse_instant("2014-06-27T03:21:07.123Z")), "2014-06-27T03:21:07Z");
  const auto no_zone = parse_instant("2014-06-27T03:21");
  ASSERT_TRUE(no_zone);
  EXPECT_TRUE(no_zone->has_time);
  EXPECT_EQ(to_rfc3339(*no_zone), "2014-06-27");
}

TEST(Rfc3339, RefusesWhatIsNoDate) {
  for (const char* text : {"", "2014", "2014-02-30", "2014-06-27T25:00Z", "2014-06-27x",
                           "27-06-2014", "2014-06-27T03:21+5", "1300-01-01"}) {
    EXPECT_FALSE(parse_instant(text)) << text;
  }
}

}  // namespace
}  // namespace fabula
