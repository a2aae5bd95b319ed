#include "extraction/events/relative_clauses.hpp"

namespace fabula::events {
namespace {

/// "the fleet off Torland which was joined by others": a name of a place needs nothing to tell
/// which one is meant, so that a clause without a comma is of the noun that it belongs to.
TokenIndex past_place_name(const Reading& r, TokenIndex name, TokenIndex clause) {
  const TokenIndex begin = r.children.subtree(clause).begin;
  const bool apart = begin == 0 || r.a.pos[begin - 1] == Pos::punct;
  if (apart || r.a.pos[name] != Pos::propn || begin <= name) {
    return name;
  }
  const ActorKind kind = r.actor_at[name] < 0
                             ? ActorKind::other
                             : r.actors[static_cast<std::size_t>(r.actor_at[name])].kind;
  if (kind != ActorKind::place && kind != ActorKind::government) {
    return name;
  }
  TokenIndex above = name;
  for (int steps = 0; steps < 6 && !r.a.is_root(above); ++steps) {
    above = r.a.head[above];
    if (r.a.pos[above] == Pos::noun && r.time_at[above] < 0) {
      return above;
    }
    if (r.is_verb(above) && r.a.dep[above] != Dep::acl && r.a.dep[above] != Dep::relcl) {
      const std::optional<TokenIndex> object = r.child(above, Dep::dobj);
      return object && *object < name && r.time_at[*object] < 0 ? *object : name;
    }
  }
  return name;
}

/// The noun that a relative clause belongs to, where `i` stands in one.
std::optional<TokenIndex> antecedent(const Reading& r, TokenIndex verb) {
  const TokenIndex first = r.first_conjunct(verb);
  if (r.a.dep[first] != Dep::relcl) {
    return std::nullopt;
  }
  TokenIndex noun = past_place_name(r, r.a.head[first], first);
  // "a downgrade on Monday, which forced it": the downgrade did
  for (int steps = 0; r.time_at[noun] >= 0 && !r.a.is_root(noun) && steps < 4; ++steps) {
    noun = r.a.head[noun];
    if (r.a.pos[noun] == Pos::adp && !r.a.is_root(noun)) {
      noun = r.a.head[noun];
    }
  }
  return r.is_nominal(noun) || r.a.pos[noun] == Pos::pron ? noun : r.a.head[first];
}

/// "an offer of a bonus that the firm made": what is made is the offer.
TokenIndex named_by(const Reading& r, TokenIndex verb, TokenIndex noun) {
  const TokenIndex preposition = r.a.head[noun];
  if (!r.lemma_is(verb, r.rules.light_verbs) || r.a.dep[noun] != Dep::pobj ||
      !r.is(preposition, r.rules.clause.patient_prepositions) || r.names_event(noun)) {
    return noun;
  }
  const TokenIndex whole = r.a.head[preposition];
  return r.names_event(whole) ? whole : noun;
}

/// "the fourth night in a row that they protested": the clause lacks nothing.
bool is_of_time(const Reading& r, TokenIndex noun) {
  for (int steps = 0; steps < 3; ++steps) {
    if (r.time_at[noun] >= 0) {
      return true;
    }
    if (r.a.is_root(noun) || r.is_verb(noun)) {
      return false;
    }
    noun = r.a.head[noun];
  }
  return false;
}

}  // namespace

void fill_gap(const Reading& r, TokenIndex verb, Clause& c) {
  std::optional<TokenIndex> noun = antecedent(r, verb);
  if (!noun && r.a.dep[verb] == Dep::advcl && c.subject &&
      r.is(*c.subject, r.rules.clause.relatives)) {
    c.subject.reset();  // "..., which caused a queue": the clause before did
    return;
  }
  if (!noun) {
    return;
  }
  const auto stands_for_noun = [&](TokenIndex i) { return r.is(i, r.rules.clause.relatives); };
  bool used = is_of_time(r, *noun);
  for (const TokenIndex p : r.children.of(verb)) {  // "a report in which they had warned"
    const std::optional<TokenIndex> below =
        r.a.dep[p] == Dep::prep && p < verb ? r.child(p, Dep::pobj) : std::nullopt;
    used = used || (below && stands_for_noun(*below));
  }
  for (std::optional<TokenIndex>* slot : {&c.subject, &c.object, &c.recipient}) {
    if (*slot && stands_for_noun(**slot)) {
      *slot = *noun;
      used = true;
    } else if (*slot) {
      for (const TokenIndex p : r.children.of(**slot)) {  // "three of whom"
        const std::optional<TokenIndex> below = r.child(p, Dep::pobj);
        if (below && stands_for_noun(*below)) {
          if (slot == &c.subject && r.a.pos[**slot] == Pos::num) {
            c.counted = **slot;
          }
          *slot = *noun;
          used = true;
          break;
        }
      }
    }
  }
  const bool adverbial = [&] {
    for (const TokenIndex i : r.children.of(verb)) {
      if (r.a.dep[i] == Dep::advmod && i < verb &&
          r.a.morph[i].pron_type != Morph::PronType::none) {
        return true;
      }
    }
    return r.child(verb, Dep::ccomp).has_value() || r.child(verb, Dep::xcomp).has_value();
  }();
  if (c.object == noun) {
    c.object = named_by(r, verb, *noun);
  }
  if (!used && !adverbial && c.subject && c.own_subject && !c.passive && !c.object &&
      r.a.dep[verb] == Dep::relcl && *c.subject != *noun) {
    c.object = named_by(r, verb, *noun);
  }
}

}  // namespace fabula::events
