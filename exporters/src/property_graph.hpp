#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "fabula/story/story.hpp"

/// A story as the graph that Gephi, Cytoscape, networkx and Neo4j know: nodes and edges of a kind,
/// with flat properties. Events and actors are nodes; relations, roles, claims ("attributed_to")
/// and membership ("belongs_to") are edges. Items are made one at a time.
namespace fabula::exporters {

enum class PropertyType : std::uint8_t { text, number, whole, list };

struct PropertyKey {
  const char* name;
  PropertyType type;
};

/// Text, number, whole number or list of texts, as its key says.
using PropertyValue = std::variant<std::string, double, std::int64_t, std::vector<std::string>>;

struct Property {
  const PropertyKey* key;
  PropertyValue value;
};

/// Only what is known is among the properties; each key at most once, in the order of the keys.
struct GraphNode {
  std::string id;
  std::string_view kind;  ///< "event" or "actor"
  std::string label;
  std::vector<Property> properties;
  const Event* event = nullptr;  ///< what an event node shows
};

struct GraphEdge {
  std::string id;
  std::string source;
  std::string target;
  std::string_view source_kind;  ///< of the nodes at its ends
  std::string_view target_kind;
  std::string_view kind;  ///< of the relation, the role, or the tie
  std::vector<Property> properties;
};

/// Every key that a node's or an edge's properties can have.
std::span<const PropertyKey> node_keys();
std::span<const PropertyKey> edge_keys();

void visit_nodes(const Story& story, const std::function<void(const GraphNode& node)>& visit);
void visit_edges(const Story& story, const std::function<void(const GraphEdge& edge)>& visit);

/// As GraphML and GEXF name types; they have no lists, which are texts there.
std::string_view xml_type(PropertyType type);

/// The value as one text: numbers in decimals, a list's items separated by "; ".
std::string to_text(const PropertyValue& value);

}  // namespace fabula::exporters
