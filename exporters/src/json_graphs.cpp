
#include <functional>
#include <utility>

#include "formats.hpp"
#include "property_graph.hpp"

/// The three forms of a graph in JSON. Each receiver has its own names for the same things.
namespace fabula::exporters {
namespace {

template <class Item, class Visit>
void write_items(const Story& story, const Visit& visit, const std::function<Json(const Item&)>& of,
                 std::ostream& out) {
  const char* separator = "\n  ";
  visit(story, [&](const Item& item) {
    out << separator << to_line(of(item));
    separator = ",\n  ";
  });
}

Json properties_of(const GraphNode& node) {
  Json json{{"kind", node.kind}};
  put(json, node.properties);
  return json;
}

Json properties_of(const GraphEdge& edge) {
  Json json = Json::object();
  put(json, edge.properties);
  return json;
}

}  // namespace

void write_cytoscape(const Story& story, const ExportOptions& options, std::ostream& out) {
  out << "{\"format_version\": \"1.0\",\n \"generated_by\": " << to_line(options.generator)
      << ",\n \"data\": {\"name\": \"story\"},\n \"elements\": {\"nodes\": [";
  write_items<GraphNode>(
      story, visit_nodes,
      [](const GraphNode& node) {
        // networkx and Cytoscape's desktop program read `name`, Cytoscape.js stylesheets `label`.
        Json data{{"id", node.id}, {"name", node.id}, {"value", node.id}, {"label", node.label}};
        data.update(properties_of(node));
        return Json{{"data", std::move(data)}, {"classes", node.kind}};
      },
      out);
  out << "\n ],\n \"edges\": [";
  write_items<GraphEdge>(
      story, visit_edges,
      [](const GraphEdge& edge) {
        Json data{{"id", edge.id},
                  {"key", edge.id},
                  {"source", edge.source},
                  {"target", edge.target},
                  {"interaction", edge.kind}};
        data.update(properties_of(edge));
        return Json{{"data", std::move(data)}, {"classes", edge.kind}};
      },
      out);
  out << "\n ]},\n \"directed\": true, \"multigraph\": true}\n";
}

void write_node_link(const Story& story, const ExportOptions& options, std::ostream& out) {
  out << "{\"directed\": true, \"multigraph\": true,\n \"graph\": {\"generator\": "
      << to_line(options.generator) << "},\n \"nodes\": [";
  write_items<GraphNode>(
      story, visit_nodes,
      [](const GraphNode& node) {
        Json json{{"id", node.id}, {"label", node.label}};
        json.update(properties_of(node));
        return json;
      },
      out);
  out << "\n ],\n \"links\": [";
  write_items<GraphEdge>(
      story, visit_edges,
      [](const GraphEdge& edge) {
        Json json{{"source", edge.source},
                  {"target", edge.target},
                  {"key", edge.id},
                  {"kind", edge.kind}};
        json.update(properties_of(edge));
        return json;
      },
      out);
  out << "\n ]}\n";
}

void write_jgf(const Story& story, const ExportOptions& options, std::ostream& out) {
  out << "{\"graph\": {\"directed\": true, \"type\": \"story\",\n \"metadata\": {\"generator\": "
      << to_line(options.generator) << "},\n \"nodes\": {";
  const char* separator = "\n  ";
  visit_nodes(story, [&](const GraphNode& node) {
    out << separator << to_line(node.id) << ": "
        << to_line({{"label", node.label}, {"metadata", properties_of(node)}});
    separator = ",\n  ";
  });
  out << "\n },\n \"edges\": [";
  write_items<GraphEdge>(
      story, visit_edges,
      [](const GraphEdge& edge) {
        return Json{{"id", edge.id},         {"source", edge.source},
                    {"target", edge.target}, {"relation", edge.kind},
                    {"directed", true},      {"metadata", properties_of(edge)}};
      },
      out);
  out << "\n ]}}\n";
}

}  // namespace fabula::exporters
