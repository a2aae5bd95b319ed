#include "svg.hpp"

#include <fmt/format.h>

#include "display.hpp"
#include "drawn_graph.hpp"
#include "markup.hpp"

namespace fabula::exporters {
namespace {

const char* head_of(RelationKind kind) {
  switch (kind) {
    case RelationKind::prevents:
      return "bar";
    case RelationKind::responds_to:
      return "answer";
    case RelationKind::part_of:
      return "part";
    default:
      return "cause";
  }
}

std::string marker(const char* name, RelationKind kind, const char* path) {
  return fmt::format(
      "<marker id=\"{}\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"7\" "
      "markerHeight=\"7\" orient=\"auto\"><path d=\"{}\" fill=\"{}\"/></marker>",
      name, path, relation_colour(kind));
}

}  // namespace

std::string svg_head(double width, double height, std::string_view title) {
  constexpr const char* arrow = "M0,1L10,5L0,9Z";
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
      "viewBox=\"0 0 {0:.0f} {1:.0f}\" role=\"img\" font-family=\"Helvetica, Arial, "
      "sans-serif\">\n<title>{2}</title>\n<defs>{3}{4}{5}{6}</defs>\n"
      "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
      width, height, markup_escaped(title), marker("cause", RelationKind::causes, arrow),
      marker("answer", RelationKind::responds_to, arrow),
      marker("part", RelationKind::part_of, arrow),
      marker("bar", RelationKind::prevents, "M6,0H9V10H6Z"));
}

std::string svg_text(double x, double y, std::string_view text, const TextStyle& style) {
  return fmt::format(
      "<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{}\" fill=\"{}\" "
      "text-anchor=\"{}\"{}{}>{}</text>\n",
      x, y, style.size, style.colour, style.anchor, style.bold ? R"( font-weight="bold")" : "",
      style.italic ? R"( font-style="italic")" : "", markup_escaped(text));
}

std::string svg_edge(const Relation& relation, std::string_view path) {
  return fmt::format(
      "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.4\"{} "
      "marker-end=\"url(#{})\"/>\n",
      path, relation_colour(relation.kind),
      relation.status == RelationStatus::asserted  ? ""
      : relation.status == RelationStatus::negated ? R"( stroke-dasharray="1.5 3")"
                                                   : R"( stroke-dasharray="6 4")",
      head_of(relation.kind));
}

double svg_text_width(std::string_view text, double size) {
  return 0.56 * size * static_cast<double>(display_width(text));
}

}  // namespace fabula::exporters
