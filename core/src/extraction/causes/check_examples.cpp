#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "fabula/extraction/extract.hpp"
#include "fabula/language/model.hpp"
#include "fabula/text/character.hpp"

namespace fabula {
namespace {

/// The relations of one cue that were found, as examples write them: "from -> to".
std::vector<std::string> relations_of(const std::string& cue, const Article& article,
                                      const Mentions& mentions) {
  const auto trigger = [&](EventIndex event) {
    return to_lower(article.text(mentions.events[event].span));
  };
  std::vector<std::string> pairs;
  for (const RelationMention& relation : mentions.relations) {
    if (mentions.rules[relation.rule] == cue) {
      pairs.push_back(trigger(relation.from) + " -> " + trigger(relation.to));
    }
  }
  return pairs;
}

bool holds(const CueExample& example, const std::vector<std::string>& found) {
  return example.holds ? std::find(found.begin(), found.end(),
                                   example.from + " -> " + example.to) != found.end()
                       : found.empty();
}

}  // namespace

Diagnostics check_cause_examples(const LanguagePack& pack, const Model& model) {
  const std::vector<CueExample>& examples = pack.causes.examples;
  std::vector<Article> articles;
  for (const CueExample& example : examples) {
    articles.emplace_back(ArticleMeta(), example.text);
  }
  const std::vector<Analysis> analyses = model.analyze(articles);
  Diagnostics problems;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const CueExample& example = examples[i];
    const Mentions mentions = extract(articles[i], analyses[i], pack);
    const auto found = relations_of(example.cue, articles[i], mentions);
    if (holds(example, found)) {
      continue;
    }
    const std::string wanted =
        example.holds ? fmt::format("'{} -> {}'", example.from, example.to) : "nothing";
    problems.push_back(
        {Severity::error, "config-example",
         fmt::format("cue '{}' says {} of '{}', but it reads {}", example.cue, wanted, example.text,
                     found.empty() ? "nothing" : fmt::format("'{}'", fmt::join(found, "', '"))),
         example.where});
  }
  return problems;
}

}  // namespace fabula
