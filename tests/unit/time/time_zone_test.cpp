#include "fabula/time/time_zone.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "zone_table.hpp"

namespace fabula {
namespace {

using boost::gregorian::date;
using boost::posix_time::hours;
using boost::posix_time::minutes;
using boost::posix_time::ptime;

const TimeZone& zone(std::string_view name) {
  static const std::vector<TimeZone> zones = config::world_time_zones();
  return *std::find_if(zones.begin(), zones.end(),
                       [name](const TimeZone& z) { return z.name == name; });
}

TEST(TimeZone, KnowsWhenClocksAreChanged) {
  const TimeZone& new_york = zone("America/New_York");
  EXPECT_EQ(new_york.country, "US");
  EXPECT_EQ(utc_offset_at(new_york, ptime(date(2014, 3, 9), hours(6) + minutes(59))), -300);
  EXPECT_EQ(utc_offset_at(new_york, ptime(date(2014, 3, 9), hours(7))), -240);
  EXPECT_EQ(utc_offset_at(new_york, ptime(date(2014, 12, 1))), -300);
}

TEST(TimeZone, KnowsTheRulesOfTheirTime) {
  EXPECT_EQ(utc_offset_of(zone("America/New_York"), ptime(date(1998, 3, 20))), -300);
  EXPECT_EQ(utc_offset_of(zone("America/New_York"), ptime(date(2008, 3, 20))), -240);
  EXPECT_EQ(utc_offset_of(zone("Europe/Moscow"), ptime(date(2012, 1, 1))), 240);
  EXPECT_EQ(utc_offset_of(zone("Europe/Moscow"), ptime(date(2015, 1, 1))), 180);
}

TEST(TimeZone, HoldsBeforeItsFirstChangeAndBehindItsLast) {
  EXPECT_EQ(utc_offset_of(zone("Asia/Kolkata"), ptime(date(1500, 1, 1))), 330);
  EXPECT_EQ(utc_offset_of(zone("Europe/London"), ptime(date(2049, 7, 1))), 60);
  EXPECT_EQ(utc_offset_of(zone("Etc/UTC"), ptime(date(2000, 1, 1))), 0);
}

}  // namespace
}  // namespace fabula
