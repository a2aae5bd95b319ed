#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "display.hpp"
#include "drawn_graph.hpp"
#include "formats.hpp"
#include "lanes.hpp"
#include "markup.hpp"
#include "names.hpp"
#include "page_data.hpp"
#include "placement.hpp"
#include "svg.hpp"

/// A timeline to print: time runs from top to bottom, an event a line, arcs from causes to effects.
namespace fabula::exporters {
namespace {

constexpr std::size_t shown_actors = 6;
constexpr std::size_t label_width = 64;
constexpr std::size_t label_lines = 3;
constexpr double width = 820;
constexpr double date_right = 178;
constexpr double axis = 276;
constexpr double label_left = 292;
constexpr double line_height = 17;
constexpr double widest_arc = 84;

/// An event with its place on the paper.
struct Line {
  std::uint32_t event;
  std::string era;  ///< the heading before it, where a new one begins
  std::vector<std::string> label;
  double y = 0;  ///< of its dot
};

class Picture {
 public:
  Picture(const Story& story, std::size_t count, std::ostream& out)
      : story_(story),
        events_(most_salient(story, count)),
        lanes_(story, events_, shown_actors),
        out_(out) {
    lay();
  }

  void write() {
    out_ << svg_head(width, height_, story_title(story_));
    write_head();
    if (!lines_.empty()) {
      out_ << fmt::format(
          "<line x1=\"{0}\" x2=\"{0}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\" stroke=\"#bbbbbb\"/>\n", axis,
          lines_.front().y, lines_.back().y);
    }
    write_arcs();
    for (const Line& line : lines_) {
      write_line(line);
    }
    out_ << "</svg>\n";
  }

 private:
  /// The year, or that there is none.
  [[nodiscard]] std::string era_of(const Event& event) const {
    const auto at = place(story_, event);
    return !at || at->source == Placement::Source::publication
               ? "Date unknown"
               : std::to_string(static_cast<int>(at->begin.date().year()));
  }

  /// Room that stands for the time between two events: more for years than for days.
  [[nodiscard]] double gap(std::uint32_t before, std::uint32_t after) const {
    const auto a = place(story_, story_.events[before]);
    const auto b = place(story_, story_.events[after]);
    const double days =
        a && b ? static_cast<double>(std::abs((b->begin - a->begin).total_seconds())) / 86400 : 0;
    return 7 + std::min(26.0, 3 * std::log2(1 + days));
  }

  void lay() {
    const std::size_t legend_rows = (lanes_.size() + 1) / 2;
    double y = 74 + 16 * static_cast<double>(legend_rows);
    std::string era;
    for (const std::uint32_t i : events_) {
      const Event& event = story_.events[i];
      Line line{i, "", wrap(display_line(event.label), label_width), 0};
      if (line.label.size() > label_lines) {
        line.label.resize(label_lines);
        line.label.back() = cut(line.label.back() + " ...", label_width);
      }
      y += lines_.empty() ? 0 : gap(lines_.back().event, i);
      if (std::string next = era_of(event); next != era) {
        y += 26;
        line.era = era = std::move(next);
      }
      line.y = y;
      y += line_height * static_cast<double>(line.label.size());
      y_of_[i] = line.y;
      lines_.push_back(std::move(line));
    }
    height_ = y + 24;
  }

  void write_head() {
    out_ << svg_text(24, 34, cut(display_line(story_title(story_)), 80),
                     {18, "#111111", "start", true});
    out_ << svg_text(
        24, 54,
        events_.size() < story_.events.size()
            ? fmt::format("{} of {} events, the most salient", events_.size(), story_.events.size())
            : fmt::format("{} events", story_.events.size()),
        {12, "#555555"});
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
      const double x = 24 + static_cast<double>(lane % 2) * 380;
      const std::size_t row = lane / 2;
      const double y = 76 + 16 * static_cast<double>(row);
      out_ << fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" fill=\"{}\"/>\n", x + 4,
                          y - 4, lane_colour(lane, lanes_.size()).line);
      out_ << svg_text(x + 14, y, cut(display_line(lanes_.actor(lane).name), 50), {12, "#333333"});
    }
  }

  void write_arcs() {
    for (const Relation& relation : story_.relations) {
      const auto from = y_of_.find(relation.from.value);
      const auto to = y_of_.find(relation.to.value);
      const bool tells =
          relation.kind != RelationKind::before && relation.kind != RelationKind::overlaps;
      if (!tells || from == y_of_.end() || to == y_of_.end()) {
        continue;
      }
      const double a = from->second;
      const double b = to->second;
      const double bend = axis - 8 - std::min(widest_arc, 18 + 0.3 * std::abs(b - a));
      out_ << svg_edge(relation, fmt::format("M{0:.1f},{1:.1f}C{2:.1f},{1:.1f} {2:.1f},{3:.1f} "
                                             "{0:.1f},{3:.1f}",
                                             axis - 7, a, bend, b));
    }
  }

  void write_line(const Line& line) {
    const Event& event = story_.events[line.event];
    if (!line.era.empty()) {
      out_ << svg_text(24, line.y + 4, line.era, {16, "#777777", "start", true});
    }
    const std::string date = display_date(event.when);
    const bool undated = date.empty();
    const char* const colour = lane_colour(lanes_.of(event), lanes_.size()).line;
    const Article& article = story_.articles[event.mentions.front().article.value];
    out_ << fmt::format(
        "<g><title>{}</title>\n",
        markup_escaped(display_line(article.text(event.mentions.front().sentence))));
    if (!undated) {
      out_ << svg_text(date_right, line.y + 4, date, {12, "#555555", "end"});
    }
    out_ << fmt::format(
        "<circle cx=\"{}\" cy=\"{:.1f}\" r=\"4.5\" fill=\"{}\" stroke=\"{}\" "
        "stroke-width=\"2\"{}/>\n",
        axis, line.y, took_place(event) && !undated ? colour : "#ffffff", colour,
        undated ? R"( stroke-dasharray="2 2")" : "");
    for (std::size_t i = 0; i < line.label.size(); ++i) {
      const bool last = i + 1 == line.label.size();
      const std::string status = last && event.status != Status::happened
                                     ? fmt::format(" ({})", name_of(event.status))
                                     : "";
      out_ << svg_text(label_left, line.y + 4.5 + line_height * static_cast<double>(i),
                       line.label[i] + status, {13, "#111111", "start", false, !took_place(event)});
    }
    out_ << "</g>\n";
  }

  const Story& story_;
  std::vector<std::uint32_t> events_;
  Lanes lanes_;
  std::vector<Line> lines_;
  std::map<std::uint32_t, double> y_of_;  ///< of an event's dot
  double height_ = 0;
  std::ostream& out_;
};

}  // namespace

void write_timeline_svg(const Story& story, const ExportOptions& options, std::ostream& out) {
  Picture(story, options.max_items.value_or(options.display.table_events), out).write();
}

}  // namespace fabula::exporters
