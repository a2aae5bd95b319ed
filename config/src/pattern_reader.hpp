#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fabula/language/token_pattern.hpp"
#include "yaml_reader.hpp"

namespace fabula::config {

/// Reads token patterns written as text, "the? <month> <number:day:1-31> ,? (in)"; docs/rules.md
/// has the grammar. `lists` are the names of the word lists: any other name is a phrase.
class PatternReader {
 public:
  PatternReader(const YamlReader& yaml, std::set<std::string> lists)
      : yaml_(yaml), lists_(std::move(lists)) {}

  [[nodiscard]] std::vector<PatternElement> read(const Node& node) const;

 private:
  [[nodiscard]] PatternElement element(const Node& node, std::string_view text) const;
  void reference(const Node& node, std::string_view text, PatternElement& element) const;

  const YamlReader& yaml_;
  std::set<std::string> lists_;
};

}  // namespace fabula::config
