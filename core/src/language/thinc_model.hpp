#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fabula {

/// A network as thinc writes it (thinc.model.Model.to_bytes): a list of nodes, breadth first. The
/// name of a node with others below it says how these are put together, as in "maxout>>layernorm".
struct ThincModel {
  struct Parameter {
    std::vector<std::size_t> shape;
    std::vector<float> values;
  };
  struct Node {
    std::string name;
    std::map<std::string, std::size_t> references;          ///< name to index of a node
    std::map<std::string, std::int64_t> numbers;            ///< attributes that are whole numbers
    std::map<std::string, std::vector<std::string>> names;  ///< attributes that list strings
    std::map<std::string, Parameter> parameters;
  };
  std::vector<Node> nodes;

  /// All nodes of that name, in order.
  [[nodiscard]] std::vector<const Node*> named(std::string_view name) const;
};

/// Throws ModelError, with `what` in the message, for bytes that hold no such model.
ThincModel read_thinc_model(std::span<const std::byte> bytes, std::string_view what);

/// Throws ModelError where there is no such parameter or it has another number of dimensions.
const ThincModel::Parameter& parameter(const ThincModel::Node& node, const std::string& name,
                                       std::size_t dimensions);

}  // namespace fabula
