#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "display.hpp"
#include "drawn_graph.hpp"
#include "formats.hpp"
#include "markup.hpp"
#include "page_data.hpp"
#include "svg.hpp"

/// The graph as Graphviz would draw it, without Graphviz: dates in rows from top to bottom, boxes
/// in the colour of their actor, edges with the words that say so. An edge that passes rows goes
/// through a gap between their boxes, or around them.
namespace fabula::exporters {
namespace {

constexpr double box_width = 196;
constexpr double line_height = 15;
constexpr double padding = 8;
constexpr double gap_x = 22;
constexpr double pitch = box_width + gap_x;
constexpr double gap_y = 44;
constexpr double left = 190;
constexpr double top = 40;

struct Box {
  double x = 0;  ///< of its left side
  double y = 0;
  double height = 0;
  std::size_t row = 0;
  std::vector<std::string> lines;
  [[nodiscard]] double middle() const { return x + box_width / 2; }
  [[nodiscard]] double bottom() const { return y + height; }
};

class Picture {
 public:
  Picture(const Story& story, std::size_t max_items, std::ostream& out)
      : story_(story), graph_(story, max_items), out_(out) {
    lay();
  }

  void write() {
    out_ << svg_head(width_, height_, story_title(story_));
    write_axis();
    std::string cues;
    for (const Relation* relation : graph_.relations()) {
      write_edge(*relation, cues);
    }
    for (const std::uint32_t i : graph_.events()) {
      write_box(i);
    }
    out_ << cues;
    write_legend();
    out_ << "</svg>\n";
  }

 private:
  void lay() {
    double y = top;
    double right = left;
    for (std::size_t r = 0; r < graph_.rows().size(); ++r) {
      row_top_.push_back(y);
      double x = left;
      double tallest = 0;
      for (const std::uint32_t i : by_causes(graph_.rows()[r].events)) {
        Box box{x, y, 0, r, drawn_label(story_.events[i])};
        box.height = 2 * padding + line_height * static_cast<double>(box.lines.size());
        tallest = std::max(tallest, box.height);
        x += pitch;
        boxes_[i] = std::move(box);
      }
      right = std::max(right, x);
      row_bottom_.push_back(y + tallest);
      y += tallest + gap_y;
    }
    around_ = right + 6;
    const auto lanes = static_cast<double>(graph_.lanes().size());
    width_ = std::max(around_ + 7 * static_cast<double>(graph_.relations().size()) + 110, 560.0);
    legend_ = y;
    height_ = y + 17 * (lanes + 3) + 16;
  }

  /// The events of a row by where their causes stand, so that few edges cross.
  [[nodiscard]] std::vector<std::uint32_t> by_causes(std::vector<std::uint32_t> events) const {
    const auto pull = [this](std::uint32_t event) {
      double best = std::numeric_limits<double>::max();
      for (const Relation* relation : graph_.relations()) {
        const auto cause = boxes_.find(relation->from.value);
        if (relation->to.value == event && cause != boxes_.end()) {
          best = std::min(best, cause->second.x);
        }
      }
      return best;
    };
    std::stable_sort(events.begin(), events.end(),
                     [&pull](std::uint32_t a, std::uint32_t b) { return pull(a) < pull(b); });
    return events;
  }

  // ---- edges ----------------------------------------------------------------------------------

  /// Whether a line straight down at x meets no box of the rows between two.
  [[nodiscard]] bool is_clear(double x, std::size_t above, std::size_t below) const {
    return std::all_of(boxes_.begin(), boxes_.end(), [&](const auto& entry) {
      const Box& box = entry.second;
      return box.row <= above || box.row >= below || x < box.x - 7 || x > box.x + box_width + 7;
    });
  }

  /// The way through the rows between two that is nearest to both ends.
  [[nodiscard]] double channel(const Box& from, const Box& to) {
    const auto [above, below] = std::minmax(from.row, to.row);
    std::vector<double> ways = {to.middle(), from.middle()};
    for (std::size_t column = 0; left + static_cast<double>(column) * pitch < around_; ++column) {
      ways.push_back(left - gap_x / 2 + static_cast<double>(column) * pitch);
    }
    double best = std::numeric_limits<double>::max();
    double way = around_;
    for (const double x : ways) {
      const double detour = std::abs(x - from.middle()) + std::abs(x - to.middle());
      if (is_clear(x, above, below) && detour < best) {
        best = detour;
        way = x;
      }
    }
    // Two edges in one gap stand beside each other.
    const auto is_taken = [this](double x) {
      return std::any_of(channels_.begin(), channels_.end(),
                         [x](double taken) { return std::abs(taken - x) < 4; });
    };
    while (is_taken(way)) {
      way += 5;
    }
    channels_.push_back(way);
    return way;
  }

  void write_edge(const Relation& relation, std::string& cues) {
    const Box& from = boxes_.at(relation.from.value);
    const Box& to = boxes_.at(relation.to.value);
    double x = 0;
    double y = 0;
    std::string path;
    if (from.row == to.row) {
      // Over the row, from top to top.
      y = row_top_[from.row] - 16;
      x = (from.middle() + to.middle()) / 2;
      path = fmt::format("M{:.1f},{:.1f}C{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}", from.middle(),
                         from.y, from.middle(), y - 8, to.middle(), y - 8, to.middle(), to.y - 1);
    } else {
      const bool down = from.row < to.row;
      const double begin = down ? from.bottom() : from.y;
      const double end = down ? to.y - 1 : to.bottom() + 1;
      const double out = down ? row_bottom_[from.row] + gap_y / 2 : row_top_[from.row] - gap_y / 2;
      const double in = down ? row_top_[to.row] - gap_y / 2 : row_bottom_[to.row] + gap_y / 2;
      const bool next = out == in || from.row + 1 == to.row || to.row + 1 == from.row;
      x = next ? (from.middle() + to.middle()) / 2 : channel(from, to);
      y = out;
      path = next ? fmt::format("M{0:.1f},{1:.1f}C{0:.1f},{2:.1f} {3:.1f},{2:.1f} {3:.1f},{4:.1f}",
                                from.middle(), begin, (begin + end) / 2, to.middle(), end)
                  : fmt::format(
                        "M{0:.1f},{1:.1f}C{0:.1f},{2:.1f} {3:.1f},{1:.1f} {3:.1f},{2:.1f}"
                        "L{3:.1f},{4:.1f}C{3:.1f},{6:.1f} {5:.1f},{4:.1f} {5:.1f},{6:.1f}",
                        from.middle(), begin, out, x, in, to.middle(), end);
    }
    out_ << svg_edge(relation, path);
    add_cue(relation, x, y, cues);
  }

  static void add_cue(const Relation& relation, double x, double y, std::string& cues) {
    const std::string cue = drawn_cue(relation);
    if (cue.empty()) {
      return;
    }
    const double width = svg_text_width(cue, 11) + 4;
    cues += fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"14\" fill=\"#ffffff\" "
        "fill-opacity=\"0.88\"/>\n",
        x - width / 2, y - 8, width);
    cues += svg_text(x, y + 3, cue, {11, relation_colour(relation.kind), "middle", false, true});
  }

  // ---- the rest -------------------------------------------------------------------------------

  void write_axis() {
    if (graph_.rows().empty()) {
      return;
    }
    out_ << fmt::format(
        "<line x1=\"{0}\" x2=\"{0}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\" stroke=\"#bbbbbb\"/>\n",
        left - 28, row_top_.front(), row_bottom_.back());
    for (std::size_t r = 0; r < graph_.rows().size(); ++r) {
      const double y = (row_top_[r] + row_bottom_[r]) / 2;
      out_ << fmt::format("<circle cx=\"{}\" cy=\"{:.1f}\" r=\"2.5\" fill=\"#999999\"/>\n",
                          left - 28, y);
      out_ << svg_text(left - 38, y + 4, graph_.rows()[r].title, {12, "#444444", "end"});
    }
  }

  void write_box(std::uint32_t i) {
    const Event& event = story_.events[i];
    const Box& box = boxes_.at(i);
    const Colour& colour = graph_.colour_of(event);
    const Article& article = story_.articles[event.mentions.front().article.value];
    out_ << fmt::format(
        "<g><title>{}</title>\n<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{}\" height=\"{:.1f}\" "
        "rx=\"7\" fill=\"{}\" stroke=\"{}\"{}/>\n",
        markup_escaped(display_line(article.text(event.mentions.front().sentence))), box.x, box.y,
        box_width, box.height, took_place(event) ? colour.fill : "#ffffff", colour.line,
        took_place(event)                 ? ""
        : event.status == Status::negated ? R"( stroke-dasharray="1 3")"
                                          : R"( stroke-dasharray="5 4")");
    for (std::size_t k = 0; k < box.lines.size(); ++k) {
      out_ << svg_text(box.middle(), box.y + padding + 11 + line_height * static_cast<double>(k),
                       box.lines[k], {12, "#111111", "middle"});
    }
    out_ << "</g>\n";
  }

  void write_legend() {
    double y = legend_;
    const auto line = [&](const std::string& text, const char* colour) {
      out_ << svg_text(24, y, text, {12, colour});
      y += 17;
    };
    if (graph_.events().size() < story_.events.size()) {
      line(fmt::format("{} of {} events", graph_.events().size(), story_.events.size()), "#444444");
    }
    for (std::size_t lane = 0; lane < graph_.lanes().size(); ++lane) {
      out_ << fmt::format("<rect x=\"24\" y=\"{:.1f}\" width=\"9\" height=\"9\" fill=\"{}\"/>\n",
                          y - 9, lane_colour(lane, graph_.lanes().size()).line);
      out_ << svg_text(40, y, cut(display_line(graph_.lanes().actor(lane).name), 40),
                       {12, "#333333"});
      y += 17;
    }
    line("red: causes (bar: prevents), blue: is answered by", "#444444");
    line("dashed: planned or possible, dotted: denied", "#444444");
  }

  const Story& story_;
  DrawnGraph graph_;
  std::map<std::uint32_t, Box> boxes_;
  std::vector<double> row_top_;
  std::vector<double> row_bottom_;
  double around_ = 0;             ///< right of all boxes
  std::vector<double> channels_;  ///< where edges go down through gaps
  double width_ = 0;
  double height_ = 0;
  double legend_ = 0;
  std::ostream& out_;
};

}  // namespace

void write_graph_svg(const Story& story, const ExportOptions& options, std::ostream& out) {
  Picture(story, options.max_items.value_or(options.display.graph_events), out).write();
}

}  // namespace fabula::exporters
