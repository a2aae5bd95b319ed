#include "fabula/config/load_times.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "fabula/time/holidays.hpp"
#include "load_clocks.hpp"
#include "pattern_reader.hpp"
#include "yaml_reader.hpp"

namespace fabula::config {
namespace {

class TimesLoader {
 public:
  TimesLoader(const std::filesystem::path& file, std::filesystem::path countries,
              Diagnostics& problems)
      : yaml_(file, problems), countries_(std::move(countries)) {
    patterns_.emplace(yaml_, std::set<std::string>());
  }

  TemporalRules load() {
    if (!yaml_.ok() ||
        !yaml_.allow_keys(
            yaml_.root(),
            {"lists", "phrases", "rules", "places", "zones", "month_first", "future_auxiliaries",
             "weak_auxiliaries", "unchanged_pasts", "copulas", "planning_verbs", "deadline_words",
             "lasting_verbs", "purpose_words", "since_words", "ahead_words", "range_words",
             "pair_words", "name_entities"})) {
      return {};
    }
    const Node root = yaml_.root();
    lists(root["lists"]);
    phrases(root["phrases"]);
    load_clocks(yaml_, countries_, rules_);
    rules_.future_auxiliaries = yaml_.texts(root, "future_auxiliaries");
    rules_.weak_auxiliaries = yaml_.texts(root, "weak_auxiliaries");
    rules_.unchanged_pasts = yaml_.texts(root, "unchanged_pasts");
    rules_.copulas = yaml_.texts(root, "copulas");
    rules_.planning_verbs = yaml_.texts(root, "planning_verbs");
    rules_.deadline_words = yaml_.texts(root, "deadline_words");
    rules_.lasting_verbs = yaml_.texts(root, "lasting_verbs");
    rules_.purpose_words = yaml_.texts(root, "purpose_words");
    rules_.since_words = yaml_.texts(root, "since_words");
    rules_.ahead_words = yaml_.texts(root, "ahead_words");
    rules_.range_words = yaml_.texts(root, "range_words");
    rules_.pair_words = yaml_.texts(root, "pair_words");
    rules_.name_entities = yaml_.texts(root, "name_entities");
    rules_.month_first = yaml_.texts(root, "month_first");
    if (root["rules"].is_defined() && root["rules"].is_sequence()) {
      for (const Node& node : root["rules"]) {
        rule(node);
      }
    } else {
      yaml_.problem(root, "key 'rules' must be a list of rules");
    }
    return std::move(rules_);
  }

 private:
  void lists(const Node& node) {
    std::set<std::string> names;
    if (node.is_defined() && node.is_map()) {
      for (const auto& entry : node) {
        WordList list{entry.first.scalar(), {}};
        if (!entry.second.is_map()) {
          yaml_.problem(entry.second, "a list must be words with the value that each stands for");
          continue;
        }
        names.insert(list.name);
        for (const auto& word : entry.second) {
          list_entry(word.first, word.second, list);
          if (list.name == "holiday" && !is_holiday_rule(word.first.scalar())) {
            yaml_.problem(word.first, fmt::format("'{}' is no rule of a holiday; docs/rules.md "
                                                  "lists the forms",
                                                  word.first.scalar()));
          }
        }
        rules_.lists.push_back(std::move(list));
      }
    }
    patterns_.emplace(yaml_, names);
  }

  /// "word: value", or "value: [word, word]" where one value has many words.
  void list_entry(const Node& key, const Node& value, WordList& list) {
    if (value.is_scalar()) {
      list.entries.emplace_back(key.scalar(), value.scalar());
    } else if (value.is_sequence()) {
      for (const Node& word : value) {
        if (word.is_scalar()) {
          list.entries.emplace_back(word.scalar(), key.scalar());
        } else {
          yaml_.problem(word, "every word of a list must be a single value");
        }
      }
    } else {
      yaml_.problem(value, "expected a value, or a list of words for this value");
    }
  }

  std::vector<std::vector<PatternElement>> sequences(const Node& node) {
    std::vector<std::vector<PatternElement>> all;
    if (node.is_sequence()) {
      for (const Node& item : node) {
        all.push_back(patterns_->read(item));
      }
    } else {
      all.push_back(patterns_->read(node));
    }
    return all;
  }

  void phrases(const Node& node) {
    if (!node.is_defined() || !node.is_map()) {
      return;
    }
    for (const auto& entry : node) {
      rules_.phrases.push_back(
          {entry.first.scalar(), sequences(entry.second), yaml_.where(entry.first)});
    }
  }

  std::vector<PatternElement> context(const Node& rule, const char* key) {
    std::vector<PatternElement> elements;
    if (const Node node = rule[key]; node.is_defined()) {
      for (const auto& sequence : sequences(node)) {
        elements.insert(elements.end(), sequence.begin(), sequence.end());
      }
    }
    return elements;
  }

  void rule(const Node& node) {
    if (!yaml_.allow_keys(
            node, {"name", "pattern", "value", "priority", "continues", "preceded_by",
                   "followed_by", "not_preceded_by", "not_followed_by", "examples", "not"})) {
      return;
    }
    TimeRule rule;
    rule.name = yaml_.text(node, "name");
    rule.where = yaml_.where(node);
    rule.priority = yaml_.integer_or(node, "priority", 0);
    rule.continues = yaml_.flag_or(node, "continues", false);
    rule.not_times = wordings(node, "not");
    if (!names_.insert(rule.name).second) {
      yaml_.problem(node, fmt::format("two rules are called '{}'", rule.name));
    }
    if (!node["pattern"].is_defined()) {
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

  void value(const Node& node, TimeRule& rule) {
    const Node value = node["value"];
    if (!value.is_defined()) {
      yaml_.problem(node, "key 'value' is missing");
      return;
    }
    if (value.is_scalar() && value.scalar() == "nothing") {
      rule.operation = TimeOperation::nothing;
      return;
    }
    if (!value.is_map() || value.size() != 1 || !value.begin()->second.is_map()) {
      yaml_.problem(value, "expected one operation with its arguments, or 'nothing'");
      return;
    }
    const auto operation =
        yaml_.one_of(value.begin()->first, {"date", "unit", "duration", "set", "reference"});
    if (!operation) {
      return;
    }
    rule.operation = static_cast<TimeOperation>(*operation);
    // By value: what the iterator points to does not outlive this statement.
    const Node arguments = value.begin()->second;
    for (const auto& argument : arguments) {
      const auto key = parse_time_key(argument.first.scalar());
      if (!key) {
        yaml_.problem(argument.first,
                      fmt::format("unknown argument '{}'", argument.first.scalar()));
      } else if (!argument.second.is_scalar()) {
        yaml_.problem(argument.second, "an argument must be a single value");
      } else {
        rule.arguments.push_back({*key, argument.second.scalar(), yaml_.where(argument.second)});
      }
    }
  }

  /// A list of wordings without a value.
  std::vector<TimeExample> wordings(const Node& map, const char* key) {
    std::vector<TimeExample> result;
    const std::vector<std::string> texts = yaml_.texts(map, key);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const Node list = map[key];
      result.push_back({texts[i], "", yaml_.where(list.is_sequence() ? list[i] : list)});
    }
    return result;
  }

  void examples(const Node& node, const Node& rule_node, TimeRule& rule) {
    if (!node.is_defined()) {
      yaml_.problem(rule_node, "key 'examples' is missing");
    } else if (node.is_map()) {
      for (const auto& entry : node) {
        if (entry.second.is_scalar()) {
          rule.examples.push_back(
              {entry.first.scalar(), entry.second.scalar(), yaml_.where(entry.first)});
        } else {
          yaml_.problem(entry.second, "the value of an example must be a single value");
        }
      }
    } else if (rule.operation == TimeOperation::nothing) {
      rule.examples = wordings(rule_node, "examples");
    } else {
      yaml_.problem(node, "examples must be wordings with their value");
    }
  }

  YamlReader yaml_;
  std::filesystem::path countries_;
  std::optional<PatternReader> patterns_;
  TemporalRules rules_;
  std::set<std::string> names_;
};

}  // namespace

TemporalGrammar load_temporal_grammar(const std::filesystem::path& file, Diagnostics& problems) {
  const auto countries = file.parent_path() / ".." / ".." / "actors" / "countries.yaml";
  TemporalRules rules = TimesLoader(file, countries, problems).load();
  return {std::move(rules), problems};
}

}  // namespace fabula::config
