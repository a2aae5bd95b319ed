#include <string>
#include <string_view>

#include <fmt/format.h>

#include "csv_record.hpp"
#include "formats.hpp"
#include "property_graph.hpp"

/// For Neo4j: Cypher statements, and the two files of `neo4j-admin database import`.
namespace fabula::exporters {
namespace {

/// A string literal of Cypher: whatever a label says stays inside the quotes.
std::string literal(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\n' || c == '\r') {
      result += c == '\n' ? "\\n" : "\\r";
      continue;
    }
    if (c == '\'' || c == '\\') {
      result += '\\';
    }
    result += c;
  }
  return result + '\'';
}

std::string value_literal(const PropertyValue& value) {
  if (const auto* const list = std::get_if<std::vector<std::string>>(&value)) {
    std::string result = "[";
    for (const std::string& item : *list) {
      result += (result.size() > 1 ? ", " : "") + literal(item);
    }
    return result + ']';
  }
  const auto* const text = std::get_if<std::string>(&value);
  return text != nullptr ? literal(*text) : to_text(value);
}

template <class Item>
std::string property_map(const Item& item, std::string_view first, std::string_view first_value) {
  std::string result = fmt::format("{{{}: {}", first, literal(first_value));
  for (const Property& property : item.properties) {
    result += fmt::format(", {}: {}", property.key->name, value_literal(property.value));
  }
  return result + '}';
}

const char* label_of(std::string_view kind) {
  return kind == "event" ? "Event" : "Actor";
}

/// "responds_to" as Neo4j names types: "RESPONDS_TO".
std::string type_of(const GraphEdge& edge) {
  std::string type(edge.kind);
  for (char& c : type) {
    c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return type;
}

std::string_view type_name(PropertyType type) {
  return type == PropertyType::list ? "string[]" : xml_type(type);
}

/// A list's items are separated by semicolons, which therefore cannot stand in one.
std::string field_of(const PropertyValue& value) {
  const auto* const list = std::get_if<std::vector<std::string>>(&value);
  if (list == nullptr) {
    return to_text(value);
  }
  std::string result;
  for (std::string item : *list) {
    for (char& c : item) {
      c = c == ';' ? ',' : c;
    }
    result += (result.empty() ? "" : ";") + item;
  }
  return result;
}

void add_header(std::vector<std::string>& record, std::span<const PropertyKey> keys) {
  for (const PropertyKey& key : keys) {
    record.push_back(fmt::format("{}:{}", key.name, type_name(key.type)));
  }
}

/// Properties come in the order of the keys; what an item lacks is an empty field.
void add_fields(std::vector<std::string>& record, std::span<const PropertyKey> keys,
                const std::vector<Property>& properties) {
  auto next = properties.begin();
  for (const PropertyKey& key : keys) {
    const bool known = next != properties.end() && next->key == &key;
    record.push_back(known ? field_of(next->value) : "");
    next += known ? 1 : 0;
  }
}

}  // namespace

void write_cypher(const Story& story, const ExportOptions& /*options*/, std::ostream& out) {
  out << "CREATE CONSTRAINT fabula_event IF NOT EXISTS FOR (n:Event) REQUIRE n.id IS UNIQUE;\n"
         "CREATE CONSTRAINT fabula_actor IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE;\n";
  visit_nodes(story, [&out](const GraphNode& node) {
    out << fmt::format("MERGE (n:{} {{id: {}}}) SET n += {};\n", label_of(node.kind),
                       literal(node.id), property_map(node, "label", node.label));
  });
  visit_edges(story, [&out](const GraphEdge& edge) {
    out << fmt::format(
        "MATCH (a:{} {{id: {}}}), (b:{} {{id: {}}}) MERGE (a)-[r:{} {{id: {}}}]->(b) SET r += "
        "{};\n",
        label_of(edge.source_kind), literal(edge.source), label_of(edge.target_kind),
        literal(edge.target), type_of(edge), literal(edge.id), property_map(edge, "id", edge.id));
  });
}

void write_neo4j_nodes(const Story& story, const ExportOptions& /*options*/, std::ostream& out) {
  std::vector<std::string> header = {"id:ID", ":LABEL", "label"};
  add_header(header, node_keys());
  write_record(header, out);
  visit_nodes(story, [&out](const GraphNode& node) {
    std::vector<std::string> record = {node.id, label_of(node.kind), node.label};
    add_fields(record, node_keys(), node.properties);
    write_record(record, out);
  });
}

void write_neo4j_relationships(const Story& story, const ExportOptions& /*options*/,
                               std::ostream& out) {
  std::vector<std::string> header = {":START_ID", ":END_ID", ":TYPE", "id"};
  add_header(header, edge_keys());
  write_record(header, out);
  visit_edges(story, [&out](const GraphEdge& edge) {
    std::vector<std::string> record = {edge.source, edge.target, type_of(edge), edge.id};
    add_fields(record, edge_keys(), edge.properties);
    write_record(record, out);
  });
}

}  // namespace fabula::exporters
