#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "display.hpp"
#include "formats.hpp"
#include "json.hpp"
#include "lanes.hpp"
#include "markup.hpp"
#include "names.hpp"
#include "placement.hpp"

/// The JSON that TimelineJS 3 loads. It drops a slide without a start date and reads texts as HTML.
namespace fabula::exporters {
namespace {

using boost::posix_time::ptime;

constexpr std::size_t default_items = 100;  // more, and TimelineJS is slow and nobody reads on
constexpr std::size_t groups = 6;

Json date_of(ptime moment, Grain grain) {
  Json date{{"year", static_cast<int>(moment.date().year())}};
  if (grain < Grain::year) {
    date["month"] = static_cast<int>(moment.date().month().as_number());
  }
  if (grain <= Grain::week) {
    date["day"] = static_cast<int>(moment.date().day());
  }
  if (grain < Grain::day) {
    date["hour"] = moment.time_of_day().hours();
    date["minute"] = moment.time_of_day().minutes();
  }
  return date;
}

/// Whether a start date of the placement's grain says all of it.
bool is_one_unit(const Placement& at) {
  if (at.grain < Grain::day) {
    return at.end - at.begin <= boost::posix_time::hours(1);
  }
  const auto days = (at.end.date() - at.begin.date()).days();
  return at.grain == Grain::day ? days <= 1 : at.grain == Grain::month || at.grain == Grain::year;
}

void put_dates(Json& slide, const Event& event, const Placement& at) {
  // A day names the first of a season, a quarter or a range; the last needs an end date.
  const bool single = is_one_unit(at);
  const Grain grain = single || at.grain < Grain::day ? at.grain : Grain::day;
  slide["start_date"] = date_of(at.begin, grain);
  if (!single) {
    slide["end_date"] = date_of(at.end - boost::posix_time::seconds(1), grain);
  }
  slide["display_date"] = at.source == Placement::Source::publication
                              ? "date unknown"
                              : markup_escaped(display_date(event.when));
}

std::string text_of(const Story& story, const Event& event) {
  std::string text;
  if (event.status != Status::happened) {
    text += fmt::format("<p><em>{}</em></p>", name_of(event.status));
  }
  for (const Mention& mention : event.mentions) {
    const Article& article = story.articles[mention.article.value];
    text += fmt::format("<p>{}<br><small>{}</small></p>",
                        markup_escaped(display_line(article.text(mention.sentence))),
                        markup_escaped(display_citation(article)));
  }
  return text;
}

std::string heading(const Story& story) {
  return story.articles.size() == 1 ? markup_escaped(display_article(story.articles.front()))
                                    : fmt::format("Timeline of {} articles", story.articles.size());
}

Json title_of(const Story& story, std::size_t shown, const std::vector<std::string>& placeless) {
  std::string text =
      shown + placeless.size() < story.events.size()
          ? fmt::format("<p>{} of {} events, the most salient.</p>", shown, story.events.size())
          : "";
  for (const std::string& label : placeless) {
    text += fmt::format("<p>Of unknown date: {}</p>", label);
  }
  return {{"unique_id", "title"}, {"text", {{"headline", heading(story)}, {"text", text}}}};
}

}  // namespace

void write_timelinejs(const Story& story, const ExportOptions& options, std::ostream& out) {
  const auto events = most_salient(story, options.max_items.value_or(default_items));
  const Lanes lanes(story, events, groups);
  std::vector<std::string> placeless;
  out << R"({"events": [)";
  const char* separator = "\n  ";
  std::size_t shown = 0;
  for (const std::uint32_t i : events) {
    const Event& event = story.events[i];
    const std::string headline = markup_escaped(display_line(event.label));
    const auto at = place(story, event);
    if (!at) {
      placeless.push_back(headline);
      continue;
    }
    Json slide{{"unique_id", event.key}};
    put_dates(slide, event, *at);
    slide["text"] = {{"headline", headline}, {"text", text_of(story, event)}};
    if (const std::size_t lane = lanes.of(event); lane < lanes.size()) {
      slide["group"] = markup_escaped(display_line(lanes.actor(lane).name));
    }
    out << separator << to_line(slide);
    separator = ",\n  ";
    ++shown;
  }
  out << "\n ],\n \"title\": " << to_line(title_of(story, shown, placeless))
      << ",\n \"scale\": \"human\"\n}\n";
}

}  // namespace fabula::exporters
