#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/tags.hpp"

namespace fabula::importers::html {

/// An index of a page's nodes; the root is 0, which is also what "none" is, as nothing points to
/// it.
using NodeIndex = std::uint32_t;

/// A web page as a tree. Nodes stand in the order of the document, so that a subtree is the range
/// [node, end of node).
class PageTree {
 public:
  struct Node {
    Tag tag = Tag::other;
    std::uint16_t depth = 0;
    NodeIndex parent = 0;
    NodeIndex end = 0;        ///< one behind the last node below it
    std::uint32_t begin = 0;  ///< of its characters, or of its attributes
    std::uint32_t size = 0;
  };
  struct Attribute {
    std::uint32_t name = 0;
    std::uint32_t name_size = 0;
    std::uint32_t value_size = 0;
  };

  /// Reads well-formed UTF-8 without NUL. Nodes nested deeper than `max_depth` hang on the last
  /// one that is not; `too_deep` tells. Never fails: any text is a page.
  PageTree(const std::string& markup, std::size_t max_depth);

  [[nodiscard]] NodeIndex size() const { return static_cast<NodeIndex>(nodes_.size()); }
  [[nodiscard]] const Node& operator[](NodeIndex node) const { return nodes_[node]; }
  /// Of a text node.
  [[nodiscard]] std::string_view characters(NodeIndex node) const {
    return std::string_view(strings_).substr(nodes_[node].begin, nodes_[node].size);
  }
  /// Empty where there is none.
  [[nodiscard]] std::string_view attribute(NodeIndex node, std::string_view name) const;
  [[nodiscard]] bool has_attribute(NodeIndex node, std::string_view name) const;
  /// All characters below a node, white space as it stands.
  [[nodiscard]] std::string text_below(NodeIndex node) const;
  [[nodiscard]] bool too_deep() const { return too_deep_; }

  /// For the parser.
  void open(std::string_view name);
  void add_attribute(std::string_view name, std::string_view value);
  void close();
  void add_characters(std::string_view text);
  void finish();

 private:
  [[nodiscard]] const Attribute* find(NodeIndex node, std::string_view name) const;

  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::string strings_;
  std::vector<NodeIndex> open_;
  std::size_t max_depth_;
  bool too_deep_ = false;
  bool flattened_ = false;  // the element that was opened last hangs on no node of its own
};

}  // namespace fabula::importers::html
