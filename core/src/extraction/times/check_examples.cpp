#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "fabula/extraction/times.hpp"
#include "fabula/language/model.hpp"
#include "fabula/time/when.hpp"

namespace fabula {
namespace {

struct Case {
  const TimeRule* rule;
  const TimeExample* example;
  bool unwanted;
};

std::vector<Case> cases_of(const TemporalGrammar& grammar) {
  std::vector<Case> cases;
  for (const TimeRule& rule : grammar.rules()) {
    for (const TimeExample& example : rule.examples) {
      cases.push_back({&rule, &example, false});
    }
    for (const TimeExample& example : rule.not_times) {
      cases.push_back({&rule, &example, true});
    }
  }
  return cases;
}

std::string describe(const Article& article, const std::vector<TimeMention>& found,
                     const std::vector<std::string>& rules) {
  std::string text;
  for (const TimeMention& time : found) {
    text += fmt::format("{}'{}' as {} by '{}'", text.empty() ? "" : ", ", article.text(time.span),
                        time.value, rules[time.rule]);
  }
  return text.empty() ? "nothing" : text;
}

bool holds(const Case& c, const std::vector<TimeMention>& found,
           const std::vector<std::string>& rules) {
  if (c.unwanted) {
    return std::none_of(found.begin(), found.end(),
                        [&](const TimeMention& time) { return rules[time.rule] == c.rule->name; });
  }
  if (c.example->value.empty()) {
    return found.empty();
  }
  return std::any_of(found.begin(), found.end(), [&](const TimeMention& time) {
    return rules[time.rule] == c.rule->name && time.value == c.example->value;
  });
}

}  // namespace

Diagnostics check_examples(const TemporalGrammar& grammar, const Model& model) {
  const std::vector<Case> cases = cases_of(grammar);
  std::vector<Article> articles;
  for (const Case& c : cases) {
    ArticleMeta meta;
    meta.published = parse_instant("2013-02-12");
    articles.emplace_back(std::move(meta), c.example->wording);
  }
  const std::vector<Analysis> analyses = model.analyze(articles);
  Diagnostics problems;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    std::vector<std::string> rules;
    Diagnostics ignored;
    const auto found = find_times(articles[i], analyses[i], grammar, rules, ignored);
    if (!holds(cases[i], found, rules)) {
      const std::string wanted = cases[i].unwanted ? "not to be read by this rule"
                                 : cases[i].example->value.empty()
                                     ? "to be no time"
                                     : "to be " + cases[i].example->value;
      problems.push_back(
          {Severity::error, "config-example",
           fmt::format("rule '{}' says '{}' {}, but it reads {}", cases[i].rule->name,
                       cases[i].example->wording, wanted, describe(articles[i], found, rules)),
           cases[i].example->where});
    }
  }
  return problems;
}

}  // namespace fabula
