#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "display.hpp"
#include "formats.hpp"
#include "lanes.hpp"
#include "markup.hpp"
#include "names.hpp"

/// A drawing for Graphviz' dot: time runs from top to bottom in rows, an event is a box in the
/// colour of its actor, relations that the text states are edges with their cue.
namespace fabula::exporters {
namespace {

constexpr std::size_t row_length = 4;
constexpr std::size_t label_width = 26;
constexpr std::size_t label_lines = 5;
constexpr std::size_t shown_actors = 6;
constexpr std::size_t unrelated = static_cast<std::size_t>(-1);

struct Colour {
  const char* fill;
  const char* line;
};
// Distinct in hue and in print; the last is for the events of all others.
constexpr std::array<Colour, shown_actors + 1> colours = {{{"#dbe9f6", "#2f6ea8"},
                                                           {"#fde3cf", "#b8611b"},
                                                           {"#dcf0dc", "#35803a"},
                                                           {"#ecdff2", "#7d4a98"},
                                                           {"#fdf0c4", "#94760d"},
                                                           {"#d7f0ee", "#1f7f79"},
                                                           {"#f3f3f3", "#777777"}}};

/// The inside of a quoted string: of a label, whose escapes and entities Graphviz would read.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&') {
      result += "&amp;";
      continue;
    }
    if (c == '"' || c == '\\') {
      result += '\\';
    }
    result += c;
  }
  return result;
}

std::string label_of(const Event& event) {
  std::vector<std::string> lines = wrap(display_line(event.label), label_width);
  if (lines.size() > label_lines) {
    lines.resize(label_lines);
    lines.back() = cut(lines.back() + " ...", label_width);
  }
  std::string label;
  for (const std::string& line : lines) {
    label += (label.empty() ? "" : "\\n") + escaped(line);
  }
  return label;
}

/// What a reader sees as an edge: stated by a text, and more than the order that rows show.
bool is_drawn(const Relation& relation) {
  return relation.kind != RelationKind::before && relation.kind != RelationKind::overlaps;
}

/// The events to draw: first those of the most salient relations, since a graph is about these, up
/// to two thirds of the number; then the most salient of the others. In the order of the timeline.
std::vector<std::uint32_t> choose_events(const Story& story, std::size_t count) {
  const auto salience = [&story](const Relation& relation) {
    return story.events[relation.from.value].salience + story.events[relation.to.value].salience;
  };
  std::vector<const Relation*> relations;
  for (const Relation& relation : story.relations) {
    if (is_drawn(relation)) {
      relations.push_back(&relation);
    }
  }
  std::stable_sort(relations.begin(), relations.end(), [&](const Relation* a, const Relation* b) {
    return salience(*a) > salience(*b);
  });
  std::set<std::uint32_t> chosen;
  for (const Relation* relation : relations) {
    if (3 * (chosen.size() + 2) <= 2 * count) {
      chosen.insert({relation->from.value, relation->to.value});
    }
  }
  std::vector<std::uint32_t> all = by_salience(story);
  for (std::size_t i = 0; i < all.size() && chosen.size() < count; ++i) {
    chosen.insert(all[i]);
  }
  return {chosen.begin(), chosen.end()};
}

class Drawing {
 public:
  Drawing(const Story& story, std::size_t max_items, std::ostream& out)
      : story_(story),
        events_(choose_events(story, max_items)),
        lanes_(story, events_, shown_actors),
        out_(out) {
    shown_.assign(story.events.size(), false);
    for (const std::uint32_t i : events_) {
      shown_[i] = true;
    }
    for (const Relation& relation : story.relations) {
      if (is_drawn(relation) && shown_[relation.from.value] && shown_[relation.to.value]) {
        relations_.push_back(&relation);
      }
    }
    choose_rows();
  }

  void write() {
    out_ << "digraph story {\n"
            "  graph [nodesep=0.3, ranksep=0.45, fontname=\"Helvetica\", "
            "fontsize=10, labelloc=b, labeljust=l, pad=0.2];\n"
            "  node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", fontsize=10, "
            "margin=\"0.1,0.06\"];\n"
            "  edge [fontname=\"Helvetica\", fontsize=9, arrowsize=0.7];\n";
    write_legend();
    write_axis();
    for (const std::uint32_t i : events_) {
      write_event(i);
    }
    for (const Relation* relation : relations_) {
      write_relation(*relation);
    }
    out_ << "}\n";
  }

 private:
  struct Row {
    std::string title;  // empty in the further rows of a date
    std::vector<std::uint32_t> events;
  };

  [[nodiscard]] const Colour& colour_of(const Event& event) const {
    const std::size_t lane = lanes_.of(event);
    return colours[lane < lanes_.size() ? lane : shown_actors];
  }

  /// How many causes deep an event stands among the events of its own date, or `unrelated`. Causes
  /// that run against the order of the timeline do not count, so no cycle can.
  [[nodiscard]] std::vector<std::size_t> depths() const {
    std::vector<std::size_t> depth(story_.events.size(), unrelated);
    for (const Relation* relation : relations_) {
      depth[relation->from.value] = 0;
      depth[relation->to.value] = 0;
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    for (const Relation* relation : relations_) {
      if (relation->from < relation->to) {
        edges.emplace_back(relation->to.value, relation->from.value);
      }
    }
    std::sort(edges.begin(), edges.end());
    for (const auto& [to, from] : edges) {
      if (display_date(story_.events[from].when) == display_date(story_.events[to].when)) {
        depth[to] = std::max(depth[to], depth[from] + 1);
      }
    }
    return depth;
  }

  /// A row a date; more than one where causes and effects share it or it has too many events.
  void choose_rows() {
    const std::vector<std::size_t> depth = depths();
    std::vector<std::pair<std::string, std::vector<std::uint32_t>>> dates;
    std::vector<std::uint32_t> undated;
    for (const std::uint32_t i : events_) {
      const std::string date = display_date(story_.events[i].when);
      if (date.empty()) {
        undated.push_back(i);
      } else if (const auto known = std::find_if(dates.begin(), dates.end(),
                                                 [&](const auto& d) { return d.first == date; });
                 known != dates.end()) {
        known->second.push_back(i);
      } else {
        dates.push_back({date, {i}});
      }
    }
    if (!undated.empty()) {
      dates.emplace_back("date unknown", std::move(undated));
    }
    for (auto& [date, events] : dates) {
      add_rows(date, std::move(events), depth);
    }
  }
  void add_rows(const std::string& date, std::vector<std::uint32_t> events,
                const std::vector<std::size_t>& depth) {
    std::stable_sort(events.begin(), events.end(),
                     [&depth](std::uint32_t a, std::uint32_t b) { return depth[a] < depth[b]; });
    rows_.push_back({date, {}});
    for (std::size_t k = 0; k < events.size(); ++k) {
      const bool deeper = k > 0 && depth[events[k]] != depth[events[k - 1]];
      if (deeper || rows_.back().events.size() == row_length) {
        rows_.push_back({"", {}});
      }
      rows_.back().events.push_back(events[k]);
    }
  }

  void write_axis() {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const Row& row = rows_[i];
      out_ << fmt::format(
          "  t{} [group=axis, {}];\n", i,
          row.title.empty()
              ? "shape=point, style=filled, width=0.03, color=\"#bbbbbb\""
              : fmt::format("shape=plaintext, style=\"\", fontsize=11, fontcolor=\"#444444\", "
                            "label=\"{}\"",
                            escaped(row.title)));
    }
    for (std::size_t i = 0; i + 1 < rows_.size(); ++i) {
      out_ << fmt::format("  t{} -> t{} [weight=100, arrowhead=none, color=\"#bbbbbb\"];\n", i,
                          i + 1);
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      out_ << fmt::format("  {{ rank=same; t{};", i);
      for (const std::uint32_t event : rows_[i].events) {
        out_ << fmt::format(" e{};", event);
      }
      out_ << " }\n";
    }
    // Invisible edges keep a row's events behind the row before it.
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      for (const std::uint32_t event : rows_[i].events) {
        if (i > 0) {
          out_ << fmt::format("  t{} -> e{} [style=invis, weight=0];\n", i - 1, event);
        }
      }
    }
  }

  void write_event(std::uint32_t i) {
    const Event& event = story_.events[i];
    const Colour& colour = colour_of(event);
    const bool real = event.status == Status::happened || event.status == Status::ongoing;
    const Article& article = story_.articles[event.mentions.front().article.value];
    out_ << fmt::format("  e{} [label=\"{}\", tooltip=\"{}\", fillcolor=\"{}\", color=\"{}\"{}];\n",
                        i, label_of(event),
                        escaped(display_line(article.text(event.mentions.front().sentence))),
                        real ? colour.fill : "#ffffff", colour.line,
                        real ? "" : ", style=\"rounded,filled,dashed\"");
  }

  void write_relation(const Relation& relation) {
    std::string cue;
    for (const RelationEvidence& evidence : relation.evidence) {
      if (cue.empty()) {
        cue = cut(display_line(evidence.cue), label_width);
      }
    }
    const bool negated = relation.status == RelationStatus::negated;
    if (negated) {
      cue = "not: " + cue;
    }
    const char* colour = "#9c2f2f";
    const char* arrow = "normal";
    if (relation.kind == RelationKind::responds_to) {
      colour = "#2f5f9c";
    } else if (relation.kind == RelationKind::prevents) {
      arrow = "tee";
    } else if (relation.kind == RelationKind::part_of) {
      colour = "#777777";
      arrow = "odiamond";
    }
    out_ << fmt::format(
        "  e{} -> e{} [color=\"{}\", fontcolor=\"{}\", arrowhead={}, penwidth=1.4, "
        "constraint=false{}{}];\n",
        relation.from.value, relation.to.value, colour, colour, arrow,
        relation.status == RelationStatus::asserted ? ""
        : negated                                   ? ", style=dotted"
                                                    : ", style=dashed",
        cue.empty() ? "" : fmt::format(", label=\" {}\"", escaped(cue)));
  }

  void write_legend() {
    const auto row = [this](std::string_view cell) {
      out_ << fmt::format(R"(<tr><td align="left">{}</td></tr>)", cell);
    };
    out_ << R"(  label=<<table border="0" cellborder="0" cellspacing="2">)";
    if (events_.size() < story_.events.size()) {
      row(fmt::format("{} of {} events", events_.size(), story_.events.size()));
    }
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      const std::string name = cut(display_line(lanes_.actor(i).name), 40);
      row(fmt::format("<font color=\"{}\">\u25A0</font> {}", colours[i].line,
                      markup_escaped(name)));
    }
    row("<font color=\"#9c2f2f\">red: causes (bar: prevents)</font>, "
        "<font color=\"#2f5f9c\">blue: is answered by</font>");
    row("dashed: possible or planned, dotted: denied");
    out_ << "</table>>;\n";
  }

  const Story& story_;
  std::vector<std::uint32_t> events_;
  Lanes lanes_;
  std::vector<bool> shown_;
  std::vector<const Relation*> relations_;
  std::vector<Row> rows_;
  std::ostream& out_;
};

}  // namespace

void write_dot(const Story& story, const ExportOptions& options, std::ostream& out) {
  Drawing(story, options.max_items.value_or(options.display.graph_events), out).write();
}

}  // namespace fabula::exporters
