#include <algorithm>
#include <array>
#include <cstddef>
#include <iostream>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "extraction/events/trigger_features.hpp"
#include "fabula/error.hpp"
#include "folds.hpp"
#include "lesson.hpp"
#include "timeml_corpus.hpp"

namespace fabula::train {
namespace {

/// A token that the model was asked of.
struct Candidate {
  Span span;
  std::size_t example;
};

/// One article of a corpus with its candidates.
struct Page {
  std::size_t corpus;
  std::vector<GoldEvent> gold;
  std::vector<Candidate> candidates;
};

struct Lessons {
  Cases cases;
  std::vector<Page> pages;
};

bool overlap(Span a, Span b) {
  return a.begin < b.end && b.begin < a.end;
}

/// The class that the gold gives a token. Of an event of several words the one that is the head of
/// the others stands for it.
std::uint32_t gold_class(const std::vector<std::string>& classes, const events::Reading& r,
                         TokenIndex i, const std::vector<GoldEvent>& gold) {
  for (const GoldEvent& event : gold) {
    if (!overlap(event.span, r.a.span[i])) {
      continue;
    }
    const bool below = !r.a.is_root(i) && overlap(event.span, r.a.span[r.a.head[i]]);
    const auto found = std::find(classes.begin(), classes.end(), event.event_class);
    if (found == classes.end()) {
      throw Error("there is no event class '" + event.event_class + "'");
    }
    return below ? 0 : static_cast<std::uint32_t>(found - classes.begin());
  }
  return 0;
}

void add_article(const GoldArticle& gold, std::size_t corpus, const Material& material,
                 Lessons& lessons) {
  const Analysis analysis = material.model.analyze(gold.article);
  std::vector<std::string> names;
  Diagnostics diagnostics;
  const auto times = find_times(gold.article, analysis, material.pack.times, names, diagnostics);
  const auto actors = find_actors(gold.article, analysis, material.pack.actors, names);
  events::Reading r(gold.article, analysis, times, actors, material.pack.events);
  events::resolve_clauses(r);
  events::read_verb_groups(r);
  const auto number = static_cast<std::uint32_t>(lessons.pages.size());
  Page page{corpus, gold.events, {}};
  for (TokenIndex i = 0; i < analysis.size(); ++i) {
    if (!events::may_be_trigger(r, i)) {
      continue;
    }
    LinearExample example;
    events::trigger_features(r, i, example.features);
    example.gold = gold_class(lessons.cases.classes, r, i, gold.events);
    page.candidates.push_back({analysis.span[i], lessons.cases.examples.size()});
    lessons.cases.examples.push_back(std::move(example));
    lessons.cases.article.push_back(number);
  }
  lessons.pages.push_back(std::move(page));
}

struct Count {
  std::size_t gold = 0;
  std::size_t system = 0;
  std::size_t found = 0;
  std::size_t right_class = 0;
};

/// As shared/score/timeml.py counts: one-to-one pairs of overlapping spans, same extents first.
void score(const Page& page, const std::vector<std::pair<Span, std::string>>& system,
           Count& count) {
  std::vector<bool> taken(system.size());
  std::vector<bool> paired(page.gold.size());
  for (const bool strict : {true, false}) {
    for (std::size_t g = 0; g < page.gold.size(); ++g) {
      for (std::size_t s = 0; s < system.size() && !paired[g]; ++s) {
        const Span a = page.gold[g].span;
        const Span b = system[s].first;
        if (!taken[s] && (strict ? a == b : overlap(a, b))) {
          taken[s] = paired[g] = true;
          ++count.found;
          count.right_class += page.gold[g].event_class == system[s].second ? 1 : 0;
        }
      }
    }
  }
  count.gold += page.gold.size();
  count.system += system.size();
}

double f1(std::size_t right, const Count& count) {
  return 200.0 * static_cast<double>(right) / static_cast<double>(count.gold + count.system);
}

/// The events that are read where those count whose probability of being one is at least
/// `threshold`.
Count score_at(const Lessons& lessons, const std::vector<float>& probabilities,
               std::optional<std::size_t> corpus, float threshold) {
  const std::size_t width = lessons.cases.classes.size();
  Count count;
  for (const Page& page : lessons.pages) {
    if (corpus && page.corpus != *corpus) {
      continue;
    }
    std::vector<std::pair<Span, std::string>> system;
    for (const Candidate& candidate : page.candidates) {
      const std::span<const float> row =
          std::span(probabilities).subspan(candidate.example * width, width);
      if (1 - row[0] >= threshold) {
        const auto best = std::max_element(row.begin() + 1, row.end()) - row.begin();
        system.emplace_back(candidate.span, lessons.cases.classes[static_cast<std::size_t>(best)]);
      }
    }
    score(page, system, count);
  }
  return count;
}

constexpr std::array<const char*, 2> corpora{"timebank", "aquaint"};

void report(const Lessons& lessons, const std::vector<float>& probabilities, float threshold) {
  for (std::size_t corpus = 0; corpus <= corpora.size(); ++corpus) {
    const bool one = corpus < corpora.size();
    const Count count =
        score_at(lessons, probabilities, one ? std::optional(corpus) : std::nullopt, threshold);
    std::cout << fmt::format(
        "  {:10} {:6} gold {:6} system  event P {:5.1f} R {:5.1f} F1 {:5.1f}"
        "  class F1 {:5.1f}\n",
        one ? corpora.at(corpus) : "both", count.gold, count.system,
        100.0 * static_cast<double>(count.found) / static_cast<double>(count.system),
        100.0 * static_cast<double>(count.found) / static_cast<double>(count.gold),
        f1(count.found, count), f1(count.right_class, count));
  }
}

}  // namespace

LinearModel teach_events(const Material& material) {
  Lessons lessons;
  lessons.cases.classes = events::trigger_classes();
  for (std::size_t corpus = 0; corpus < corpora.size(); ++corpus) {
    for (const GoldArticle& article :
         read_timeml(material.corpora / "timeml" / corpora.at(corpus))) {
      add_article(article, corpus, material, lessons);
    }
  }
  std::cout << fmt::format("{} articles, {} words that may be events\n", lessons.pages.size(),
                           lessons.cases.examples.size());
  const LinearTraining training;
  const std::vector<float> probabilities = cross_validate(lessons.cases, training);
  std::cout << fold_count << "-fold cross-validation by article\n";
  for (const float threshold : {0.3F, 0.4F, 0.5F, 0.6F}) {
    std::cout << threshold << '\n';
    report(lessons, probabilities, threshold);
  }
  return learn(lessons.cases, training);
}

}  // namespace fabula::train
