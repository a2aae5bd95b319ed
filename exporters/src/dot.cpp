#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "display.hpp"
#include "drawn_graph.hpp"
#include "formats.hpp"
#include "markup.hpp"

/// A drawing for Graphviz' dot: time runs from top to bottom in rows, the events of an actor stand
/// in a frame of the actor's name and colour, relations that the text states are edges with their
/// cue.
namespace fabula::exporters {
namespace {

constexpr std::size_t actor_width = 40;

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
  std::string label;
  for (const std::string& line : drawn_label(event)) {
    label += (label.empty() ? "" : "\\n") + escaped(line);
  }
  return label;
}

class Drawing {
 public:
  Drawing(const Story& story, std::size_t max_items, std::ostream& out)
      : story_(story), graph_(story, max_items), out_(out) {}

  void write() {
    out_ << "digraph story {\n"
            "  graph [newrank=true, nodesep=0.3, ranksep=0.45, fontname=\"Helvetica\", "
            "fontsize=10, labelloc=b, labeljust=l, pad=0.2];\n"
            "  node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", fontsize=10, "
            "margin=\"0.1,0.06\"];\n"
            "  edge [fontname=\"Helvetica\", fontsize=9, arrowsize=0.7];\n";
    write_legend();
    write_axis();
    for (const std::uint32_t i : graph_.events()) {
      write_event(i);
    }
    write_frames();
    for (const Relation* relation : graph_.relations()) {
      write_relation(*relation);
    }
    out_ << "}\n";
  }

 private:
  void write_axis() {
    for (std::size_t i = 0; i < graph_.rows().size(); ++i) {
      const DrawnRow& row = graph_.rows()[i];
      out_ << fmt::format(
          "  t{} [group=axis, {}];\n", i,
          row.title.empty()
              ? "shape=point, style=filled, width=0.03, color=\"#bbbbbb\""
              : fmt::format("shape=plaintext, style=\"\", fontsize=11, fontcolor=\"#444444\", "
                            "label=\"{}\"",
                            escaped(row.title)));
    }
    for (std::size_t i = 0; i + 1 < graph_.rows().size(); ++i) {
      out_ << fmt::format("  t{} -> t{} [weight=100, arrowhead=none, color=\"#bbbbbb\"];\n", i,
                          i + 1);
    }
    for (std::size_t i = 0; i < graph_.rows().size(); ++i) {
      out_ << fmt::format("  {{ rank=same; t{};", i);
      for (const std::uint32_t event : graph_.rows()[i].events) {
        out_ << fmt::format(" e{};", event);
      }
      out_ << " }\n";
    }
    // The axis stands at the left of everything. One edge is enough, and dot loses its way where
    // there are more between one row's nodes.
    if (!graph_.rows().empty()) {
      out_ << fmt::format("  t0 -> e{} [style=invis, weight=0];\n", graph_.rows()[0].events[0]);
    }
  }

  void write_frames() {
    for (std::size_t lane = 0; lane < graph_.lanes().size(); ++lane) {
      std::string nodes;
      for (const std::uint32_t i : graph_.events()) {
        if (graph_.lanes().of(story_.events[i]) == lane) {
          nodes += fmt::format(" e{};", i);
        }
      }
      if (nodes.empty()) {
        continue;
      }
      const std::string name =
          escaped(cut(display_line(graph_.lanes().actor(lane).name), actor_width));
      const char* const colour = lane_colour(lane, graph_.lanes().size()).line;
      out_ << fmt::format(
          "  subgraph cluster_{} {{ label=\"{}\"; labelloc=t; color=\"{}\"; fontcolor=\"{}\"; "
          "style=rounded;{} }}\n",
          lane, name, colour, colour, nodes);
    }
  }

  void write_event(std::uint32_t i) {
    const Event& event = story_.events[i];
    const Colour& colour = graph_.colour_of(event);
    const Article& article = story_.articles[event.mentions.front().article.value];
    out_ << fmt::format("  e{} [label=\"{}\", tooltip=\"{}\", fillcolor=\"{}\", color=\"{}\"{}];\n",
                        i, label_of(event),
                        escaped(display_line(article.text(event.mentions.front().sentence))),
                        took_place(event) ? colour.fill : "#ffffff", colour.line,
                        took_place(event)                 ? ""
                        : event.status == Status::negated ? ", style=\"rounded,filled,dotted\""
                                                          : ", style=\"rounded,filled,dashed\"");
  }

  void write_relation(const Relation& relation) {
    const std::string cue = drawn_cue(relation);
    const char* const colour = relation_colour(relation.kind);
    const char* const arrow = relation.kind == RelationKind::prevents  ? "tee"
                              : relation.kind == RelationKind::part_of ? "odiamond"
                                                                       : "normal";
    out_ << fmt::format(
        "  e{} -> e{} [color=\"{}\", fontcolor=\"{}\", arrowhead={}, penwidth=1.4, "
        "constraint=false{}{}];\n",
        relation.from.value, relation.to.value, colour, colour, arrow,
        relation.status == RelationStatus::asserted  ? ""
        : relation.status == RelationStatus::negated ? ", style=dotted"
                                                     : ", style=dashed",
        cue.empty() ? "" : fmt::format(", label=\" {}\"", escaped(cue)));
  }

  void write_legend() {
    const auto row = [this](std::string_view cell) {
      out_ << fmt::format(R"(<tr><td align="left">{}</td></tr>)", cell);
    };
    out_ << R"(  label=<<table border="0" cellborder="0" cellspacing="2">)";
    if (graph_.events().size() < story_.events.size()) {
      row(fmt::format("{} of {} events", graph_.events().size(), story_.events.size()));
    }
    row("<font color=\"#9c2f2f\">red: causes (bar: prevents)</font>, "
        "<font color=\"#2f5f9c\">blue: is answered by</font>");
    row("dashed: planned or possible, dotted: denied");
    out_ << "</table>>;\n";
  }

  const Story& story_;
  DrawnGraph graph_;
  std::ostream& out_;
};

}  // namespace

void write_dot(const Story& story, const ExportOptions& options, std::ostream& out) {
  Drawing(story, options.max_items.value_or(options.display.graph_events), out).write();
}

}  // namespace fabula::exporters
