#include <algorithm>
#include <array>
#include <cstddef>
#include <iostream>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "extraction/events/trigger_features.hpp"
#include "fabula/error.hpp"
#include "folds.hpp"
#include "lesson.hpp"
#include "timeml_corpus.hpp"

namespace fabula::train {
namespace {

constexpr std::array<const char*, 2> corpora{"timebank", "aquaint"};

// A slow rate and few rounds: words are many and articles few.
constexpr LinearTraining training{8, 0.01F, 1e-5F, 3};

/// One article of a corpus with what the stages before the events found.
struct Page {
  std::size_t corpus;
  GoldArticle gold;
  Analysis analysis;
  std::vector<TimeMention> times;
  std::vector<ActorMention> actors;
};

bool overlap(Span a, Span b) {
  return a.begin < b.end && b.begin < a.end;
}

/// The class that the gold gives a token. Of an event of several words the one that is the head of
/// the others stands for it.
std::uint32_t gold_class(const std::vector<std::string>& classes, const Page& page, TokenIndex i) {
  const Analysis& a = page.analysis;
  for (const GoldEvent& event : page.gold.events) {
    if (!overlap(event.span, a.span[i])) {
      continue;
    }
    const bool below = !a.is_root(i) && overlap(event.span, a.span[a.head[i]]);
    const auto found = std::find(classes.begin(), classes.end(), event.event_class);
    if (found == classes.end()) {
      throw Error("there is no event class '" + event.event_class + "'");
    }
    return below ? 0 : static_cast<std::uint32_t>(found - classes.begin());
  }
  return 0;
}

std::vector<Page> read_pages(const Material& material) {
  std::vector<Page> pages;
  for (std::size_t corpus = 0; corpus < corpora.size(); ++corpus) {
    for (GoldArticle& gold : read_timeml(material.corpora / "timeml" / corpora.at(corpus))) {
      Analysis analysis = material.model.analyze(gold.article);
      std::vector<std::string> names;
      Diagnostics diagnostics;
      auto times = find_times(gold.article, analysis, material.pack.times, names, diagnostics);
      auto actors = find_actors(gold.article, analysis, material.pack.actors, names);
      pages.push_back(
          {corpus, std::move(gold), std::move(analysis), std::move(times), std::move(actors)});
    }
  }
  return pages;
}

Cases read_cases(const std::vector<Page>& pages, const EventRules& rules) {
  Cases cases;
  cases.classes = trigger_classes();
  for (std::uint32_t number = 0; number < pages.size(); ++number) {
    const Page& page = pages[number];
    events::Reading r(page.gold.article, page.analysis, page.times, page.actors, rules);
    events::resolve_clauses(r);
    events::read_verb_groups(r);
    for (TokenIndex i = 0; i < page.analysis.size(); ++i) {
      if (events::may_be_trigger(r, i)) {
        LinearExample example;
        events::trigger_features(r, i, example.features);
        example.gold = gold_class(cases.classes, page, i);
        cases.examples.push_back(std::move(example));
        cases.article.push_back(number);
      }
    }
  }
  return cases;
}

struct Count {
  std::size_t gold = 0;
  std::size_t system = 0;
  std::size_t found = 0;
  std::size_t right_class = 0;

  [[nodiscard]] double f1(std::size_t right) const {
    return 200.0 * static_cast<double>(right) / static_cast<double>(gold + system);
  }
};

using Counts = std::array<Count, corpora.size() + 1>;

/// As TempEval-3 counts: one-to-one pairs of overlapping spans, same extents first.
void score(const std::vector<GoldEvent>& gold, const std::vector<EventMention>& system,
           Count& count) {
  std::vector<bool> taken(system.size());
  std::vector<bool> paired(gold.size());
  for (const bool strict : {true, false}) {
    for (std::size_t g = 0; g < gold.size(); ++g) {
      for (std::size_t s = 0; s < system.size() && !paired[g]; ++s) {
        const Span a = gold[g].span;
        const Span b = system[s].span;
        if (!taken[s] && (strict ? a == b : overlap(a, b))) {
          taken[s] = paired[g] = true;
          ++count.found;
          const auto of = 1 + static_cast<std::size_t>(system[s].event_class);
          count.right_class += gold[g].event_class == trigger_classes()[of] ? 1 : 0;
        }
      }
    }
  }
  count.gold += gold.size();
  count.system += system.size();
}

void print(const char* name, const Count& count) {
  std::cout << fmt::format("  {:10} {:6} gold {:6} found  event F1 {:.1f}  class F1 {:.1f}\n", name,
                           count.gold, count.system, count.f1(count.found),
                           count.f1(count.right_class));
}

/// What the rules find in an article, counted for its corpus and for both.
void count(const Page& page, const EventRules& rules, Counts& counts) {
  std::vector<std::string> names;
  std::vector<EventMention> found =
      find_events(page.gold.article, page.analysis, page.times, page.actors, rules, names);
  std::erase_if(found, [](const EventMention& event) { return !event.timeml; });
  score(page.gold.events, found, counts.at(page.corpus));
  score(page.gold.events, found, counts.back());
}

void print(const Counts& counts) {
  for (std::size_t corpus = 0; corpus < corpora.size(); ++corpus) {
    print(corpora.at(corpus), counts.at(corpus));
  }
  print("both", counts.back());
}

/// What the program finds in every article with the weights learnt from the others.
void report_folds(const std::vector<Page>& pages, const Cases& cases, const EventRules& rules) {
  Counts counts;
  for (std::uint32_t fold = 0; fold < fold_count; ++fold) {
    EventRules fold_rules = rules;
    fold_rules.triggers = learn_without(cases, fold, training);
    for (std::uint32_t number = fold; number < pages.size(); number += fold_count) {
      count(pages[number], fold_rules, counts);
    }
  }
  print(counts);
}

/// The same with the weights learnt from the other corpus: many articles of one corpus tell the
/// same story, and corpora differ in what they annotate.
void report_corpora(const std::vector<Page>& pages, const Cases& cases, const EventRules& rules) {
  Counts counts;
  for (std::size_t corpus = 0; corpus < corpora.size(); ++corpus) {
    Cases others{cases.classes, {}, {}};
    for (std::size_t i = 0; i < cases.examples.size(); ++i) {
      if (pages[cases.article[i]].corpus != corpus) {
        others.examples.push_back(cases.examples[i]);
      }
    }
    EventRules other_rules = rules;
    other_rules.triggers = learn(others, training);
    for (const Page& page : pages) {
      if (page.corpus == corpus) {
        count(page, other_rules, counts);
      }
    }
  }
  print(counts);
}

}  // namespace

LinearModel teach_events(const Material& material) {
  const std::vector<Page> pages = read_pages(material);
  const Cases cases = read_cases(pages, material.pack.events);
  std::cout << fmt::format(
      "{} articles, {} words that may be events; {}-fold cross-validation by "
      "article:\n",
      pages.size(), cases.examples.size(), fold_count);
  report_folds(pages, cases, material.pack.events);
  std::cout << "every corpus with what the other teaches:\n";
  report_corpora(pages, cases, material.pack.events);
  return learn(cases, training);
}

}  // namespace fabula::train
