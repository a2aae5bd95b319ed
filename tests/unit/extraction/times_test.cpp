#include "fabula/extraction/times.hpp"

#include <fstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "fabula/config/load_times.hpp"
#include "fabula/time/calendar.hpp"
#include "plain_analysis.hpp"
#include "scratch_path.hpp"

namespace fabula {
namespace {

const TemporalGrammar& english() {
  static const TemporalGrammar grammar = [] {
    Diagnostics problems;
    TemporalGrammar g =
        config::load_temporal_grammar(FABULA_SOURCE_DIR "/config/lang/en/times.yaml", problems);
    for (const Diagnostic& problem : problems) {
      ADD_FAILURE() << to_string(problem);
    }
    return g;
  }();
  return grammar;
}

std::vector<TimeMention> read(const std::string& text, const char* published = "2013-02-12",
                              Diagnostics* diagnostics = nullptr, const char* place = "") {
  ArticleMeta meta;
  meta.dateline = place;
  if (published != nullptr) {
    meta.published = parse_instant(published);
  }
  const Article article(meta, text);
  const test::PlainAnalysis plain = test::plain_analysis(text);
  std::vector<std::string> rules;
  Diagnostics ignored;
  return find_times(article, plain.analysis, english(), rules,
                    diagnostics == nullptr ? ignored : *diagnostics);
}

std::string only_value(const std::string& text, const char* published = "2013-02-12",
                       const char* place = "") {
  const auto found = read(text, published, nullptr, place);
  return found.size() == 1 ? found[0].value : fmt::format("{} expressions", found.size());
}

constexpr std::array<const char*, 12> months = {"January",   "February", "March",    "April",
                                                "May",       "June",     "July",     "August",
                                                "September", "October",  "November", "December"};
constexpr std::array<const char*, 12> short_months = {"Jan", "Feb", "Mar",  "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"};
constexpr std::array<const char*, 7> weekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                 "Friday", "Saturday", "Sunday"};

std::string ordinal(int n) {
  const bool teen = n >= 11 && n <= 13;
  const char* const suffix = teen || n % 10 == 0 || n % 10 > 3 ? "th"
                             : n % 10 == 1                     ? "st"
                             : n % 10 == 2                     ? "nd"
                                                               : "rd";
  return fmt::format("{}{}", n, suffix);
}

/// One day in every form that has all of it.
std::vector<std::string> forms_of(Date d) {
  const int year = static_cast<int>(d.year());
  const int number = d.month().as_number();
  const int day = static_cast<int>(d.day());
  const std::string month = months[static_cast<std::size_t>(number - 1)];
  const std::string brief = short_months[static_cast<std::size_t>(number - 1)];
  const std::string name = weekdays[static_cast<std::size_t>(weekday(d) - 1)];
  return {fmt::format("{} {}, {}", month, day, year),
          fmt::format("{} {} {}", month, day, year),
          fmt::format("{} {}, {}", brief, day, year),
          fmt::format("{} {}, {}", month, ordinal(day), year),
          fmt::format("{} {} {}", day, month, year),
          fmt::format("{} {} {}", day, brief, year),
          fmt::format("{} {} {}", ordinal(day), month, year),
          fmt::format("{}, {} {}, {}", name, month, day, year),
          fmt::format("{} {} {} {}", name, day, month, year),
          fmt::format("the {} of {}, {}", ordinal(day), month, year),
          fmt::format("the {} of {} {}", ordinal(day), month, year),
          fmt::format("{:04}-{:02}-{:02}", year, number, day),
          fmt::format("{:04}/{:02}/{:02}", year, number, day),
          fmt::format("{}/{}/{}", number, day, year),
          fmt::format("{:02}/{:02}/{}", number, day, year),
          fmt::format("{}.{}.{}", day, number, year)};
}

TEST(FindTimes, ReadsEveryDayInEveryForm) {
  for (Date d = *make_date(1990, 1, 1); d.year() < 2051; d += boost::gregorian::days(1)) {
    const std::string value = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(d.year()),
                                          d.month().as_number(), static_cast<int>(d.day()));
    for (const std::string& text : forms_of(d)) {
      const auto found = read(text);
      ASSERT_EQ(found.size(), 1U) << text;
      ASSERT_EQ(found[0].value, value) << text;
      ASSERT_EQ(to_edtf(found[0].when), value) << text;
    }
  }
}

TEST(FindTimes, ReadsEveryWeekAndDayRelativeToEveryDay) {
  for (Date d = *make_date(1990, 1, 1); d.year() < 2051; d += boost::gregorian::days(1)) {
    const std::string published = to_rfc3339({boost::posix_time::ptime(d), false, {}});
    const IsoWeek week = iso_week(d);
    const Date before = *add_days(d, -1);
    ASSERT_EQ(only_value("this week", published.c_str()),
              fmt::format("{:04}-W{:02}", week.year, week.week));
    ASSERT_EQ(only_value("yesterday", published.c_str()),
              to_rfc3339({boost::posix_time::ptime(before), false, {}}));
  }
}

TEST(FindTimes, ReadsDayAndMonthInTheOrderOfThePlace) {
  EXPECT_EQ(only_value("3/5/2011"), "2011-03-05");
  EXPECT_EQ(only_value("25/5/2011"), "2011-05-25");
  EXPECT_EQ(only_value("3/5/2011", "2013-02-12", "LONDON"), "2011-05-03");
  EXPECT_EQ(only_value("3/5/2011", "2013-02-12", "CHICAGO"), "2011-03-05");
}

TEST(FindTimes, ReadsAZoneByTheCountryOfTheDateline) {
  const auto meaning = [](const char* text, const char* place) {
    const auto found = read(text, "2013-07-12", nullptr, place);
    return found.size() == 1 ? to_edtf(found[0].when) : fmt::format("{} expressions", found.size());
  };
  EXPECT_EQ(meaning("5:30 pm IST", "MUMBAI"), "2013-07-12T17:30+05:30");
  EXPECT_EQ(meaning("5:30 pm IST", "TEL AVIV"), "2013-07-12T17:30+03:00");
  EXPECT_EQ(meaning("5:30 pm IST", "DUBLIN"), "2013-07-12T17:30+01:00");
  EXPECT_EQ(meaning("5:30 pm IST", ""), "2013-07-12T17:30");
  EXPECT_EQ(meaning("5:30 pm CST", "BEIJING"), "2013-07-12T17:30+08:00");
  EXPECT_EQ(meaning("5:30 pm CST", "DALLAS"), "2013-07-12T17:30-05:00");
  EXPECT_EQ(meaning("17:30 GMT", "TOKYO"), "2013-07-12T17:30Z");
}

TEST(FindTimes, LeavesRelativeDatesOpenWithoutAPublicationDate) {
  const auto found = read("yesterday", nullptr);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_FALSE(found[0].when.range);
  EXPECT_EQ(only_value("Friday", nullptr), "XXXX-WXX-5");
  EXPECT_EQ(only_value("last year", nullptr), "XXXX");
}

TEST(FindTimes, ReportsDaysAndHoursThatDoNotExist) {
  for (const char* text : {"February 31, 2011", "31.02.2011", "30 February", "25:00"}) {
    Diagnostics diagnostics;
    EXPECT_TRUE(read(text, "2013-02-12", &diagnostics).empty()) << text;
    ASSERT_EQ(diagnostics.size(), 1U) << text;
    EXPECT_EQ(diagnostics[0].code, "time-impossible");
    EXPECT_EQ(diagnostics[0].message,
              fmt::format("'{}' is no date or time that exists; it is left out", text));
  }
}

TEST(FindTimes, CountsDaysFromTheDayBefore) {
  const auto found = read("It opened on March 3, 2011. Two days later it closed.");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].value, "P2D");
  EXPECT_EQ(found[1].anchor, 0U);
  EXPECT_EQ(to_edtf(found[1].when), "2011-03-05");
}

TEST(FindTimes, GivesTheFirstEndOfARangeTheYearOfTheSecond) {
  auto text = std::string("between March and May 2011");
  test::PlainAnalysis plain = test::plain_analysis(text);
  plain.analysis.pos[1] = Pos::propn;
  plain.analysis.pos[2] = Pos::cconj;
  ArticleMeta meta;
  meta.published = parse_instant("2013-02-12");
  const Article dated(meta, text);
  std::vector<std::string> rules;
  Diagnostics diagnostics;
  const auto found = find_times(dated, plain.analysis, english(), rules, diagnostics);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].value, "2011-03");
  EXPECT_EQ(found[1].value, "2011-05");
}

TEST(FindTimes, DoesNotReadAcrossAnEmptyLine) {
  EXPECT_EQ(read("They met in May\n\n5 people came.").size(), 0U);
}

TEST(FindTimes, SpansLieInTheText) {
  const std::string text = "from 5 May 2011 to Friday, 2 1/2 years, the 1990s, 8:30";
  for (const TimeMention& mention : read(text)) {
    EXPECT_LT(mention.span.begin, mention.span.end);
    EXPECT_LE(mention.span.end, text.size());
  }
}

TEST(FindTimes, ReadsALineOfVeryManyDates) {
  std::string text;
  for (int i = 0; i < 20000; ++i) {
    text += "3/5/2011 ";
  }
  EXPECT_EQ(read(text).size(), 20000U);
}

TEST(ReferenceTime, IsOnTheClockOfTheDateline) {
  ArticleMeta meta;
  meta.published = parse_instant("2014-06-27T03:21+05:30");
  EXPECT_EQ(reference_time(meta, english().source())->date(), *make_date(2014, 6, 27));
  meta.dateline = "WASHINGTON";
  EXPECT_EQ(reference_time(meta, english().source())->date(), *make_date(2014, 6, 26));
}

TEST(ReferenceTime, KnowsSummerTime) {
  ArticleMeta meta;
  meta.published = parse_instant("2014-07-01T04:30Z");
  meta.dateline = "NEW YORK";
  const auto summer = reference_time(meta, english().source());
  EXPECT_EQ(summer->time_of_day().hours(), 0);
  meta.published = parse_instant("2014-12-01T05:30Z");
  EXPECT_EQ(reference_time(meta, english().source())->time_of_day().hours(), 0);
}

Diagnostics problems_of(const std::string& yaml) {
  const auto file = scratch_path(".yaml");
  std::ofstream(file) << yaml;
  Diagnostics problems;
  config::load_temporal_grammar(file, problems);
  return problems;
}

TEST(LoadTimes, ReportsEveryProblemWithItsPlace) {
  const Diagnostics problems = problems_of(
      "lists:\n"
      "  month: {May: 5}\n"
      "rules:\n"
      "  - name: a\n"
      "    patern: <month>\n"
      "    value: {date: {month: $month}}\n"
      "  - name: b\n"
      "    pattern: <mnth>\n"
      "    value: {date: {mont: $month}}\n"
      "    examples: {May: 2013-05}\n"
      "  - name: c\n"
      "    pattern: <month>\n"
      "    value: {date: {month: $moon}}\n"
      "    examples: {May: 2013-05}\n");
  std::string all;
  for (const Diagnostic& problem : problems) {
    all += to_string(problem) + "\n";
  }
  EXPECT_NE(all.find(":5:5: error: unknown key 'patern' (did you mean 'pattern'?)"),
            std::string::npos)
      << all;
  EXPECT_NE(all.find(":9:20: error: unknown argument 'mont'"), std::string::npos) << all;
  EXPECT_NE(all.find("there is no list or phrase 'mnth'"), std::string::npos) << all;
  EXPECT_NE(all.find("no part of the pattern is called 'moon'"), std::string::npos) << all;
}

TEST(ReferenceTime, KnowsACountryBehindAnUnknownTown) {
  ArticleMeta meta;
  meta.published = parse_instant("2014-07-01T22:30Z");
  meta.dateline = "SMALLVILLE, Kenya";
  EXPECT_EQ(reference_time(meta, english().source())->date(), *make_date(2014, 7, 2));
}

TEST(LoadTimes, ReportsPhrasesThatHoldThemselves) {
  const Diagnostics problems = problems_of(
      "phrases:\n  a: [<b>]\n  b: [<a>]\nrules:\n  - {name: r, pattern: <a>, value: nothing, "
      "examples: [x]}\n");
  ASSERT_FALSE(problems.empty());
  EXPECT_EQ(problems[0].message, "phrase 'a' holds itself: a -> b -> a");
}

}  // namespace
}  // namespace fabula
