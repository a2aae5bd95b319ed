#include "extraction/events/outlooks.hpp"

namespace fabula::events {
namespace {

const Governor* find(const WordMap<Governor>& governors, std::string_view word) {
  const auto found = governors.find(word);
  return found == governors.end() ? nullptr : &found->second;
}

const Governor* predicate_rule(const Reading& r, TokenIndex copula) {
  for (const TokenIndex c : r.children.of(copula)) {
    if (r.a.dep[c] == Dep::acomp || r.a.dep[c] == Dep::attr) {
      return find(r.a.pos[c] == Pos::adj ? r.rules.adjective_governors : r.rules.noun_governors,
                  r.lemma[c]);
    }
  }
  return nullptr;
}

const Governor* verb_rule(const Reading& r, TokenIndex verb) {
  if (const std::string particle = r.particle(verb); !particle.empty()) {
    if (const Governor* phrasal = find(r.rules.verb_governors, r.lemma[verb] + " " + particle)) {
      return phrasal;
    }
  }
  if (const Governor* form = find(r.rules.verb_governors, r.lower[verb])) {
    return form;
  }
  if (r.lemma_is(verb, r.rules.clause.copulas)) {
    if (const Governor* predicate = predicate_rule(r, verb)) {
      return predicate;
    }
  }
  return find(r.rules.verb_governors, r.lemma[verb]);
}

}  // namespace

Status negate(Status status) {
  switch (status) {
    case Status::negated:
      return Status::happened;
    case Status::happened:
    case Status::ongoing:
      return Status::negated;
    default:
      return status;
  }
}

Status impose(Outlook outlook, Status governor) {
  switch (outlook) {
    case Outlook::same:
      return governor;
    case Outlook::negated:
      return governor == Status::possible  ? Status::possible
             : governor == Status::planned ? Status::negated
                                           : negate(governor);
    case Outlook::planned:
      return governor == Status::negated || governor == Status::possible ? governor
                                                                         : Status::planned;
    case Outlook::possible:
      return governor == Status::negated ? Status::negated : Status::possible;
    case Outlook::ongoing:
      return governor == Status::happened ? Status::ongoing : governor;
    default:
      return Status::happened;
  }
}

const Governor* clause_rule(const Reading& r, TokenIndex governor) {
  if (r.is_verb(governor)) {
    return verb_rule(r, governor);
  }
  const bool adjective = r.a.pos[governor] == Pos::adj || r.a.pos[governor] == Pos::adv;
  return find(adjective ? r.rules.adjective_governors : r.rules.noun_governors, r.lemma[governor]);
}

const Governor* object_rule(const Reading& r, TokenIndex noun, TokenIndex verb) {
  const bool by_preposition = r.a.dep[noun] == Dep::pobj || r.a.dep[noun] == Dep::pcomp;
  const std::string word = by_preposition ? r.lower[r.a.head[noun]] : r.particle(verb);
  if (!word.empty()) {
    const Governor* rule = find(r.rules.object_governors, r.lemma[verb] + " " + word);
    if (rule != nullptr || by_preposition) {
      return rule;
    }
  }
  return find(r.rules.object_governors, r.lemma[verb]);
}

}  // namespace fabula::events
