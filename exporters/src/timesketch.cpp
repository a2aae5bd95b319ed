#include <string>

#include <fmt/format.h>

#include "display.hpp"
#include "formats.hpp"
#include "json.hpp"
#include "names.hpp"
#include "placement.hpp"

/// JSON Lines for Timesketch, which wants `message`, `datetime` and `timestamp_desc` in each.
namespace fabula::exporters {
namespace {

std::string utc_time(boost::posix_time::ptime moment) {
  const auto date = moment.date();
  const auto clock = moment.time_of_day();
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+00:00", static_cast<int>(date.year()),
                     date.month().as_number(), date.day().as_number(), clock.hours(),
                     clock.minutes(), clock.seconds());
}

std::string describe(const Placement& at) {
  switch (at.source) {
    case Placement::Source::begin:
      return "Event, earliest";
    case Placement::Source::end:
      return "Event, latest";
    case Placement::Source::publication:
      return "Article published, event undated";
    case Placement::Source::date:
      break;
  }
  return at.end - at.begin > boost::posix_time::hours(24) ? "Event, first day" : "Event";
}

Json line_of(const Story& story, const Event& event, const Placement& at) {
  const Mention& mention = event.mentions.front();
  const Article& article = story.articles[mention.article.value];
  const boost::posix_time::ptime epoch(boost::gregorian::date(1970, 1, 1));
  Json line{{"message", display_line(event.label)},
            {"datetime", utc_time(at.begin)},
            {"timestamp", (at.begin - epoch).total_microseconds()},
            {"timestamp_desc", describe(at)},
            {"data_type", "fabula:event"},
            {"event_id", event.key}};
  put(line, "event_type", event.type);
  line["status"] = name_of(event.status);
  put(line, "edtf", to_edtf(event.when));
  line["precision"] = precision_of(event.when);
  put(line, "actors", display_actors(story, event));
  put(line, "place", event.place);
  line["confidence"] = rounded(event.confidence);
  line["salience"] = rounded(event.salience);
  line["sentence"] = display_line(article.text(mention.sentence));
  line["article"] = display_citation(article);
  put(line, "url", article.meta().url);
  line["tag"] = Json::array({name_of(event.status)});
  if (!event.type.empty()) {
    line["tag"].push_back(event.type);
  }
  return line;
}

}  // namespace

void write_timesketch(const Story& story, const ExportOptions& /*options*/, std::ostream& out) {
  for (const Event& event : story.events) {
    if (const auto at = place(story, event)) {
      out << to_line(line_of(story, event, *at)) << '\n';
    }
  }
}

}  // namespace fabula::exporters
