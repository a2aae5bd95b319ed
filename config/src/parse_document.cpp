#include <map>
#include <sstream>
#include <utility>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "node.hpp"

/// The one place that touches yaml-cpp: its events become a document.
namespace fabula::config {
namespace {

Mark mark_of(const YAML::Mark& mark) {
  return mark.is_null() ? Mark()
                        : Mark{static_cast<std::uint32_t>(mark.line + 1),
                               static_cast<std::uint32_t>(mark.column + 1)};
}

class Builder final : public YAML::EventHandler {
 public:
  explicit Builder(Document& document) : document_(document) {}

  void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
  void OnDocumentEnd() override {}
  void OnAnchor(const YAML::Mark& /*mark*/, const std::string& /*name*/) override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add({Document::Kind::null, mark_of(mark), 0, 0}, anchor);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto known = anchors_.find(anchor);
    if (known == anchors_.end() || open_.empty()) {
      throw YamlError(mark_of(mark), "this name stands for nothing before it");
    }
    for (const Open& above : open_) {
      if (above.index == known->second) {
        throw YamlError(mark_of(mark), "this name stands for what it is itself a part of");
      }
    }
    copy(known->second);
  }
  void OnScalar(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                const std::string& value) override {
    const auto begin = static_cast<std::uint32_t>(document_.text.size());
    document_.text += value;
    add({Document::Kind::scalar, mark_of(mark), begin, static_cast<std::uint32_t>(value.size())},
        anchor);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    open_.push_back({add({Document::Kind::sequence, mark_of(mark), 0, 0}, anchor), {}});
  }
  void OnSequenceEnd() override { close(1); }
  void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open_.push_back({add({Document::Kind::map, mark_of(mark), 0, 0}, anchor), {}});
  }
  void OnMapEnd() override { close(2); }

 private:
  struct Open {
    std::uint32_t index;
    std::vector<std::uint32_t> children;
  };

  std::uint32_t add(const Document::Entry& entry, YAML::anchor_t anchor) {
    const auto index = static_cast<std::uint32_t>(document_.entries.size());
    document_.entries.push_back(entry);
    if (!open_.empty()) {
      open_.back().children.push_back(index);
    }
    if (anchor != YAML::NullAnchor) {
      anchors_[anchor] = index;
    }
    return index;
  }

  void close(std::uint32_t width) {
    Document::Entry& entry = document_.entries[open_.back().index];
    const auto& children = open_.back().children;
    entry.begin = static_cast<std::uint32_t>(document_.children.size());
    entry.count = static_cast<std::uint32_t>(children.size()) / width;
    document_.children.insert(document_.children.end(), children.begin(), children.end());
    open_.pop_back();
  }

  /// What an alias stands for, once more: every node has one place. Rules are written by people;
  /// a file that doubles itself over and over is refused.
  void copy(std::uint32_t index) {
    constexpr std::size_t most = 1U << 20U;
    const Document::Entry entry = document_.entries[index];
    if (document_.entries.size() > most) {
      throw YamlError(entry.mark, "what is repeated by name here is too large");
    }
    const std::uint32_t width = entry.kind == Document::Kind::map ? 2 : 1;
    if (entry.kind != Document::Kind::sequence && entry.kind != Document::Kind::map) {
      add(entry, YAML::NullAnchor);
      return;
    }
    open_.push_back({add(entry, YAML::NullAnchor), {}});
    for (std::uint32_t i = 0; i < entry.count * width; ++i) {
      copy(document_.children[entry.begin + i]);
    }
    close(width);
  }

  Document& document_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, std::uint32_t> anchors_;
};

}  // namespace

Document Document::parse(const std::string& yaml) {
  Document document;
  try {
    std::istringstream in(yaml);
    YAML::Parser parser(in);
    Builder builder(document);
    parser.HandleNextDocument(builder);
  } catch (const YAML::Exception& error) {
    throw YamlError(mark_of(error.mark), error.msg);
  }
  if (document.entries.empty()) {
    document.entries.emplace_back();  // an empty file
  }
  return document;
}

}  // namespace fabula::config
