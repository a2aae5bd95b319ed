#include <algorithm>

#include "extraction/events/reading.hpp"

namespace fabula::events {
namespace {

class Cast {
 public:
  explicit Cast(const Reading& reading) : r_(reading) {}

  /// The noun with its conjuncts, each a participant of its own.
  void add(Role role, std::optional<TokenIndex> head) {
    if (!head) {
      return;
    }
    const std::int32_t whole = r_.actor_at[*head];
    for (const TokenIndex member : r_.coordinated(*head)) {
      const bool in_name = whole >= 0 && member != *head &&
                           r_.actors[static_cast<std::size_t>(whole)].tokens.contains(member);
      if (in_name) {
        continue;
      }
      if (r_.is_nominal(member) || r_.a.pos[member] == Pos::pron || r_.a.pos[member] == Pos::num ||
          member == *head) {
        add_one(role, member);
      }
    }
  }

  void add_one(Role role, TokenIndex head) {
    const bool there = std::any_of(cast_.begin(), cast_.end(),
                                   [head](const Participant& p) { return p.head == head; });
    if (there || r_.time_at[head] >= 0) {
      return;
    }
    Participant p;
    p.role = role;
    p.head = head;
    p.tokens = r_.noun_phrase(head);
    p.actor = actor_of(head);
    cast_.push_back(p);
  }

  [[nodiscard]] bool has(Role role) const {
    return std::any_of(cast_.begin(), cast_.end(),
                       [role](const Participant& p) { return p.role == role; });
  }

  [[nodiscard]] std::vector<Participant> in_order() && {
    std::stable_sort(cast_.begin(), cast_.end(), [](const Participant& x, const Participant& y) {
      return x.role != y.role ? x.role < y.role : x.tokens.begin < y.tokens.begin;
    });
    return std::move(cast_);
  }

 private:
  [[nodiscard]] bool named_itself(std::int32_t mention) const {
    return mention >= 0 && r_.actors[static_cast<std::size_t>(mention)].form == MentionForm::name;
  }

  /// "a team called OPERA", "an experiment known as MINOS".
  [[nodiscard]] std::optional<ActorIndex> named(TokenIndex head) const {
    for (const TokenIndex verb : r_.children.of(head)) {
      if (r_.a.dep[verb] != Dep::acl) {
        continue;
      }
      for (const TokenIndex c : r_.children.of(verb)) {
        const bool by_preposition = r_.a.dep[c] == Dep::prep;
        const std::string& lemma = r_.lemma[verb];
        if (r_.rules.naming_verbs.count(by_preposition ? lemma + " " + r_.lower[c] : lemma) == 0) {
          continue;
        }
        const TokenIndex name = by_preposition ? r_.child(c, Dep::pobj).value_or(c) : c;
        if (named_itself(r_.actor_at[name])) {
          return static_cast<ActorIndex>(r_.actor_at[name]);
        }
      }
    }
    return std::nullopt;
  }

  /// The mention with that head; the name beside a description that resolves to none.
  [[nodiscard]] std::optional<ActorIndex> actor_of(TokenIndex head) const {
    const std::int32_t own = r_.actor_at[head];
    if (!named_itself(own) && own >= 0) {
      for (const TokenIndex c : r_.children.of(head)) {
        const std::int32_t beside = r_.a.dep[c] == Dep::appos ? r_.actor_at[c] : -1;
        if (beside >= 0 && r_.actors[static_cast<std::size_t>(beside)].form == MentionForm::name) {
          return static_cast<ActorIndex>(beside);
        }
      }
    }
    if (const std::optional<ActorIndex> name = named(head); name && !named_itself(own)) {
      return name;
    }
    return own < 0 ? std::nullopt : std::optional<ActorIndex>(static_cast<ActorIndex>(own));
  }

  const Reading& r_;
  std::vector<Participant> cast_;
};

bool is_place(const Reading& r, TokenIndex i) {
  if (r.actor_at[i] >= 0) {
    const ActorMention& actor = r.actors[static_cast<std::size_t>(r.actor_at[i])];
    return actor.kind == ActorKind::place || actor.kind == ActorKind::government;
  }
  const auto after =
      std::upper_bound(r.a.entities.begin(), r.a.entities.end(), i,
                       [](TokenIndex t, const Entity& e) { return t < e.tokens.begin; });
  if (after == r.a.entities.begin() || !(after - 1)->tokens.contains(i)) {
    return false;
  }
  return r.rules.clause.place_entities.count(r.a.entity_name(*(after - 1))) != 0;
}

/// "spent three days at the library": of what lasted, nothing is done to the library.
bool lasts(const Reading& r, TokenIndex verb) {
  const std::optional<TokenIndex> length = r.child(verb, Dep::dobj);
  return r.is_verb(verb) && length && r.time_at[*length] >= 0;
}

void add_prepositional(const Reading& r, TokenIndex trigger, Cast& cast, bool verbal) {
  for (const TokenIndex c : r.children.of(trigger)) {
    if (r.a.dep[c] != Dep::prep && r.a.dep[c] != Dep::dative) {
      continue;
    }
    const std::optional<TokenIndex> object = r.child(c, Dep::pobj);
    if (!object || r.time_at[*object] >= 0 || r.a.pos[*object] == Pos::num) {
      continue;
    }
    if (r.is(c, r.rules.clause.place_prepositions) && is_place(r, *object)) {
      cast.add(Role::place, object);
    } else if (r.is(c, r.rules.clause.recipient_prepositions) && cast.has(Role::patient) &&
               r.actor_at[*object] >= 0) {
      cast.add(Role::recipient, object);
    } else if (verbal && c > trigger && !cast.has(Role::patient) && !r.clauses[trigger].passive &&
               r.is(c, r.rules.clause.object_prepositions) && !lasts(r, trigger)) {
      cast.add(Role::patient, object);
    } else if (verbal && r.is(c, r.rules.clause.instrument_prepositions) &&
               r.event_at[*object] < 0 && r.actor_at[*object] < 0 && cast.has(Role::patient)) {
      cast.add(Role::instrument, object);
    }
  }
}

/// "accused the bank of spying": the bank alone.
void cut_at_charges(const Reading& r, std::vector<Participant>& cast) {
  for (Participant& p : cast) {
    for (const TokenIndex c : r.children.of(p.head)) {
      const std::optional<TokenIndex> below = r.child(c, Dep::pobj);
      if (p.role == Role::patient && c > p.head && c < p.tokens.end && r.a.dep[c] == Dep::prep &&
          below && r.event_at[*below] >= 0) {
        p.tokens.end = std::min(p.tokens.end, c);
      }
    }
  }
}

std::vector<Participant> of_verb(const Reading& r, TokenIndex verb) {
  Cast cast(r);
  const Clause& c = r.clauses[verb];
  if (c.passive) {
    cast.add(Role::agent, c.by);
    cast.add(c.object ? Role::recipient : Role::patient, c.subject);
    cast.add(Role::patient, c.object);
  } else {
    cast.add(Role::agent, c.subject);
    for (const TokenIndex i : r.children.of(verb)) {
      if (r.a.dep[i] == Dep::nsubj && !r.is(i, r.rules.clause.relatives) &&
          !(c.subject && i < *c.subject)) {
        // A list that the parser gave several subjects; what stands behind the verb of another
        // subject is its object.
        const bool behind = c.subject && *c.subject < verb && i > verb;
        cast.add(behind && !c.object ? Role::patient : Role::agent, i);
      }
    }
    cast.add(Role::recipient, c.recipient);
    cast.add(Role::patient, c.object);
  }
  for (const TokenIndex i : r.children.of(verb)) {
    if (r.a.dep[i] == Dep::conj && c.object && i > *c.object && r.is_nominal(i)) {
      cast.add(Role::patient,
               i);  // "built a dam and a wall", where the parser joined wall to built
    }
  }
  add_prepositional(r, verb, cast, true);
  const std::optional<TokenIndex> complement = r.child(verb, Dep::xcomp);
  if (!cast.has(Role::patient) && complement && !r.clauses[*complement].passive) {
    cast.add(Role::patient, r.clauses[*complement].object);  // "refused to help the bank"
  }
  std::vector<Participant> found = std::move(cast).in_order();
  if (r.lemma_is(verb, r.rules.charge_verbs)) {
    cut_at_charges(r, found);
  }
  return found;
}

/// "began the talks"; who ends a strike need not be on strike.
bool is_aspectual(const Reading& r, TokenIndex verb) {
  const auto found = r.rules.verb_class.find(r.lemma[verb]);
  const auto rule = r.rules.object_governors.find(r.lemma[verb]);
  return found != r.rules.verb_class.end() && found->second == EventClass::aspectual &&
         rule != r.rules.object_governors.end() && rule->second.outlook == Outlook::same;
}

/// The verb that a noun completes ("hold a vote", "an attack was carried out").
std::optional<TokenIndex> support_verb(const Reading& r, TokenIndex noun) {
  const std::optional<TokenIndex> above = r.governor(noun);
  if (!above || !r.is_verb(*above) ||
      !(r.lemma_is(*above, r.rules.light_verbs) || is_aspectual(r, *above))) {
    return std::nullopt;
  }
  const Dep dep = r.a.dep[r.first_conjunct(noun)];
  const bool object = dep == Dep::dobj || (dep == Dep::nsubjpass && r.clauses[*above].passive);
  return object ? above : std::nullopt;
}

/// What the noun's own prepositions, or those of the verb that it completes, say it is about.
std::optional<TokenIndex> theme(const Reading& r, TokenIndex owner) {
  for (const TokenIndex c : r.children.of(owner)) {
    if (r.a.dep[c] != Dep::prep || !r.is(c, r.rules.clause.object_prepositions)) {
      continue;
    }
    const std::optional<TokenIndex> object = r.child(c, Dep::pobj);
    if (object && r.time_at[*object] < 0) {
      return object;
    }
  }
  return std::nullopt;
}

void add_possessor(const Reading& r, TokenIndex noun, bool has_patient, Cast& cast) {
  const std::optional<TokenIndex> possessor = r.child(noun, Dep::poss);
  if (!possessor) {
    return;
  }
  const bool suffers = r.lemma_is(noun, r.rules.patient_possessors);
  cast.add(suffers && !has_patient ? Role::patient : Role::agent, possessor);
}

/// "the U.S. indictment", "Chinese hackers' efforts", "the Fed rescue": a name in front is the one
/// who does it; a common noun is what it is done to.
void add_modifiers(const Reading& r, TokenIndex noun, bool has_theme, Cast& cast) {
  for (const TokenIndex c : r.children.of(noun)) {
    const Dep dep = r.a.dep[c];
    if (c > noun || (dep != Dep::compound && dep != Dep::nmod && dep != Dep::amod)) {
      continue;
    }
    if (r.actor_at[c] >= 0) {
      cast.add_one(cast.has(Role::agent) ? Role::patient : Role::agent, c);
    } else if (dep == Dep::compound && r.a.pos[c] == Pos::noun && r.event_at[c] < 0 &&
               !cast.has(Role::patient) && !has_theme && r.lower[c][0] >= 'a') {
      cast.add_one(Role::patient, c);
    }
  }
}

std::vector<Participant> of_noun(const Reading& r, TokenIndex noun) {
  Cast cast(r);
  std::optional<TokenIndex> of;
  for (const TokenIndex c : r.children.of(noun)) {
    const bool prep = r.a.dep[c] == Dep::prep || r.a.dep[c] == Dep::agent;
    const std::optional<TokenIndex> object = prep ? r.child(c, Dep::pobj) : std::nullopt;
    if (!object) {
      continue;
    }
    if (r.is(c, r.rules.clause.agent_prepositions)) {
      cast.add(Role::agent, object);
    } else if (r.is(c, r.rules.clause.patient_prepositions) && !of) {
      of = object;
    }
  }
  add_possessor(r, noun, of.has_value(), cast);
  cast.add(r.lemma_is(noun, r.rules.agent_complements) && !cast.has(Role::agent) ? Role::agent
                                                                                 : Role::patient,
           of);
  if (const std::optional<TokenIndex> verb = support_verb(r, noun)) {
    const Clause& c = r.clauses[*verb];
    cast.add(Role::agent, c.passive ? c.by : c.subject);
  }
  const std::optional<TokenIndex> about = theme(r, noun);
  add_modifiers(r, noun, about.has_value(), cast);
  if (!cast.has(Role::patient)) {
    cast.add(Role::patient, about);
  }
  if (const std::optional<TokenIndex> verb = support_verb(r, noun);
      verb && !cast.has(Role::patient)) {
    cast.add(Role::patient, theme(r, *verb));
  }
  add_prepositional(r, noun, cast, false);
  return std::move(cast).in_order();
}

/// "clashed with the police in Osten": a place that the parser hung on a participant.
void add_nested_place(const Reading& r, std::vector<Participant>& cast) {
  const auto placed = [](const Participant& p) { return p.role == Role::place; };
  if (std::any_of(cast.begin(), cast.end(), placed)) {
    return;
  }
  for (std::size_t k = 0; k < cast.size(); ++k) {
    for (const TokenIndex c : r.children.of(cast[k].head)) {
      const std::optional<TokenIndex> object = r.child(c, Dep::pobj);
      if (object && r.is(c, r.rules.clause.place_prepositions) && is_place(r, *object)) {
        Participant place{Role::place, r.noun_phrase(*object), *object, std::nullopt};
        if (r.actor_at[*object] >= 0) {
          place.actor = static_cast<ActorIndex>(r.actor_at[*object]);
        }
        cast.push_back(place);
        return;
      }
    }
  }
}

std::vector<Participant> of_adjective(const Reading& r, TokenIndex adjective) {
  Cast cast(r);
  const std::optional<TokenIndex> above = r.governor(adjective);
  if (above && r.is_verb(*above)) {
    cast.add(Role::patient, r.clauses[*above].subject);
  }
  return std::move(cast).in_order();
}

}  // namespace

void find_participants(const Reading& r, std::vector<EventMention>& events) {
  for (EventMention& event : events) {
    const TokenIndex t = event.trigger;
    event.participants = r.is_verb(t)             ? of_verb(r, t)
                         : r.a.pos[t] == Pos::adj ? of_adjective(r, t)
                                                  : of_noun(r, t);
    if (r.is_verb(t)) {
      add_nested_place(r, event.participants);
    }
    const auto inside = [&event](const Participant& p) {
      return event.phrase.contains(p.head) || p.head == event.trigger;
    };
    event.participants.erase(
        std::remove_if(event.participants.begin(), event.participants.end(), inside),
        event.participants.end());
  }
}

}  // namespace fabula::events
