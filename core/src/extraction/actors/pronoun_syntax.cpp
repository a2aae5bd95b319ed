#include "extraction/actors/pronoun_syntax.hpp"

#include <algorithm>

namespace fabula::actors {
namespace {

constexpr std::uint32_t most_children = 150;  // looked at; a verb with more is a list

/// Whether `noun` is the unexpressed subject of a verb: of "help" in "X agreed to help it" and of
/// "sued" in "X left and sued it".
bool is_understood_subject(const Reading& r, TokenIndex verb, TokenIndex noun) {
  for (int step = 0; step < 3; ++step) {
    if (r.child(verb, Dep::nsubj, Dep::nsubjpass) != verb || r.a.is_root(verb) ||
        (r.a.dep[verb] != Dep::xcomp && r.a.dep[verb] != Dep::conj && r.a.dep[verb] != Dep::advcl &&
         r.a.dep[verb] != Dep::pcomp)) {
      return false;
    }
    verb = r.a.head[verb];
    if (r.a.dep[verb] == Dep::prep && !r.a.is_root(verb)) {
      verb = r.a.head[verb];
    }
    if (r.child(verb, Dep::nsubj, Dep::nsubjpass) == noun) {
      return true;
    }
  }
  return false;
}

bool has_that_or_to(const Reading& r, TokenIndex verb) {
  const TokenRange whole = r.children.subtree(verb);
  for (TokenIndex i = verb + 1; i < std::min(whole.end, verb + 12); ++i) {
    if (r.a.dep[i] == Dep::mark || (r.a.pos[i] == Pos::part && r.a.dep[i] == Dep::aux)) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool is_expletive(const Reading& r, TokenIndex i) {
  if (r.a.dep[i] == Dep::expl) {
    return true;
  }
  if (r.a.dep[i] != Dep::nsubj && r.a.dep[i] != Dep::nsubjpass) {
    return false;
  }
  const TokenIndex verb = r.a.head[i];
  const std::string lemma = r.lemma(verb);
  bool clause = false;
  bool predicate = false;
  bool noun_predicate = false;
  std::uint32_t looked = 0;
  for (const TokenIndex child : r.children.of(verb)) {
    if (++looked == most_children) {
      break;
    }
    const Dep dep = r.a.dep[child];
    clause = clause || (child > i && (dep == Dep::ccomp || dep == Dep::xcomp || dep == Dep::csubj));
    predicate = predicate || dep == Dep::acomp || dep == Dep::attr;
    if (dep == Dep::attr && r.is_nominal(child)) {
      noun_predicate = !has(r.rules.organization_nouns, r.lemma(child)) &&
                       !has(r.rules.place_nouns, r.lemma(child));
    }
    if (dep == Dep::acomp) {
      clause = clause || r.child(child, Dep::xcomp, Dep::ccomp) != child;
    }
  }
  if (noun_predicate && r.low(i) == r.lemma(i) && has(r.rules.role_verbs, lemma)) {
    return true;
  }
  const bool passive = r.a.dep[i] == Dep::nsubjpass;
  return (clause && (predicate || passive) && has_that_or_to(r, verb)) ||
         (has(r.rules.expletive_verbs, lemma) && (clause || r.children.of(verb).empty()));
}

bool is_bound(const Reading& r, const Candidate& c, const Candidate& before) {
  if (before.phrase.contains(c.head)) {
    return true;
  }
  if (r.sentence[before.head] != r.sentence[c.head] || c.pronoun->reflexive ||
      r.a.dep[c.head] == Dep::poss) {
    return false;
  }
  const TokenIndex verb = r.governor(c.head);
  if (verb == c.head) {
    return false;
  }
  if (r.governor(before.head) == verb && before.head != verb) {
    return true;
  }
  const bool subject = r.a.dep[c.head] == Dep::nsubj || r.a.dep[c.head] == Dep::nsubjpass;
  if (subject) {
    // "Speaking to Smith, he said": he is who speaks.
    const TokenIndex other = r.governor(before.head);
    return other != before.head && r.a.dep[other] == Dep::advcl && r.a.head[other] == verb &&
           r.child(other, Dep::nsubj, Dep::nsubjpass) == other;
  }
  return is_understood_subject(r, verb, before.head);
}

bool wants_somebody(const Reading& r, const Candidate& c) {
  const TokenIndex above = r.a.head[c.head];
  if (c.pronoun->possessive || r.a.dep[c.head] == Dep::poss) {
    const std::string noun = r.lemma(above);
    return has(r.rules.person_nouns, noun) || has(r.rules.organization_nouns, noun) ||
           has(r.rules.possessions, noun);
  }
  return r.a.dep[c.head] == Dep::nsubj && has(r.rules.agent_verbs, r.lemma(above));
}

bool is_unlikely_object(const Reading& r, const Candidate& c) {
  const Dep dep = r.a.dep[c.head];
  return ((dep == Dep::dobj || dep == Dep::nsubjpass) &&
          !has(r.rules.address_verbs, r.lemma(r.a.head[c.head]))) ||
         (dep == Dep::pobj && r.a.dep[r.a.head[c.head]] != Dep::agent);
}

bool says_of_itself(const Reading& r, const Candidate& c, const Candidate& before) {
  const TokenIndex verb = r.a.head[c.head];
  return r.a.dep[c.head] == Dep::nsubj && r.a.dep[verb] == Dep::ccomp &&
         r.a.dep[before.head] == Dep::nsubj && r.a.head[before.head] == r.a.head[verb];
}

}  // namespace fabula::actors
