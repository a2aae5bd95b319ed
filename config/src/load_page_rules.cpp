#include "fabula/config/load_page_rules.hpp"

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "yaml_reader.hpp"

namespace fabula::config {
namespace {

constexpr std::array<std::pair<const char*, ElementCue>, 9> cues = {{
    {"story", ElementCue::story},
    {"boilerplate", ElementCue::boilerplate},
    {"comments", ElementCue::comments},
    {"caption", ElementCue::caption},
    {"byline", ElementCue::byline},
    {"date", ElementCue::date},
    {"title", ElementCue::title},
    {"hidden", ElementCue::hidden},
    {"teaser", ElementCue::teaser},
}};

/// One to three words of small letters, with the marks of begin and end.
bool is_pattern(std::string_view text) {
  if (text.starts_with('^')) {
    text.remove_prefix(1);
  }
  if (text.ends_with('$')) {
    text.remove_suffix(1);
  }
  constexpr int most_words = 3;
  int words = 1;
  for (const char c : text) {
    words += c == ' ' ? 1 : 0;
    const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    if (!letter && c != ' ') {
      return false;
    }
  }
  return words <= most_words && !text.empty() && text.front() != ' ' && text.back() != ' ';
}

void read_cue(const YamlReader& yaml, const Node& node, ElementCue cue, PageRules& rules) {
  if (!yaml.allow_keys(node, {"words", "examples", "not"})) {
    return;
  }
  std::set<std::string> seen;
  for (const std::string& pattern : yaml.texts(node, "words")) {
    if (!is_pattern(pattern)) {
      yaml.problem(node["words"], fmt::format("'{}' is no name: one to three words of small "
                                              "letters, '^' in front, '$' behind",
                                              pattern));
    } else if (!seen.insert(pattern).second) {
      yaml.problem(node["words"], fmt::format("'{}' stands twice", pattern));
    } else {
      rules.names.add(pattern, cue);
    }
  }
  const auto examples = yaml.placed_texts(node, "examples");
  if (examples.empty()) {
    yaml.problem(node, "key 'examples' is missing: names that mean this");
  }
  for (const PlacedText& name : examples) {
    rules.examples.push_back({cue, name.text, true, name.where});
  }
  for (const PlacedText& name : yaml.placed_texts(node, "not")) {
    rules.examples.push_back({cue, name.text, false, name.where});
  }
}

}  // namespace

PageRules load_page_rules(const std::filesystem::path& file, Diagnostics& problems) {
  PageRules rules;
  const YamlReader yaml(file, problems);
  if (!yaml.ok() || !yaml.allow_keys(yaml.root(), {"names"})) {
    return rules;
  }
  const Node names = yaml.root()["names"];
  if (!names.is_defined() ||
      !yaml.allow_keys(names, {"story", "boilerplate", "comments", "caption", "byline", "date",
                               "title", "hidden", "teaser"})) {
    return rules;
  }
  for (const auto& [key, cue] : cues) {
    if (const Node node = names[key]; node.is_defined()) {
      read_cue(yaml, node, cue, rules);
    }
  }
  return rules;
}

}  // namespace fabula::config
