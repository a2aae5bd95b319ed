#include "display.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample_story.hpp"

namespace fabula::exporters {
namespace {

using ::testing::ElementsAre;

When when_of(std::optional<TimeRange> range) {
  When when;
  when.range = range;
  return when;
}

TEST(DisplayDate, NamesUnitsAsPeopleDo) {
  EXPECT_EQ(display_date(test::on(2014, 5, 26)), "2014-05-26");
  EXPECT_EQ(display_date(test::during(2014, 5)), "2014-05");
  EXPECT_EQ(display_date(when_of(unit_of_year(2014, Grain::season, 1))), "spring 2014");
  EXPECT_EQ(display_date(when_of(unit_of_year(2014, Grain::quarter, 2))), "Q2 2014");
  EXPECT_EQ(display_date(when_of(decade_range(199))), "1990s");
  EXPECT_EQ(display_date(when_of(century_range(18))), "1800-1899");
}

TEST(DisplayDate, TellsOpenSidesAndDoubt) {
  When when = test::on(2014, 5, 31);
  when.range->begin = boost::posix_time::neg_infin;
  EXPECT_EQ(display_date(when), "until 2014-05-31");
  when = test::on(2014, 5, 31);
  when.range->end = boost::posix_time::pos_infin;
  EXPECT_EQ(display_date(when), "from 2014-05-31");
  when = test::during(1990, 3);
  when.approximate = true;
  when.uncertain = true;
  EXPECT_EQ(display_date(when), "c. 1990-03?");
  when = test::on(2014, 5, 1);
  when.range->end = test::on(2014, 5, 10).range->end;
  EXPECT_EQ(display_date(when), "2014-05-01 to 2014-05-10");
  EXPECT_EQ(display_date({}), "");
}

TEST(DisplayLine, HasNoControlCharactersAndNoTurnsOfDirection) {
  EXPECT_EQ(display_line(" a\n\tb\x1b[31m \xE2\x80\xAE"
                         "c\xC2\x9B "),
            "a b [31m c");
}

TEST(DisplayWidth, CountsColumnsAndNotBytes) {
  EXPECT_EQ(display_width("Baucus"), 6U);
  EXPECT_EQ(display_width("M\xC3\xBCller"), 6U);
  EXPECT_EQ(display_width("e\xCC\x81"), 1U);
  EXPECT_EQ(display_width("\xE5\x8C\x97\xE4\xBA\xAC"), 4U);
}

TEST(Wrap, BreaksAtSpacesAndLongWordsWhereItMust) {
  EXPECT_THAT(wrap("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(wrap("a incomprehensible b", 6), ElementsAre("a", "incomp", "rehens", "ible b"));
  EXPECT_THAT(wrap("", 6), ElementsAre(""));
  EXPECT_THAT(wrap("\xE5\x8C\x97\xE4\xBA\xAC", 2), ElementsAre("\xE5\x8C\x97", "\xE4\xBA\xAC"));
}

TEST(Cut, EndsInAnEllipsisWithinTheWidth) {
  EXPECT_EQ(cut("Justice Department", 30), "Justice Department");
  EXPECT_EQ(cut("Justice Department", 9), "Justice\u2026");
}

}  // namespace
}  // namespace fabula::exporters
