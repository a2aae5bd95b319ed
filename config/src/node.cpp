#include "node.hpp"

#include <algorithm>

namespace fabula::config {

bool Document::well_formed() const {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& e = entries[i];
    const std::size_t room = e.kind == Kind::scalar ? text.size() : children.size();
    const std::size_t width = e.kind == Kind::map ? 2 : 1;
    if (e.kind > Kind::map || e.begin > room || std::size_t{e.count} * width > room - e.begin) {
      return false;
    }
    if (e.kind == Kind::sequence || e.kind == Kind::map) {
      const auto first = children.begin() + e.begin;
      const auto last = first + static_cast<std::ptrdiff_t>(e.count * width);
      if (std::any_of(first, last,
                      [&](std::uint32_t c) { return c >= entries.size() || c <= i; })) {
        return false;
      }
    }
  }
  return true;
}

Node Node::empty_map() {
  static const Document document = [] {
    Document d;
    d.entries.push_back({Document::Kind::map, {}, 0, 0});
    return d;
  }();
  return {document, 0};
}

bool Node::is(Document::Kind kind) const {
  return is_defined() && entry().kind == kind;
}

std::string Node::scalar() const {
  return is_scalar() ? document_->text.substr(entry().begin, entry().count) : std::string();
}

std::optional<Mark> Node::mark() const {
  return is_defined() && entry().mark.line != 0 ? std::optional<Mark>(entry().mark) : std::nullopt;
}

std::size_t Node::size() const {
  return is_sequence() || is_map() ? entry().count : 0;
}

Node Node::child(std::uint32_t at) const {
  return {*document_, document_->children[entry().begin + at]};
}

Node Node::operator[](std::string_view key) const {
  if (!is_defined() || is_scalar()) {
    throw YamlError(mark().value_or(Mark()), "expected keys and values here");
  }
  if (is_map()) {
    for (std::uint32_t i = 0; i < entry().count; ++i) {
      const Node name = child(2 * i);
      if (name.is_scalar() &&
          std::string_view(document_->text).substr(name.entry().begin, name.entry().count) == key) {
        return child(2 * i + 1);
      }
    }
  }
  return {};
}

Node Node::operator[](std::size_t item) const {
  return is_sequence() && item < entry().count ? child(static_cast<std::uint32_t>(item)) : Node();
}

const Node::Item& Node::Iterator::operator*() {
  if (parent_.is_map()) {
    item_.first = parent_.child(2 * at_);
    item_.second = parent_.child(2 * at_ + 1);
  } else {
    static_cast<Node&>(item_) = parent_.child(at_);
  }
  return item_;
}

Node::Iterator Node::begin() const {
  return {*this, 0};
}

Node::Iterator Node::end() const {
  return {*this, static_cast<std::uint32_t>(size())};
}

}  // namespace fabula::config
