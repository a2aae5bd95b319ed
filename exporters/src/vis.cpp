#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "display.hpp"
#include "formats.hpp"
#include "json.hpp"
#include "lanes.hpp"
#include "markup.hpp"
#include "names.hpp"
#include "placement.hpp"

/// Items and groups for vis-timeline. Clock times have no zone, so that no viewer's zone moves them
/// (a date alone would be read as midnight in UTC); contents and titles are HTML.
namespace fabula::exporters {
namespace {

constexpr std::size_t groups = 12;

std::string local_time(boost::posix_time::ptime moment) {
  const auto date = moment.date();
  const auto clock = moment.time_of_day();
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                     date.month().as_number(), date.day().as_number(), clock.hours(),
                     clock.minutes(), clock.seconds());
}

std::string title_of(const Story& story, const Event& event, const Placement& at) {
  const Mention& mention = event.mentions.front();
  const Article& article = story.articles[mention.article.value];
  return fmt::format("{}<br>{}<br><i>{}</i>",
                     at.source == Placement::Source::publication
                         ? "date unknown"
                         : markup_escaped(display_date(event.when)),
                     markup_escaped(display_line(article.text(mention.sentence))),
                     markup_escaped(display_citation(article)));
}

Json item_of(const Story& story, const Event& event, const Placement& at, std::size_t group) {
  const bool moment = at.grain <= Grain::hour ||
                      (at.grain == Grain::day && at.end - at.begin <= boost::posix_time::hours(24));
  Json item{{"id", event.key},
            {"content", markup_escaped(display_line(event.label))},
            {"title", title_of(story, event, at)},
            {"start", local_time(at.begin)}};
  if (!moment) {
    item["end"] = local_time(at.end);
  }
  item["type"] = moment ? "box" : "range";
  item["group"] = group;
  static constexpr std::array certainty = {"", " open-end", " open-begin", " undated"};
  item["className"] =
      fmt::format("{}{}{}", name_of(event.status), certainty[static_cast<std::size_t>(at.source)],
                  event.when.approximate || event.when.uncertain ? " approximate" : "");
  item["salience"] = rounded(event.salience);
  return item;
}

}  // namespace

void write_vis(const Story& story, const ExportOptions& /*options*/, std::ostream& out) {
  const auto events = most_salient(story, story.events.size());
  const Lanes lanes(story, events, groups);
  out << R"({"items": [)";
  const char* separator = "\n  ";
  for (const std::uint32_t i : events) {
    const Event& event = story.events[i];
    if (const auto at = place(story, event)) {
      out << separator << to_line(item_of(story, event, *at, lanes.of(event)));
      separator = ",\n  ";
    }
  }
  out << "\n ],\n \"groups\": [";
  for (std::size_t lane = 0; lane <= lanes.size(); ++lane) {
    const std::string name =
        lane < lanes.size() ? markup_escaped(display_line(lanes.actor(lane).name)) : "Others";
    out << (lane == 0 ? "\n  " : ",\n  ") << to_line({{"id", lane}, {"content", name}});
  }
  out << "\n ]}\n";
}

}  // namespace fabula::exporters
