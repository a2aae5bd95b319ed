#include "language/attribute_ruler.hpp"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "fabula/error.hpp"

namespace fabula {
namespace {

/// The label's index, one past the last where the model never gives it.
std::uint16_t label_index(const std::vector<std::string>& labels, const std::string& name) {
  return static_cast<std::uint16_t>(std::find(labels.begin(), labels.end(), name) - labels.begin());
}

std::vector<std::string> operands(const nlohmann::json& value) {
  if (value.is_string()) {
    return {value.get<std::string>()};
  }
  return value.is_array() ? value.get<std::vector<std::string>>() : std::vector<std::string>();
}

bool contains(const auto& values, const auto& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

bool AttributeRuler::Condition::holds(const RulerToken& token) const {
  switch (attribute) {
    case Attribute::tag:
      return contains(labels, token.tag) != negated;
    case Attribute::dep:
      return contains(labels, token.dep) != negated;
    case Attribute::is_space:
      return token.is_space == flag;
    case Attribute::lower:
    case Attribute::form:
      break;
  }
  const std::string_view word = attribute == Attribute::lower ? token.lower : token.form;
  if (!regex.empty()) {
    return regex.search(word).has_value();
  }
  return contains(words, word) != negated;
}

class AttributeRuler::Reader {
 public:
  explicit Reader(const LabelSet& labels) : labels_(labels) {}

  /// One rule a pattern.
  [[nodiscard]] std::vector<Rule> read(const nlohmann::json& stored) const {
    std::vector<Rule> rules;
    for (const auto& rule_json : stored) {
      for (const auto& pattern_json : rule_json.at("patterns")) {
        Rule rule;
        for (const auto& token_json : pattern_json) {
          rule.pattern.push_back(conditions(token_json));
        }
        const int index = rule_json.value("index", 0);
        rule.index = index >= 0 ? static_cast<std::size_t>(index)
                                : rule.pattern.size() - static_cast<std::size_t>(-index);
        for (const auto& [attribute, value] : rule_json.at("attrs").items()) {
          set(rule, attribute, value.get<std::string>());
        }
        if (!rule.pattern.empty() && rule.index < rule.pattern.size()) {
          rules.push_back(std::move(rule));
        }
      }
    }
    return rules;
  }

 private:
  [[nodiscard]] std::vector<Condition> conditions(const nlohmann::json& token) const {
    std::vector<Condition> result;
    for (const auto& [attribute, value] : token.items()) {
      result.push_back(condition(attribute, value));
    }
    return result;
  }

  [[nodiscard]] Condition condition(const std::string& attribute,
                                    const nlohmann::json& value) const {
    using Attribute = Condition::Attribute;
    Condition condition;
    condition.attribute = attribute == "TAG"     ? Attribute::tag
                          : attribute == "DEP"   ? Attribute::dep
                          : attribute == "LOWER" ? Attribute::lower
                          : attribute == "ORTH"  ? Attribute::form
                                                 : Attribute::is_space;
    if (value.is_boolean()) {
      condition.flag = value.get<bool>();
      return condition;
    }
    if (!value.is_object() || value.empty()) {
      set_operands(condition, operands(value));
      return condition;
    }
    const std::string predicate = value.begin().key();
    condition.negated = predicate == "NOT_IN";
    if (predicate == "REGEX") {
      condition.regex = Regex(value.begin().value().get<std::string>());
    } else {
      set_operands(condition, operands(value.begin().value()));
    }
    return condition;
  }

  void set_operands(Condition& condition, std::vector<std::string> names) const {
    const bool is_tag = condition.attribute == Condition::Attribute::tag;
    if (!is_tag && condition.attribute != Condition::Attribute::dep) {
      condition.words = std::move(names);
      return;
    }
    for (const std::string& name : names) {
      condition.labels.push_back(label_index(is_tag ? labels_.tag : labels_.dep, name));
    }
  }

  void set(Rule& rule, const std::string& attribute, const std::string& text) const {
    if (attribute == "POS") {
      rule.pos = parse_pos(text);
    } else if (attribute == "MORPH") {
      rule.morph = parse_morph(text);
    } else if (attribute == "LEMMA") {
      rule.lemma = text;
    } else if (attribute == "TAG") {
      rule.tag = label_index(labels_.tag, text);
    } else if (attribute == "DEP") {
      rule.dep = label_index(labels_.dep, text);
    }
  }

  const LabelSet& labels_;
};

AttributeRuler::AttributeRuler(const ModelFile& file, const LabelSet& labels) {
  const nlohmann::json stored = nlohmann::json::parse(file.text("ruler"), nullptr, false);
  if (!stored.is_array()) {
    throw ModelError(
        "the model's attribute ruler cannot be read; make the model again with "
        "`fabula model build WHEEL -o FILE`");
  }
  rules_ = Reader(labels).read(stored);
  index_rules(labels.tag.size());
}

void AttributeRuler::index_rules(std::size_t tags) {
  by_tag_.resize(tags + 1);
  for (std::uint32_t r = 0; r < rules_.size(); ++r) {
    const Condition* word = nullptr;
    const Condition* tag = nullptr;
    for (const Condition& c : rules_[r].pattern.front()) {
      if (c.attribute == Condition::Attribute::lower && !c.negated && c.regex.empty()) {
        word = &c;
      } else if (c.attribute == Condition::Attribute::tag && !c.negated) {
        tag = &c;
      }
    }
    if (word != nullptr) {
      for (const std::string& w : word->words) {
        by_word_[w].push_back(r);
      }
    } else if (tag != nullptr) {
      for (const std::uint16_t t : tag->labels) {
        by_tag_[t].push_back(r);
      }
    } else {
      others_.push_back(r);
    }
  }
}

void AttributeRuler::apply(std::vector<RulerToken>& tokens) const {
  struct Match {
    std::uint32_t rule;
    std::uint32_t token;
  };
  std::vector<Match> matches;
  const auto try_rules = [&](const std::vector<std::uint32_t>& rules, std::uint32_t i) {
    for (const std::uint32_t r : rules) {
      const auto& pattern = rules_[r].pattern;
      bool holds = i + pattern.size() <= tokens.size();
      for (std::size_t k = 0; holds && k < pattern.size(); ++k) {
        holds = std::all_of(pattern[k].begin(), pattern[k].end(),
                            [&](const Condition& c) { return c.holds(tokens[i + k]); });
      }
      if (holds) {
        matches.push_back({r, i});
      }
    }
  };
  std::string word;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    try_rules(by_tag_[tokens[i].tag], i);
    try_rules(others_, i);
    word.assign(tokens[i].lower);
    if (const auto found = by_word_.find(word); found != by_word_.end()) {
      try_rules(found->second, i);
    }
  }
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return std::pair(a.rule, a.token) < std::pair(b.rule, b.token);
  });
  for (const Match& m : matches) {
    const Rule& rule = rules_[m.rule];
    RulerToken& token = tokens[m.token + rule.index];
    token.pos = rule.pos.value_or(token.pos);
    token.morph = rule.morph.value_or(token.morph);
    token.tag = rule.tag.value_or(token.tag);
    token.dep = rule.dep.value_or(token.dep);
    if (rule.lemma) {
      token.lemma = *rule.lemma;
    }
  }
}

}  // namespace fabula
