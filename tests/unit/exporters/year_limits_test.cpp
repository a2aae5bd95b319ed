#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "fabula/exporters/exporter.hpp"
#include "fabula/time/calendar.hpp"
#include "fabula/time/when.hpp"

/// The first and the last days that are known have no day before or after them, and a clock that is
/// ahead of UTC or behind it may stand in a year that is not known.
namespace fabula::exporters {
namespace {

Article article(const char* published) {
  ArticleMeta meta;
  meta.id = std::string("told-") + published;
  meta.published = parse_instant(published);
  return Article(std::move(meta), "It rained.");
}

When when(std::optional<TimeRange> range) {
  When when;
  when.range = range;
  when.basis = Basis::explicit_;
  return when;
}

/// Undated events of articles from both ends of the years, and dates that end there.
Story story_at_the_limits() {
  Story story;
  for (const char* const published :
       {"1400-01-01", "1400-01-01T00:00:00+05:00", "9999-12-31", "9999-12-31T23:00:00-05:00"}) {
    story.articles.push_back(article(published));
  }
  const auto first = boost::posix_time::ptime(*make_date(1400, 1, 1));
  const auto last = boost::posix_time::ptime(*make_date(9999, 12, 31)) +
                    boost::posix_time::hours(24) - boost::posix_time::minutes(1);
  const auto before = boost::posix_time::ptime(boost::date_time::neg_infin);
  const auto after = boost::posix_time::ptime(boost::date_time::pos_infin);
  const std::vector<When> dates = {When(),
                                   when(TimeRange{before, first, Grain::day}),
                                   when(TimeRange{before, first, Grain::minute}),
                                   when(TimeRange{last, after, Grain::day}),
                                   when(TimeRange{last, after, Grain::minute}),
                                   when(TimeRange{last, last, Grain::minute}),
                                   when(unit_holding(*make_date(1400, 1, 1), Grain::day)),
                                   when(unit_holding(*make_date(9999, 12, 30), Grain::day))};
  for (std::uint32_t a = 0; a < story.articles.size(); ++a) {
    for (const When& date : dates) {
      Event event;
      event.key = "e-" + std::to_string(story.events.size());
      event.label = "it rains";
      event.type = "rain";
      event.when = date;
      event.mentions.push_back({{a}, {0, 2}, {0, 10}, "test rule"});
      story.events.push_back(std::move(event));
    }
  }
  return story;
}

TEST(YearLimits, EveryFormatWritesTheFirstAndTheLastDay) {
  const Story story = story_at_the_limits();
  ExportOptions options;
  options.plover_codes = {{"rain", "RAIN"}};
  for (const ExportFormat& format : builtin_exporters()) {
    std::ostringstream out;
    EXPECT_NO_THROW(format.write(story, options, out)) << format.name;
    EXPECT_FALSE(out.str().empty()) << format.name;
  }
}

TEST(YearLimits, EveryFormatForOneArticleWritesThem) {
  for (const ArticleFormat& format : builtin_article_formats()) {
    for (const Article& a : story_at_the_limits().articles) {
      std::ostringstream out;
      EXPECT_NO_THROW(format.write({a, {}, {}}, {}, out)) << format.name << ' ' << a.meta().id;
    }
  }
}

}  // namespace
}  // namespace fabula::exporters
