#include "fabula/config/load_times.hpp"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "pattern_reader.hpp"
#include "yaml_reader.hpp"

namespace fabula::config {
namespace {

class TimesLoader {
 public:
  TimesLoader(const std::filesystem::path& file, Diagnostics& problems) : yaml_(file, problems) {
    patterns_.emplace(yaml_, std::set<std::string>());
  }

  TemporalRules load() {
    if (!yaml_.ok() || !yaml_.allow_keys(yaml_.root(), {"lists", "phrases", "rules", "places",
                                                        "future_auxiliaries", "planning_verbs",
                                                        "deadline_words"})) {
      return {};
    }
    const YAML::Node root = yaml_.root();
    lists(root["lists"]);
    phrases(root["phrases"]);
    places(root["places"]);
    rules_.future_auxiliaries = yaml_.texts(root, "future_auxiliaries");
    rules_.planning_verbs = yaml_.texts(root, "planning_verbs");
    rules_.deadline_words = yaml_.texts(root, "deadline_words");
    if (root["rules"].IsDefined() && root["rules"].IsSequence()) {
      for (const YAML::Node& node : root["rules"]) {
        rule(node);
      }
    } else {
      yaml_.problem(root, "key 'rules' must be a list of rules");
    }
    return std::move(rules_);
  }

 private:
  void lists(const YAML::Node& node) {
    std::set<std::string> names;
    if (node.IsDefined() && node.IsMap()) {
      for (const auto& entry : node) {
        WordList list{entry.first.Scalar(), {}};
        if (!entry.second.IsMap()) {
          yaml_.problem(entry.second, "a list must be words with the value that each stands for");
          continue;
        }
        names.insert(list.name);
        for (const auto& word : entry.second) {
          list_entry(word.first, word.second, list);
        }
        rules_.lists.push_back(std::move(list));
      }
    }
    patterns_.emplace(yaml_, names);
  }

  /// "word: value", or "value: [word, word]" where one value has many words.
  void list_entry(const YAML::Node& key, const YAML::Node& value, WordList& list) {
    if (value.IsScalar()) {
      list.entries.emplace_back(key.Scalar(), value.Scalar());
    } else if (value.IsSequence()) {
      for (const YAML::Node& word : value) {
        if (word.IsScalar()) {
          list.entries.emplace_back(word.Scalar(), key.Scalar());
        } else {
          yaml_.problem(word, "every word of a list must be a single value");
        }
      }
    } else {
      yaml_.problem(value, "expected a value, or a list of words for this value");
    }
  }

  std::vector<std::vector<PatternElement>> sequences(const YAML::Node& node) {
    std::vector<std::vector<PatternElement>> all;
    if (node.IsSequence()) {
      for (const YAML::Node& item : node) {
        all.push_back(patterns_->read(item));
      }
    } else {
      all.push_back(patterns_->read(node));
    }
    return all;
  }

  void phrases(const YAML::Node& node) {
    if (!node.IsDefined() || !node.IsMap()) {
      return;
    }
    for (const auto& entry : node) {
      rules_.phrases.push_back(
          {entry.first.Scalar(), sequences(entry.second), yaml_.where(entry.first)});
    }
  }

  void places(const YAML::Node& node) {
    if (!node.IsDefined() || !node.IsMap()) {
      return;
    }
    for (const auto& entry : node) {
      const std::string text = entry.second.IsScalar() ? entry.second.Scalar() : std::string();
      const std::size_t space = text.find(' ');
      const std::string rule = space == std::string::npos ? std::string() : text.substr(space + 1);
      PlaceClock place{entry.first.Scalar(), 0, SummerTime::none};
      int hours = 0;
      int minutes = 0;
      char sign = '+';
      if (std::sscanf(text.c_str(), "%c%2d:%2d", &sign, &hours, &minutes) != 3 ||
          (sign != '+' && sign != '-') || hours > 14 || minutes > 59 ||
          (!rule.empty() && rule != "american" && rule != "european")) {
        yaml_.problem(entry.second,
                      "expected an offset such as '-05:00', with 'american' or 'european' after it "
                      "where there is summer time");
        continue;
      }
      place.utc_offset_minutes = (sign == '-' ? -1 : 1) * (60 * hours + minutes);
      place.summer_time = rule == "american"   ? SummerTime::american
                          : rule == "european" ? SummerTime::european
                                               : SummerTime::none;
      rules_.places.push_back(std::move(place));
    }
  }

  std::vector<PatternElement> context(const YAML::Node& rule, const char* key) {
    std::vector<PatternElement> elements;
    if (const YAML::Node node = rule[key]; node.IsDefined()) {
      for (const auto& sequence : sequences(node)) {
        elements.insert(elements.end(), sequence.begin(), sequence.end());
      }
    }
    return elements;
  }

  void rule(const YAML::Node& node) {
    if (!yaml_.allow_keys(node,
                          {"name", "pattern", "value", "priority", "preceded_by", "followed_by",
                           "not_preceded_by", "not_followed_by", "examples", "not"})) {
      return;
    }
    TimeRule rule;
    rule.name = yaml_.text(node, "name");
    rule.where = yaml_.where(node);
    rule.priority = yaml_.integer_or(node, "priority", 0);
    rule.not_times = yaml_.texts(node, "not");
    if (!names_.insert(rule.name).second) {
      yaml_.problem(node, fmt::format("two rules are called '{}'", rule.name));
    }
    if (!node["pattern"].IsDefined()) {
      yaml_.problem(node, "key 'pattern' is missing");
      return;
    }
    for (auto& sequence : sequences(node["pattern"])) {
      TokenPattern pattern;
      pattern.elements = std::move(sequence);
      pattern.preceded_by = context(node, "preceded_by");
      pattern.followed_by = context(node, "followed_by");
      pattern.not_preceded_by = context(node, "not_preceded_by");
      pattern.not_followed_by = context(node, "not_followed_by");
      pattern.where = yaml_.where(node["pattern"]);
      rule.patterns.push_back(std::move(pattern));
    }
    value(node, rule);
    examples(node["examples"], node, rule);
    rules_.rules.push_back(std::move(rule));
  }

  void value(const YAML::Node& node, TimeRule& rule) {
    const YAML::Node value = node["value"];
    if (!value.IsDefined()) {
      yaml_.problem(node, "key 'value' is missing");
      return;
    }
    if (value.IsScalar() && value.Scalar() == "nothing") {
      rule.operation = TimeOperation::nothing;
      return;
    }
    if (!value.IsMap() || value.size() != 1 || !value.begin()->second.IsMap()) {
      yaml_.problem(value, "expected one operation with its arguments, or 'nothing'");
      return;
    }
    const auto operation =
        yaml_.one_of(value.begin()->first, {"date", "unit", "duration", "set", "reference"});
    if (!operation) {
      return;
    }
    rule.operation = static_cast<TimeOperation>(*operation);
    for (const auto& argument : value.begin()->second) {
      const auto key = parse_time_key(argument.first.Scalar());
      if (!key) {
        yaml_.problem(argument.first,
                      fmt::format("unknown argument '{}'", argument.first.Scalar()));
      } else if (!argument.second.IsScalar()) {
        yaml_.problem(argument.second, "an argument must be a single value");
      } else {
        rule.arguments.push_back({*key, argument.second.Scalar(), yaml_.where(argument.second)});
      }
    }
  }

  void examples(const YAML::Node& node, const YAML::Node& rule_node, TimeRule& rule) {
    if (!node.IsDefined()) {
      yaml_.problem(rule_node, "key 'examples' is missing");
    } else if (node.IsMap()) {
      for (const auto& entry : node) {
        rule.examples.emplace_back(entry.first.Scalar(), entry.second.Scalar());
      }
    } else if (rule.operation == TimeOperation::nothing) {
      for (const std::string& text : yaml_.texts(rule_node, "examples")) {
        rule.examples.emplace_back(text, "");
      }
    } else {
      yaml_.problem(node, "examples must be wordings with their value");
    }
  }

  YamlReader yaml_;
  std::optional<PatternReader> patterns_;
  TemporalRules rules_;
  std::set<std::string> names_;
};

}  // namespace

TemporalGrammar load_temporal_grammar(const std::filesystem::path& file, Diagnostics& problems) {
  TemporalRules rules = TimesLoader(file, problems).load();
  return {std::move(rules), problems};
}

}  // namespace fabula::config
