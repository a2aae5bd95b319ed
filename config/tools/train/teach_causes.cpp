#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <set>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "causal_corpus.hpp"
#include "extraction/causes/cue_relations.hpp"
#include "extraction/causes/event_finder.hpp"
#include "extraction/causes/model_relations.hpp"
#include "extraction/causes/relation_features.hpp"
#include "folds.hpp"
#include "lesson.hpp"

namespace fabula::train {
namespace {

using causes::EventPair;

// A pair counts little where it lies in cause and effect, but another names them better.
constexpr float weight_of_inner = 0.3F;

/// A causal relation that was found.
struct Finding {
  EventIndex from;
  EventIndex to;
};

/// One sentence of the analysis of an item, with its places among the cases.
struct Sentence {
  std::size_t item = 0;
  std::size_t example = 0;  ///< of Lessons::sentences
  std::size_t pairs = 0;    ///< the first of Lessons::pairs
  std::vector<EventPair> candidates;
};

struct Item {
  std::vector<GoldCause> gold;
  std::vector<Span> triggers;       ///< of every event
  std::vector<Finding> by_cue;      ///< causal ones
  std::vector<Sentence> sentences;  ///< with two events or more
};

struct Lessons {
  Cases sentences{causes::sentence_classes(), {}, {}};
  Cases pairs{causes::pair_classes(), {}, {}};
  std::vector<Item> items;
};

bool overlap(Span a, Span b) {
  return a.begin < b.end && b.begin < a.end;
}

/// Whether an event of a span has no other of that span above it in the tree.
bool heads(const causes::EventFinder& f, EventIndex event, Span span) {
  TokenIndex i = f.events[event].trigger;
  while (!f.a.is_root(i)) {
    i = f.a.head[i];
    if (f.at(i) && overlap(f.a.span[i], span)) {
      return false;
    }
  }
  return true;
}

LinearExample pair_example(const causes::EventFinder& f, const EventPair& pair,
                           const std::vector<GoldCause>& gold) {
  LinearExample example;
  const auto within = [&f](EventIndex e, Span span) { return overlap(f.events[e].span, span); };
  for (const bool forward : {true, false}) {
    const EventIndex from = forward ? pair.first : pair.second;
    const EventIndex to = forward ? pair.second : pair.first;
    for (const GoldCause& g : gold) {
      if (within(from, g.cause) && within(to, g.effect)) {
        const bool best = heads(f, from, g.cause) && heads(f, to, g.effect);
        const float weight = best ? 1 : weight_of_inner;
        example.weight = example.gold == 0 ? weight : std::max(example.weight, weight);
        example.gold = forward ? causes::forward_class : causes::backward_class;
      }
    }
  }
  return example;
}

bool is_causal(const RelationMention& r) {
  return r.status != RelationStatus::negated &&
         (r.kind == RelationKind::causes || r.kind == RelationKind::prevents ||
          r.kind == RelationKind::responds_to);
}

void add_item(const CausalSentence& source, const Material& material, Lessons& lessons) {
  const LanguagePack& pack = material.pack;
  const Analysis analysis = material.model.analyze(source.article);
  std::vector<std::string> names;
  Diagnostics diagnostics;
  const auto times = find_times(source.article, analysis, pack.times, names, diagnostics);
  const auto actors = find_actors(source.article, analysis, pack.actors, names);
  const auto events = find_events(source.article, analysis, times, actors, pack.events, names);
  const causes::EventFinder finder(source.article, analysis, events, pack.causes);
  const auto by_cue = causes::find_by_cue(finder, names);
  const causes::RelationDescriber describer(finder, names, by_cue);
  const auto in_sentences = causes::events_by_sentence(finder);
  Item item{source.causes, {}, {}, {}};
  for (const EventMention& e : events) {
    item.triggers.push_back(e.span);
  }
  for (const RelationMention& r : by_cue) {
    if (is_causal(r)) {
      item.by_cue.push_back({r.from, r.to});
    }
  }
  for (std::uint32_t s = 0; s < in_sentences.size(); ++s) {
    Sentence sentence{lessons.items.size(), lessons.sentences.examples.size(),
                      lessons.pairs.examples.size(), causes::candidate_pairs(in_sentences[s])};
    LinearExample example;
    describer.describe_sentence(s, in_sentences[s], example.features);
    const Span span = analysis.span_of(analysis.sentences[s]);
    example.gold = std::any_of(source.causes.begin(), source.causes.end(),
                               [&](const GoldCause& g) {
                                 return overlap(g.cause, span) && overlap(g.effect, span);
                               })
                       ? 1
                       : 0;
    lessons.sentences.examples.push_back(std::move(example));
    lessons.sentences.article.push_back(source.group);
    for (const EventPair& pair : sentence.candidates) {
      LinearExample of_pair = pair_example(finder, pair, source.causes);
      describer.describe_pair(pair, in_sentences[s], of_pair.features);
      lessons.pairs.examples.push_back(std::move(of_pair));
      lessons.pairs.article.push_back(source.group);
    }
    item.sentences.push_back(std::move(sentence));
  }
  lessons.items.push_back(std::move(item));
}

Lessons read_lessons(const Material& material) {
  Lessons lessons;
  for (const CausalSentence& source :
       read_causal_news(material.corpora / "causal/train_subtask2_grouped.csv")) {
    add_item(source, material, lessons);
  }
  std::cout << fmt::format("{} items, {} sentences, {} pairs of events\n", lessons.items.size(),
                           lessons.sentences.examples.size(), lessons.pairs.examples.size());
  return lessons;
}

/// As shared/score/causes.py counts.
struct Score {
  std::size_t gold = 0, system = 0, right = 0, hit = 0, either = 0;
  std::size_t sentences_gold = 0, sentences_system = 0, sentences_both = 0;

  void add(const Item& item, const std::vector<Finding>& found) {
    std::vector<bool> hits(item.gold.size());
    for (const Finding& finding : found) {
      const Span from = item.triggers[finding.from];
      const Span to = item.triggers[finding.to];
      bool forward = false;
      bool backward = false;
      for (std::size_t g = 0; g < item.gold.size(); ++g) {
        const GoldCause& cause = item.gold[g];
        const bool holds = overlap(from, cause.cause) && overlap(to, cause.effect);
        hits[g] = hits[g] || holds;
        forward = forward || holds;
        backward = backward || (overlap(to, cause.cause) && overlap(from, cause.effect));
      }
      right += forward ? 1 : 0;
      either += forward || backward ? 1 : 0;
    }
    gold += item.gold.size();
    system += found.size();
    hit += static_cast<std::size_t>(std::count(hits.begin(), hits.end(), true));
    sentences_gold += item.gold.empty() ? 0 : 1;
    sentences_system += found.empty() ? 0 : 1;
    sentences_both += item.gold.empty() || found.empty() ? 0 : 1;
  }

  static std::string line(std::size_t right_p, std::size_t system, std::size_t right_r,
                          std::size_t gold) {
    const auto percent = [](std::size_t part, std::size_t all) {
      return all == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(all);
    };
    const double p = percent(right_p, system);
    const double r = percent(right_r, gold);
    return fmt::format("P {:4.1f} R {:4.1f} F1 {:5.2f}", p, r, p + r > 0 ? 2 * p * r / (p + r) : 0);
  }
  [[nodiscard]] std::string text() const {
    return fmt::format(
        "sentence {}  relation {}  direction {:.1f}",
        line(sentences_both, sentences_system, sentences_both, sentences_gold),
        line(right, system, hit, gold),
        either == 0 ? 0.0 : 100.0 * static_cast<double>(right) / static_cast<double>(either));
  }
};

class Report {
 public:
  Report(const Lessons& lessons, std::vector<float> sentences, std::vector<float> pairs)
      : lessons_(lessons), sentences_(std::move(sentences)), pairs_(std::move(pairs)) {}

  [[nodiscard]] Score score(const CauseModel& model) const {
    Score score;
    for (const Item& item : lessons_.items) {
      std::vector<Finding> found = item.by_cue;
      std::set<std::pair<EventIndex, EventIndex>> known;
      for (const Finding& f : found) {
        known.insert(std::minmax({f.from, f.to}));
      }
      for (const Sentence& s : item.sentences) {
        for (const causes::Decision& d : causes::decide(opinion(s), model)) {
          if (known.insert(std::minmax({d.from, d.to})).second) {
            found.push_back({d.from, d.to});
          }
        }
      }
      score.add(item, found);
    }
    return score;
  }

 private:
  [[nodiscard]] causes::Opinion opinion(const Sentence& s) const {
    causes::Opinion opinion{sentences_[s.example * 2 + 1], s.candidates, {}};
    for (std::size_t k = 0; k < s.candidates.size(); ++k) {
      const std::size_t at = (s.pairs + k) * 3;
      opinion.of_pairs.push_back({pairs_[at], pairs_[at + 1], pairs_[at + 2]});
    }
    return opinion;
  }

  const Lessons& lessons_;
  std::vector<float> sentences_;
  std::vector<float> pairs_;
};

LinearTraining training_of_sentences() {
  LinearTraining training;
  training.rate = 0.01F;
  return training;
}

LinearTraining training_of_pairs() {
  LinearTraining training;
  training.rare = 3;
  training.rate = 0.02F;
  training.epochs = 6;
  return training;
}

void report(const Lessons& lessons, float sentence_weight, float further_pair) {
  std::vector<float> sentences = cross_validate(lessons.sentences, training_of_sentences());
  std::vector<float> pairs = cross_validate(lessons.pairs, training_of_pairs());
  const Report report(lessons, std::move(sentences), std::move(pairs));
  std::cout << fold_count << "-fold cross-validation\n";
  CauseModel model;
  model.sentence_weight = sentence_weight;
  model.further_pair = further_pair;
  for (float threshold = -2.5F; threshold < 0; threshold += 0.1F) {
    model.threshold = threshold;
    std::cout << fmt::format("  threshold {:4.1f}: {}\n", threshold, report.score(model).text());
  }
}

}  // namespace

LinearModel teach_causal_sentences(const Material& material) {
  const Lessons lessons = read_lessons(material);
  report(lessons, material.pack.causes.model.sentence_weight,
         material.pack.causes.model.further_pair);
  return learn(lessons.sentences, training_of_sentences());
}

LinearModel teach_causal_pairs(const Material& material) {
  const Lessons lessons = read_lessons(material);
  report(lessons, material.pack.causes.model.sentence_weight,
         material.pack.causes.model.further_pair);
  return learn(lessons.pairs, training_of_pairs());
}

}  // namespace fabula::train
