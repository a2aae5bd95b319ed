// Runs the examples of every time rule, and the wordings of tests/corpus/en/times.yaml, each as a
// test of its own that points at its line.
//
// usage: fabula_times_corpus MODEL RULES CORPUS

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "fabula/config/load_times.hpp"
#include "fabula/extraction/times.hpp"
#include "fabula/language/model.hpp"
#include "fabula/time/when.hpp"
#include "yaml_reader.hpp"

namespace fabula {
namespace {

struct Setting {
  Model model;
  TemporalGrammar grammar;
  std::optional<Instant> published;
};

struct Found {
  std::string text;
  std::string rule;
  TimeMention mention;
};

/// A wording, its value, and the rule that must or must not read it; "" for any.
struct Case {
  std::string text;
  std::string value;
  std::string rule;
  bool unwanted = false;
  SourceLocation where;
  std::string published;  ///< "": that of the file
  std::string dateline;
  /// What else must hold of the expression: "mod", "means" ... with the value.
  std::vector<std::pair<std::string, std::string>> also = {};
};

std::vector<Found> find(const Setting& setting, const Case& c, const std::string& text) {
  ArticleMeta meta;
  meta.published = c.published.empty() ? setting.published : parse_instant(c.published);
  meta.dateline = c.dateline;
  const Article article(meta, text);
  const Analysis analysis = setting.model.analyze(article);
  std::vector<std::string> rules;
  std::vector<Found> found;
  Diagnostics diagnostics;
  for (const TimeMention& m : find_times(article, analysis, setting.grammar, rules, diagnostics)) {
    found.push_back({std::string(article.text(m.span)), rules[m.rule], m});
  }
  return found;
}

std::string describe(const std::vector<Found>& found) {
  std::string all;
  for (const Found& f : found) {
    all += "\n  '" + f.text + "' = " + f.mention.value + ", " + to_edtf(f.mention.when) + " (" +
           f.rule + ")";
  }
  return all.empty() ? " nothing" : all;
}

std::string_view name_of(TimexType type) {
  static constexpr std::array<std::string_view, 4> names = {"DATE", "TIME", "DURATION", "SET"};
  return names[static_cast<std::size_t>(type)];
}

/// What an expression says under one of the keys of a case.
std::string said(const Found& found, const std::string& key) {
  const TimeMention& m = found.mention;
  return key == "type"    ? std::string(name_of(m.type))
         : key == "mod"   ? m.mod
         : key == "quant" ? m.quant
         : key == "freq"  ? m.freq
                          : to_edtf(m.when);
}

class CaseTest : public testing::Test {
 public:
  CaseTest(const Setting& setting, Case c) : setting_(setting), case_(std::move(c)) {}

  void TestBody() override {
    std::string text;
    Span marked{0, 0};
    for (const char c : case_.text) {
      if (c == '[') {
        marked.begin = static_cast<std::uint32_t>(text.size());
      } else if (c == ']') {
        marked.end = static_cast<std::uint32_t>(text.size());
      } else {
        text += c;
      }
    }
    const std::vector<Found> found = find(setting_, case_, text);
    if (!right(found, text, marked)) {
      ADD_FAILURE_AT(case_.where.file.c_str(), static_cast<int>(case_.where.line))
          << case_.text << "\nexpected " << (case_.value.empty() ? "nothing" : case_.value)
          << "\nfound" << describe(found);
    }
  }

 private:
  bool right(const std::vector<Found>& found, const std::string& text, Span marked) const {
    if (case_.unwanted) {
      return std::none_of(found.begin(), found.end(),
                          [this](const Found& f) { return f.rule == case_.rule; });
    }
    if (case_.value.empty()) {
      return found.empty();
    }
    if (!case_.rule.empty()) {
      return std::any_of(found.begin(), found.end(), [this](const Found& f) {
        return f.rule == case_.rule && f.mention.value == case_.value;
      });
    }
    if (!marked.empty()) {
      return std::any_of(found.begin(), found.end(), [&](const Found& f) {
        return f.mention.span == marked && f.mention.value == case_.value && holds(f);
      });
    }
    return found.size() == 1 && found[0].mention.value == case_.value && holds(found[0]) &&
           !text.empty();
  }
  bool holds(const Found& found) const {
    return std::all_of(case_.also.begin(), case_.also.end(), [&found](const auto& wanted) {
      return said(found, wanted.first) == wanted.second;
    });
  }

  const Setting& setting_;
  Case case_;
};

void add(const Setting& setting, const char* suite, Case c) {
  const std::string name = c.text;
  const std::string file = c.where.file;
  const int line = static_cast<int>(c.where.line);
  testing::RegisterTest(
      suite, name.c_str(), nullptr, nullptr, file.c_str(), line,
      [&setting, c = std::move(c)]() -> testing::Test* { return new CaseTest(setting, c); });
}

void add_examples(const Setting& setting) {
  for (const TimeRule& rule : setting.grammar.rules()) {
    for (const TimeExample& e : rule.examples) {
      add(setting, "TimeRuleExamples", {e.wording, e.value, rule.name, false, e.where, "", ""});
    }
    for (const TimeExample& e : rule.not_times) {
      add(setting, "TimeRuleCounterexamples", {e.wording, "", rule.name, true, e.where, "", ""});
    }
  }
}

void add_corpus(const Setting& setting, const config::YamlReader& yaml) {
  for (const config::Node& group : yaml.root()["cases"]) {
    yaml.allow_keys(group, {"expect", "texts", "published", "dateline", "type", "mod", "quant",
                            "freq", "means"});
    const std::string value = yaml.text(group, "expect");
    Case c{"",
           value == "nothing" ? "" : value,
           "",
           false,
           {},
           yaml.text_or(group, "published", ""),
           yaml.text_or(group, "dateline", "")};
    for (const char* key : {"type", "mod", "quant", "freq", "means"}) {
      if (group[key].is_defined()) {
        c.also.emplace_back(key, yaml.text(group, key));
      }
    }
    for (const config::Node& text : group["texts"]) {
      c.text = text.scalar();
      c.where = yaml.where(text);
      add(setting, "Times", c);
    }
  }
}

int run(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (argc != 4) {
    std::fprintf(stderr, "usage: fabula_times_corpus MODEL RULES CORPUS\n");
    return 2;
  }
  if (!std::filesystem::exists(argv[1])) {
    std::printf("no language model at %s: skipped\n", argv[1]);
    return 77;
  }
  Diagnostics problems;
  const config::YamlReader yaml(argv[3], problems);
  Setting setting{Model::open(argv[1]), config::load_temporal_grammar(argv[2], problems),
                  parse_instant(yaml.ok() ? yaml.text(yaml.root(), "reference") : "")};
  if (yaml.ok()) {
    add_corpus(setting, yaml);
  }
  for (const Diagnostic& problem : problems) {
    std::fprintf(stderr, "%s\n", to_string(problem).c_str());
  }
  if (!problems.empty()) {
    return 1;
  }
  add_examples(setting);
  return RUN_ALL_TESTS();
}

}  // namespace
}  // namespace fabula

int main(int argc, char** argv) {
  return fabula::run(argc, argv);
}
