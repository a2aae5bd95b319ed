#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace fabula::config {

/// Where something stands in its file, both from 1.
struct Mark {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// A file is no YAML, or is asked for what its form does not have.
class YamlError : public std::runtime_error {
 public:
  YamlError(Mark at, const std::string& message) : std::runtime_error(message), mark(at) {}
  Mark mark;
};

/// A YAML document as it was read: its nodes in one array, the texts of its scalars in one string.
/// Parsing costs far more than using it, so documents can be kept; see document_cache.hpp.
class Document {
 public:
  enum class Kind : std::uint32_t { null, scalar, sequence, map };
  struct Entry {
    Kind kind = Kind::null;
    Mark mark;
    /// Of a scalar its text; of a sequence its items, of a map its keys and values in turn: where
    /// they begin in `text` or in `children`, and how many they are.
    std::uint32_t begin = 0;
    std::uint32_t count = 0;
  };

  /// Parses the first document of the text. Throws YamlError.
  static Document parse(const std::string& yaml);

  [[nodiscard]] bool empty() const noexcept { return entries.empty(); }
  /// Whether every index lies within its array, and none leads back to a node above.
  [[nodiscard]] bool well_formed() const;

  std::vector<Entry> entries;  ///< the root first
  std::vector<std::uint32_t> children;
  std::string text;
};

/// One node of a document, or none ("undefined"). The document must outlive it.
class Node {
 public:
  Node() = default;
  Node(const Document& document, std::uint32_t index) : document_(&document), index_(index) {}
  /// A map without keys.
  static Node empty_map();

  [[nodiscard]] bool is_defined() const noexcept { return document_ != nullptr; }
  [[nodiscard]] bool is_null() const { return is(Document::Kind::null); }
  [[nodiscard]] bool is_scalar() const { return is(Document::Kind::scalar); }
  [[nodiscard]] bool is_sequence() const { return is(Document::Kind::sequence); }
  [[nodiscard]] bool is_map() const { return is(Document::Kind::map); }
  /// The text of a scalar as it stands there; else nothing.
  [[nodiscard]] std::string scalar() const;
  [[nodiscard]] std::optional<Mark> mark() const;
  /// Items of a sequence, keys of a map.
  [[nodiscard]] std::size_t size() const;
  /// The value of a map's key, the first of that name; undefined where there is none. Throws
  /// YamlError for a scalar, which has no keys.
  Node operator[](std::string_view key) const;
  Node operator[](std::size_t item) const;

  struct Item;
  class Iterator;
  [[nodiscard]] Iterator begin() const;
  [[nodiscard]] Iterator end() const;

 private:
  [[nodiscard]] bool is(Document::Kind kind) const;
  [[nodiscard]] const Document::Entry& entry() const { return document_->entries[index_]; }
  [[nodiscard]] Node child(std::uint32_t at) const;

  const Document* document_ = nullptr;
  std::uint32_t index_ = 0;
};

/// Of a sequence the item itself, of a map its key and value.
struct Node::Item : Node {
  Node first;
  Node second;
};

class Node::Iterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Item;
  using difference_type = std::ptrdiff_t;
  using pointer = const Item*;
  using reference = const Item&;

  Iterator(const Node& parent, std::uint32_t at) : parent_(parent), at_(at) {}
  const Item& operator*();
  const Item* operator->() { return &**this; }
  Iterator& operator++() {
    ++at_;
    return *this;
  }
  friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

 private:
  Node parent_;
  std::uint32_t at_;
  Item item_;
};

}  // namespace fabula::config
