#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fabula/language/labels.hpp"
#include "fabula/language/model_file.hpp"
#include "language/regex.hpp"

namespace fabula {

/// What a pattern may ask of a token, and what a rule sets. Labels are indices into the LabelSet.
struct RulerToken {
  std::string_view form;
  std::string_view lower;
  std::uint16_t tag = 0;
  std::uint16_t dep = 0;
  bool is_space = false;
  // set by the rules:
  Pos pos = Pos::none;
  Morph morph;
  std::optional<std::string_view> lemma;  ///< points into the ruler
};

/// spaCy's attribute ruler: patterns over neighbouring tokens that set part of speech, features,
/// lemma, tag or label. All patterns are matched before any rule is applied; later rules win.
class AttributeRuler {
 public:
  AttributeRuler(const ModelFile& file, const LabelSet& labels);
  void apply(std::vector<RulerToken>& tokens) const;

 private:
  struct Condition {
    enum class Attribute : std::uint8_t { tag, dep, lower, form, is_space };
    Attribute attribute = Attribute::tag;
    bool negated = false;
    bool flag = false;
    std::vector<std::uint16_t> labels;  ///< for tag and dep
    std::vector<std::string> words;     ///< for lower and form
    Regex regex;
    [[nodiscard]] bool holds(const RulerToken& token) const;
  };
  struct Rule {
    std::vector<std::vector<Condition>> pattern;  ///< a list of conditions a token
    std::size_t index = 0;                        ///< which of the tokens is set
    std::optional<Pos> pos;
    std::optional<Morph> morph;
    std::optional<std::string> lemma;
    std::optional<std::uint16_t> tag;
    std::optional<std::uint16_t> dep;
  };

  class Reader;  ///< of the model's rules
  void index_rules(std::size_t tags);

  std::vector<Rule> rules_;
  // The rules by what their first token asks for: a lower-case word, else a tag, else something
  // else.
  std::vector<std::vector<std::uint32_t>> by_tag_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_word_;
  std::vector<std::uint32_t> others_;
};

}  // namespace fabula
