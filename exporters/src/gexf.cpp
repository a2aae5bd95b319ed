#include <string>

#include <fmt/format.h>

#include "formats.hpp"
#include "markup.hpp"
#include "property_graph.hpp"

/// GEXF 1.3, dynamic: an event is there from the first to the last day it can have been. Actors,
/// and events of unknown date, are there all the time.
namespace fabula::exporters {
namespace {

void write_declarations(const char* where, std::span<const PropertyKey> keys, std::ostream& out) {
  out << fmt::format("  <attributes class=\"{}\">\n", where);
  out << "   <attribute id=\"kind\" title=\"kind\" type=\"string\"/>\n";
  for (const PropertyKey& key : keys) {
    out << fmt::format("   <attribute id=\"{0}\" title=\"{0}\" type=\"{1}\"/>\n", key.name,
                       xml_type(key.type));
  }
  out << "  </attributes>\n";
}

template <class Item>
void write_values(const Item& item, std::ostream& out) {
  out << fmt::format(R"(<attvalues><attvalue for="kind" value="{}"/>)", item.kind);
  for (const Property& property : item.properties) {
    out << fmt::format(R"(<attvalue for="{}" value="{}"/>)", property.key->name,
                       markup_escaped(to_text(property.value)));
  }
  out << "</attvalues>";
}

std::string presence_of(const GraphNode& node) {
  if (node.event == nullptr) {
    return "";
  }
  const DayBounds bounds = day_bounds(node.event->when);
  return (bounds.earliest ? fmt::format(R"( start="{}")", *bounds.earliest) : "") +
         (bounds.latest ? fmt::format(R"( end="{}")", *bounds.latest) : "");
}

}  // namespace

void write_gexf(const Story& story, const ExportOptions& options, std::ostream& out) {
  out << R"(<?xml version="1.0" encoding="UTF-8"?>)"
         "\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
      << fmt::format(" <meta><creator>{}</creator></meta>\n", markup_escaped(options.generator))
      << " <graph mode=\"dynamic\" defaultedgetype=\"directed\" timeformat=\"date\" "
         "timerepresentation=\"interval\">\n";
  write_declarations("node", node_keys(), out);
  write_declarations("edge", edge_keys(), out);
  out << "  <nodes>\n";
  visit_nodes(story, [&out](const GraphNode& node) {
    out << fmt::format(R"(   <node id="{}" label="{}"{}>)", markup_escaped(node.id),
                       markup_escaped(node.label), presence_of(node));
    write_values(node, out);
    out << "</node>\n";
  });
  out << "  </nodes>\n  <edges>\n";
  visit_edges(story, [&out](const GraphEdge& edge) {
    out << fmt::format(R"(   <edge id="{}" source="{}" target="{}" kind="{}" label="{}">)", edge.id,
                       markup_escaped(edge.source), markup_escaped(edge.target), edge.kind,
                       edge.kind);
    write_values(edge, out);
    out << "</edge>\n";
  });
  out << "  </edges>\n </graph>\n</gexf>\n";
}

}  // namespace fabula::exporters
