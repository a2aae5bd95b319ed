#include <string>

#include <fmt/format.h>

#include "formats.hpp"
#include "markup.hpp"
#include "property_graph.hpp"

/// GraphML, with every property declared as a key. Lists are texts: GraphML has none.
namespace fabula::exporters {
namespace {

void write_key(const char* where, const PropertyKey& key, std::ostream& out) {
  out << fmt::format(R"( <key id="{0}_{1}" for="{0}" attr.name="{1}" attr.type="{2}"/>)"
                     "\n",
                     where, key.name, xml_type(key.type));
}

void write_data(const char* where, const char* name, std::string_view value, std::ostream& out) {
  out << fmt::format(R"(<data key="{}_{}">{}</data>)", where, name, markup_escaped(value));
}

template <class Item>
void write_properties(const char* where, const Item& item, std::ostream& out) {
  write_data(where, "kind", item.kind, out);
  for (const Property& property : item.properties) {
    write_data(where, property.key->name, to_text(property.value), out);
  }
}

}  // namespace

void write_graphml(const Story& story, const ExportOptions& /*options*/, std::ostream& out) {
  static constexpr PropertyKey label{"label", PropertyType::text};
  static constexpr PropertyKey kind{"kind", PropertyType::text};
  out << R"(<?xml version="1.0" encoding="UTF-8"?>)"
         "\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  write_key("node", label, out);
  write_key("node", kind, out);
  for (const PropertyKey& key : node_keys()) {
    write_key("node", key, out);
  }
  write_key("edge", kind, out);
  for (const PropertyKey& key : edge_keys()) {
    write_key("edge", key, out);
  }
  out << " <graph id=\"story\" edgedefault=\"directed\">\n";
  visit_nodes(story, [&out](const GraphNode& node) {
    out << fmt::format(R"(  <node id="{}">)", markup_escaped(node.id));
    write_data("node", label.name, node.label, out);
    write_properties("node", node, out);
    out << "</node>\n";
  });
  visit_edges(story, [&out](const GraphEdge& edge) {
    out << fmt::format(R"(  <edge id="{}" source="{}" target="{}">)", edge.id,
                       markup_escaped(edge.source), markup_escaped(edge.target));
    write_properties("edge", edge, out);
    out << "</edge>\n";
  });
  out << " </graph>\n</graphml>\n";
}

}  // namespace fabula::exporters
