#include "html/page_tree.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <memory>

namespace fabula::importers::html {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view()
                         : std::string_view(reinterpret_cast<const char*>(text));
}

// Of all attributes a page has, most by far are for its program and its looks.
constexpr std::array<std::string_view, 18> kept_attributes = {
    "aria-hidden", "charset",  "class", "content",  "datetime", "hidden",
    "href",        "hreflang", "id",    "itemprop", "itemtype", "lang",
    "name",        "property", "rel",   "role",     "style",    "title"};

void on_open(void* user, const xmlChar* name, const xmlChar** attributes) {
  auto& tree = *static_cast<PageTree*>(user);
  tree.open(view(name));
  for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
    tree.add_attribute(view(attributes[0]), view(attributes[1]));
  }
}

void on_close(void* user, const xmlChar* /*name*/) {
  static_cast<PageTree*>(user)->close();
}

void on_characters(void* user, const xmlChar* text, int size) {
  static_cast<PageTree*>(user)->add_characters(
      {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}

void on_error(void* /*user*/, xmlErrorPtr /*error*/) {}

}  // namespace

PageTree::PageTree(const std::string& markup, std::size_t max_depth) : max_depth_(max_depth) {
  nodes_.push_back({});
  open_.push_back(0);
  strings_.reserve(markup.size());
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
      htmlCreateMemoryParserCtxt(markup.data(), static_cast<int>(markup.size())),
      &htmlFreeParserCtxt);
  if (parser) {
    htmlSAXHandler handler{};
    handler.startElement = on_open;
    handler.endElement = on_close;
    handler.characters = on_characters;
    handler.ignorableWhitespace = on_characters;
    handler.cdataBlock = on_characters;
    handler.initialized = XML_SAX2_MAGIC;
    handler.serror = on_error;
    *parser->sax = handler;
    parser->userData = this;
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                         HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                         HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT);
    xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(parser.get());
  }
  finish();
}

void PageTree::open(std::string_view name) {
  flattened_ = open_.size() > max_depth_;
  if (flattened_) {
    too_deep_ = true;
    open_.push_back(open_.back());
    return;
  }
  const auto index = size();
  Node node;
  node.tag = tag_named(name);
  node.parent = open_.back();
  node.depth = static_cast<std::uint16_t>(open_.size());
  node.begin = static_cast<std::uint32_t>(attributes_.size());
  nodes_.push_back(node);
  open_.push_back(index);
}

void PageTree::add_attribute(std::string_view name, std::string_view value) {
  if (flattened_ || !std::binary_search(kept_attributes.begin(), kept_attributes.end(), name)) {
    return;
  }
  attributes_.push_back({static_cast<std::uint32_t>(strings_.size()),
                         static_cast<std::uint32_t>(name.size()),
                         static_cast<std::uint32_t>(value.size())});
  strings_ += name;
  strings_ += value;
  ++nodes_.back().size;
}

void PageTree::close() {
  if (open_.size() > 1) {
    nodes_[open_.back()].end = size();
    open_.pop_back();
  }
}

void PageTree::add_characters(std::string_view text) {
  const auto begin = static_cast<std::uint32_t>(strings_.size());
  strings_ += text;
  Node& last = nodes_.back();
  if (last.tag == Tag::text && last.parent == open_.back() && last.begin + last.size == begin) {
    last.size += static_cast<std::uint32_t>(text.size());
    return;
  }
  Node node;
  node.tag = Tag::text;
  node.parent = open_.back();
  node.depth = static_cast<std::uint16_t>(std::min(open_.size(), max_depth_ + 1));
  node.begin = begin;
  node.size = static_cast<std::uint32_t>(text.size());
  node.end = size() + 1;
  nodes_.push_back(node);
}

void PageTree::finish() {
  while (!open_.empty()) {
    nodes_[open_.back()].end = size();
    open_.pop_back();
  }
}

const PageTree::Attribute* PageTree::find(NodeIndex node, std::string_view name) const {
  const Node& n = nodes_[node];
  if (n.tag == Tag::text) {
    return nullptr;
  }
  for (std::uint32_t i = n.begin; i < n.begin + n.size; ++i) {
    const Attribute& a = attributes_[i];
    if (std::string_view(strings_).substr(a.name, a.name_size) == name) {
      return &a;
    }
  }
  return nullptr;
}

std::string_view PageTree::attribute(NodeIndex node, std::string_view name) const {
  const Attribute* const a = find(node, name);
  return a == nullptr ? std::string_view()
                      : std::string_view(strings_).substr(a->name + a->name_size, a->value_size);
}

bool PageTree::has_attribute(NodeIndex node, std::string_view name) const {
  return find(node, name) != nullptr;
}

std::string PageTree::text_below(NodeIndex node) const {
  std::string text;
  for (NodeIndex i = node; i < nodes_[node].end; ++i) {
    if (nodes_[i].tag == Tag::text) {
      text += characters(i);
    } else if (is_block(nodes_[i].tag) || nodes_[i].tag == Tag::br) {
      text += ' ';
    }
  }
  return text;
}

}  // namespace fabula::importers::html
