#include <functional>
#include <variant>

#include "formats.hpp"
#include "json.hpp"
#include "json_line.hpp"
#include "property_graph.hpp"

/// The three forms of a graph in JSON. Each receiver has its own names for the same things.
namespace fabula::exporters {
namespace {

template <class Item>
using WriteItem = std::function<void(const Item&, JsonLine&)>;

template <class Item, class Visit>
void write_items(const Story& story, const Visit& visit, const WriteItem<Item>& write,
                 std::ostream& out) {
  const char* separator = "\n  ";
  JsonLine line;
  visit(story, [&](const Item& item) {
    line.clear();
    write(item, line);
    out << separator << line.text();
    separator = ",\n  ";
  });
}

void put(const std::vector<Property>& properties, JsonLine& line) {
  for (const Property& property : properties) {
    line.key(property.key->name);
    std::visit([&line](const auto& value) { line.value(value); }, property.value);
  }
}

void put_properties(const GraphNode& node, JsonLine& line) {
  line.put("kind", node.kind);
  put(node.properties, line);
}

}  // namespace

void write_cytoscape(const Story& story, const ExportOptions& options, std::ostream& out) {
  out << "{\"format_version\": \"1.0\",\n \"generated_by\": " << to_line(options.generator)
      << ",\n \"data\": {\"name\": \"story\"},\n \"elements\": {\"nodes\": [";
  write_items<GraphNode>(
      story, visit_nodes,
      [](const GraphNode& node, JsonLine& line) {
        // networkx and Cytoscape's desktop program read `name`, Cytoscape.js stylesheets `label`.
        line.begin_object().key("data").begin_object();
        line.put("id", node.id).put("name", node.id).put("value", node.id);
        line.put("label", node.label);
        put_properties(node, line);
        line.end_object().put("classes", node.kind).end_object();
      },
      out);
  out << "\n ],\n \"edges\": [";
  write_items<GraphEdge>(
      story, visit_edges,
      [](const GraphEdge& edge, JsonLine& line) {
        line.begin_object().key("data").begin_object();
        line.put("id", edge.id).put("key", edge.id).put("source", edge.source);
        line.put("target", edge.target).put("interaction", edge.kind);
        put(edge.properties, line);
        line.end_object().put("classes", edge.kind).end_object();
      },
      out);
  out << "\n ]},\n \"directed\": true, \"multigraph\": true}\n";
}

void write_node_link(const Story& story, const ExportOptions& options, std::ostream& out) {
  out << "{\"directed\": true, \"multigraph\": true,\n \"graph\": {\"generator\": "
      << to_line(options.generator) << "},\n \"nodes\": [";
  write_items<GraphNode>(
      story, visit_nodes,
      [](const GraphNode& node, JsonLine& line) {
        line.begin_object().put("id", node.id).put("label", node.label);
        put_properties(node, line);
        line.end_object();
      },
      out);
  out << "\n ],\n \"links\": [";
  write_items<GraphEdge>(
      story, visit_edges,
      [](const GraphEdge& edge, JsonLine& line) {
        line.begin_object().put("source", edge.source).put("target", edge.target);
        line.put("key", edge.id).put("kind", edge.kind);
        put(edge.properties, line);
        line.end_object();
      },
      out);
  out << "\n ]}\n";
}

void write_jgf(const Story& story, const ExportOptions& options, std::ostream& out) {
  out << "{\"graph\": {\"directed\": true, \"type\": \"story\",\n \"metadata\": {\"generator\": "
      << to_line(options.generator) << "},\n \"nodes\": {";
  const char* separator = "\n  ";
  JsonLine line;
  visit_nodes(story, [&](const GraphNode& node) {
    line.clear();
    line.begin_object().put("label", node.label).key("metadata").begin_object();
    put_properties(node, line);
    line.end_object().end_object();
    out << separator << to_line(node.id) << ": " << line.text();
    separator = ",\n  ";
  });
  out << "\n },\n \"edges\": [";
  write_items<GraphEdge>(
      story, visit_edges,
      [](const GraphEdge& edge, JsonLine& item) {
        item.begin_object().put("id", edge.id).put("source", edge.source);
        item.put("target", edge.target).put("relation", edge.kind).put("directed", true);
        item.key("metadata").begin_object();
        put(edge.properties, item);
        item.end_object().end_object();
      },
      out);
  out << "\n ]}}\n";
}

}  // namespace fabula::exporters
