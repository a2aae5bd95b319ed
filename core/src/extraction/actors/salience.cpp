#include "extraction/actors/salience.hpp"

#include <algorithm>
#include <cmath>

namespace fabula::actors {
namespace {

// The first are Lappin & Leass' own (table 1); the others were set on news.
constexpr double of_sentence = 100;
constexpr double of_subject = 80;
constexpr double of_object = 50;
constexpr double of_indirect_object = 40;
constexpr double of_oblique = 30;
constexpr double of_possessor = 30;
constexpr double of_modifier = 10;
constexpr double of_parallel_role = 35;
constexpr double of_pronoun = 10;  // what was a pronoun's antecedent is in the reader's mind
constexpr double of_main_clause = 30;
constexpr double of_name = 25;
constexpr double of_indefinite = -30;
constexpr double of_headline = 0.3;
constexpr double of_bare_noun = 0.5;    // "took office"
constexpr double of_repetition = 0.15;  // what the lighter of two mentions adds to the heavier

}  // namespace

double Salience::weight(const Candidate& c) const {
  const TokenIndex head = r_.first_conjunct(c.head);
  switch (r_.a.dep[head]) {
    case Dep::nsubj:
    case Dep::nsubjpass:
      return of_subject + (r_.a.is_root(r_.a.head[head]) ? of_main_clause : 0);
    case Dep::dobj:
      return of_object;
    case Dep::dative:
      return of_indirect_object;
    case Dep::pobj:
      return r_.a.dep[r_.a.head[head]] == Dep::agent ? of_object : of_oblique;
    case Dep::poss:
      return of_possessor;
    case Dep::root:
      return of_subject;
    default:
      return of_modifier;
  }
}

void Salience::weigh(std::uint32_t at, std::uint32_t window, const Fits& fits) {
  weighed_.clear();
  const Candidate& c = candidates_[at];
  const std::uint32_t sentence = r_.sentence[c.head];
  const bool subject = r_.a.dep[c.head] == Dep::nsubj || r_.a.dep[c.head] == Dep::nsubjpass;
  for (std::uint32_t k = at, looked = 0; k-- > 0 && looked < most_looked_at; ++looked) {
    const Candidate& before = candidates_[k];
    const std::uint32_t distance = sentence - r_.sentence[before.head];
    if (distance > window) {
      break;
    }
    if (before.chain == no_chain || !fits(before, chains_[before.chain])) {
      continue;
    }
    double w = of_sentence + weight(before);
    if (before.form == MentionForm::pronoun) {
      w += of_pronoun;
    }
    const bool same_role = subject == (weight(before) >= of_subject);
    w += same_role ? of_parallel_role : 0;
    w += before.form == MentionForm::name && before.actor ? of_name : 0;
    w += before.determiner == Determiner::indefinite ? of_indefinite : 0;
    if (before.form == MentionForm::description && before.determiner == Determiner::none &&
        !before.plural && before.modifiers.empty()) {
      w *= of_bare_noun;
    }
    w *= std::pow(0.5, distance);
    if (r_.headline[r_.sentence[before.head]]) {
      w *= of_headline;
    }
    add(before.chain, w);
  }
}

void Salience::add(std::uint32_t chain, double w) {
  for (auto& [known, sum] : weighed_) {
    if (known == chain) {
      sum = std::max(sum, w) + of_repetition * std::min(sum, w);
      return;
    }
  }
  weighed_.emplace_back(chain, w);
}

void Salience::scale(double factor, const std::function<bool(const Chain&)>& fits) {
  for (auto& [chain, sum] : weighed_) {
    if (fits(chains_[chain])) {
      sum *= factor;
    }
  }
}

std::optional<std::uint32_t> Salience::best() const {
  std::optional<std::uint32_t> chain;
  double most = 0;
  for (const auto& [candidate, sum] : weighed_) {
    if (sum > most) {
      most = sum;
      chain = candidate;
    }
  }
  return chain;
}

std::optional<std::uint32_t> Salience::only() const {
  return weighed_.size() == 1 ? std::optional(weighed_.front().first) : std::nullopt;
}

}  // namespace fabula::actors
