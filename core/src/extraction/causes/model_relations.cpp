#include "extraction/causes/model_relations.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace fabula::causes {
namespace {

float log_odds(float probability) {
  const float p = std::clamp(probability, 1e-4F, 1 - 1e-4F);
  return std::log(p / (1 - p));
}

float probability_of(float log_odds) {
  return 1 / (1 + std::exp(-log_odds));
}

bool is_causal(RelationKind kind) {
  return kind == RelationKind::causes || kind == RelationKind::prevents ||
         kind == RelationKind::responds_to;
}

/// Of the likelier direction.
float likelihood(const std::array<float, 3>& p) {
  return std::max(p[forward_class], p[backward_class]);
}

/// A pair whose direction is open is no good answer.
float certainty(const std::array<float, 3>& p) {
  return likelihood(p) - 0.5F * std::min(p[forward_class], p[backward_class]);
}

/// A pair as it stands, whichever way round.
std::pair<EventIndex, EventIndex> unordered(EventIndex a, EventIndex b) {
  return std::minmax({a, b});
}

}  // namespace

std::vector<Decision> decide(const Opinion& opinion, const CauseModel& model) {
  std::vector<std::size_t> order(opinion.pairs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return certainty(opinion.of_pairs[a]) > certainty(opinion.of_pairs[b]);
  });
  std::vector<Decision> decisions;
  if (order.empty()) {
    return decisions;
  }
  const auto likeliest =
      std::max_element(opinion.of_pairs.begin(), opinion.of_pairs.end(),
                       [](const auto& a, const auto& b) { return likelihood(a) < likelihood(b); });
  const float score =
      model.sentence_weight * log_odds(opinion.sentence) + log_odds(likelihood(*likeliest));
  if (score < model.threshold) {
    return decisions;
  }
  for (const std::size_t k : order) {
    if (!decisions.empty() && certainty(opinion.of_pairs[k]) < model.further_pair) {
      break;
    }
    const auto& p = opinion.of_pairs[k];
    const bool forward = p[forward_class] >= p[backward_class];
    const EventPair pair = opinion.pairs[k];
    const float best = probability_of(score / (1 + model.sentence_weight));
    decisions.push_back(
        {forward ? pair.first : pair.second, forward ? pair.second : pair.first,
         decisions.empty() ? best : std::min(best, certainty(opinion.of_pairs[k]))});
  }
  return decisions;
}

void add_by_model(const EventFinder& finder, std::vector<std::string>& rules,
                  std::vector<RelationMention>& relations) {
  const CauseModel& model = finder.rules.model;
  std::set<std::pair<EventIndex, EventIndex>> known;
  for (const RelationMention& r : relations) {
    if (is_causal(r.kind)) {
      known.insert(unordered(r.from, r.to));
    }
  }
  std::vector<RelationMention> found;
  const RelationDescriber describer(finder, rules, relations);
  const auto events = events_by_sentence(finder);
  Features features;
  for (std::uint32_t s = 0; s < events.size(); ++s) {
    Opinion opinion;
    opinion.pairs = candidate_pairs(events[s]);
    if (opinion.pairs.empty()) {
      continue;
    }
    features.clear();
    describer.describe_sentence(s, events[s], features);
    std::array<float, 2> of_sentence{};
    model.sentences.predict(features, of_sentence);
    opinion.sentence = of_sentence[1];
    // No pair's log odds can make up for this much.
    if (model.sentence_weight * log_odds(opinion.sentence) + log_odds(1) < model.threshold) {
      continue;
    }
    for (const EventPair& pair : opinion.pairs) {
      features.clear();
      describer.describe_pair(pair, events[s], features);
      model.pairs.predict(features, opinion.of_pairs.emplace_back());
    }
    for (const Decision& decision : decide(opinion, model)) {
      if (known.insert(unordered(decision.from, decision.to)).second) {
        RelationMention r;
        r.from = decision.from;
        r.to = decision.to;
        r.evidence = finder.a.span_of(finder.a.sentences[s]);
        r.confidence = decision.confidence;
        r.attributed_to = finder.events[r.to].attributed_to;
        r.rule = intern_rule(rules, model.name);
        found.push_back(r);
      }
    }
  }
  relations.insert(relations.end(), found.begin(), found.end());
}

}  // namespace fabula::causes
