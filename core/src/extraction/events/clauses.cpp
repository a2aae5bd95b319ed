#include <algorithm>

#include "extraction/events/relative_clauses.hpp"

namespace fabula::events {
namespace {

bool is_infinitive(const Reading& r, TokenIndex verb) {
  for (const TokenIndex c : r.children.of(verb)) {
    if (c < verb && r.a.dep[c] == Dep::aux && r.is(c, r.rules.clause.infinitive_marks)) {
      return true;
    }
  }
  return false;
}

bool is_past_participle(const Reading& r, TokenIndex verb) {
  const Morph& m = r.a.morph[verb];
  return m.verb_form == Morph::VerbForm::participle && m.aspect == Morph::Aspect::perfect;
}

/// "the decision by the court", "promised a school by the mayor".
std::optional<TokenIndex> doer_beside(const Reading& r, TokenIndex noun) {
  for (const TokenIndex c : r.children.of(noun)) {
    if ((r.a.dep[c] == Dep::prep || r.a.dep[c] == Dep::agent) &&
        r.is(c, r.rules.clause.agent_prepositions)) {
      const std::optional<TokenIndex> doer = r.child(c, Dep::pobj);
      return doer && r.actor_at[*doer] >= 0 ? doer : std::nullopt;
    }
  }
  return std::nullopt;
}

/// "The firm, its chairman said, has sold the mine", which the parser read as a saying of both: the
/// second subject's.
bool says_in_between(const Reading& r, TokenIndex verb, TokenIndex second) {
  const std::optional<TokenIndex> content = r.child(verb, Dep::ccomp);
  return content && *content > verb && second < verb && !r.child(*content, Dep::nsubj) &&
         !r.child(*content, Dep::nsubjpass);
}

bool reports(const Reading& r, TokenIndex verb) {
  const auto found = r.rules.verb_class.find(r.lemma[verb]);
  return found != r.rules.verb_class.end() && found->second == EventClass::reporting;
}

/// "A delay led to the collapse, the inquiry said", which the parser read as "a delay which is led
/// to ..." and a second subject: the participle, or nothing.
std::optional<TokenIndex> misread_participle(const Reading& r, TokenIndex saying, TokenIndex first,
                                             TokenIndex second) {
  if (!reports(r, saying) || second > saying || second < first) {
    return std::nullopt;
  }
  const std::optional<TokenIndex> verb = r.child(first, Dep::acl);
  const bool before_comma = verb && is_past_participle(r, *verb) && *verb < second &&
                            !r.child(*verb, Dep::agent) &&
                            r.a.pos[r.children.subtree(second).begin - 1] == Pos::punct;
  return before_comma ? verb : std::nullopt;
}

/// "said co-author Karen Alley", which the parser read as two subjects.
bool is_titled(const Reading& r, TokenIndex title, TokenIndex name) {
  const TokenIndex begin = r.children.subtree(name).begin;
  return r.a.pos[name] == Pos::propn && r.a.pos[title] == Pos::noun && title < name &&
         begin == title + 1;
}

/// What the verb has beside it.
Clause own_clause(const Reading& r, TokenIndex verb) {
  Clause c;
  for (const TokenIndex i : r.children.of(verb)) {
    switch (r.a.dep[i]) {
      case Dep::nsubj:
        if (!c.subject || says_in_between(r, verb, i) || is_titled(r, *c.subject, i) ||
            misread_participle(r, verb, *c.subject, i)) {
          c.subject = i;
        }
        break;
      case Dep::nsubjpass:
        c.subject = i;
        c.passive = true;
        break;
      case Dep::csubj:
      case Dep::csubjpass:
        c.own_subject = true;
        c.subject = c.subject ? c.subject : i;
        c.passive = c.passive || r.a.dep[i] == Dep::csubjpass;
        break;
      case Dep::auxpass:
        c.passive = true;
        break;
      case Dep::dobj:
        if (r.time_at[i] < 0 && !c.object) {
          c.object = i;
        }
        break;
      case Dep::oprd:
        if (!c.object && r.is_nominal(i)) {
          c.object = i;
        }
        break;
      case Dep::dative:
        c.recipient = r.a.pos[i] == Pos::adp ? r.child(i, Dep::pobj) : i;
        break;
      case Dep::agent:
        c.by = r.child(i, Dep::pobj);
        break;
      default:
        break;
    }
  }
  if (r.headline_verb[verb] != 0) {
    c.subject = r.headline_verb[verb] - 1;
  }
  if (c.subject && r.headline_verb[*c.subject] != 0) {
    c.subject = r.headline_verb[*c.subject] - 1;
  }
  c.own_subject = c.own_subject || c.subject.has_value();
  if (c.passive && !c.by && c.object) {
    c.by = doer_beside(r, *c.object);
  }
  return c;
}

/// The one who does what a noun such as "promise", "effort" tells: its possessor, or the subject of
/// the verb that it is the object of.
std::optional<TokenIndex> doer_of_noun(const Reading& r, TokenIndex noun) {
  if (const auto poss = r.child(noun, Dep::poss)) {
    return poss;
  }
  if (const auto by = doer_beside(r, noun)) {
    return by;
  }
  if (r.actor_at[noun] >= 0) {
    return noun;
  }
  const bool tells = r.rules.noun_governors.count(r.lemma[noun]) != 0;
  std::optional<TokenIndex> above = r.governor(noun);
  const Dep dep = r.a.dep[r.first_conjunct(noun)];
  if (above && dep == Dep::pobj) {
    above = r.governor(*above);
  }
  if (above && r.is_verb(*above) && (dep == Dep::dobj || dep == Dep::pobj)) {
    const Clause& c = r.clauses[*above];
    return c.passive ? c.by : c.subject;
  }
  return tells || r.names_event(noun) ? std::nullopt : std::optional(noun);
}

/// Who goes in "X promised Y to go", "X forced Y to go", "X was forced to go".
std::optional<TokenIndex> controller(const Reading& r, TokenIndex governor) {
  const Clause& c = r.clauses[governor];
  if (c.object && r.a.pos[*c.object] != Pos::num && !c.passive &&
      !r.lemma_is(governor, r.rules.subject_control) &&
      !r.lemma_is(governor, r.rules.light_verbs)) {
    return c.object;
  }
  return c.subject;
}

/// "prompted the ministers to resign", where the parser hung "to resign" on the ministers.
std::optional<TokenIndex> ordered_one(const Reading& r, TokenIndex noun) {
  const std::optional<TokenIndex> verb = ordering_verb(r, noun);
  const std::optional<TokenIndex> object = verb ? r.clauses[*verb].object : std::nullopt;
  return object && r.actor_at[*object] >= 0 ? object : std::nullopt;
}

std::optional<TokenIndex> subject_of_gerund(const Reading& r, TokenIndex preposition) {
  const TokenIndex above = r.a.head[preposition];
  if (r.is_verb(above)) {
    const Clause& c = r.clauses[above];
    if (r.lemma_is(above, r.rules.charge_verbs)) {
      return c.passive ? c.subject : c.object;
    }
    return c.subject;
  }
  if (r.a.pos[above] == Pos::adj) {  // "found the nurse guilty of", "is guilty of"
    const std::optional<TokenIndex> own = r.child(above, Dep::nsubj);
    const TokenIndex verb = r.a.head[above];
    return own || !r.is_verb(verb)  ? own
           : r.clauses[verb].object ? r.clauses[verb].object
                                    : r.clauses[verb].subject;
  }
  if (r.is_nominal(above)) {
    const TokenIndex verb = r.a.head[above];
    if (r.is_verb(verb) && r.a.dep[above] == Dep::dobj && r.lemma_is(verb, r.rules.charge_verbs)) {
      return above;
    }
    return r.child(above, Dep::poss);
  }
  return std::nullopt;
}

/// "resigned after members had voted", read as "resigned ... and had voted" with "after members" as
/// a phrase of its own: the members voted.
std::optional<TokenIndex> misplaced_subject(const Reading& r, TokenIndex verb) {
  const TokenIndex before = r.a.head[verb];
  const TokenIndex begin = r.children.subtree(verb).begin;
  for (const TokenIndex c : r.children.of(before)) {
    if (r.a.dep[c] == Dep::cc && c > before && c < verb) {
      return std::nullopt;
    }
    const bool of_time = r.is(c, r.rules.clause.open_begin) || r.is(c, r.rules.clause.open_end);
    if (r.a.dep[c] == Dep::prep && of_time && c > before && r.children.subtree(c).end == begin) {
      const std::optional<TokenIndex> noun = r.child(c, Dep::pobj);
      return noun && r.time_at[*noun] < 0 ? noun : std::nullopt;
    }
  }
  return std::nullopt;
}

/// A verb joined to another has its subject, and its passive where it has no auxiliary of its own.
void share_subject(const Reading& r, TokenIndex verb, Clause& c) {
  if (const std::optional<TokenIndex> misplaced = misplaced_subject(r, verb)) {
    c.subject = misplaced;
    return;
  }
  const Clause& before = r.clauses[r.a.head[verb]];
  c.subject = before.subject;
  if (before.passive && is_past_participle(r, verb) && !r.child(verb, Dep::aux) && !c.object) {
    c.passive = true;
    c.by = c.by ? c.by : before.by;
  }
}

/// "the bridge built by", "troops guarding", "the promise to go".
void take_modified_noun(const Reading& r, TokenIndex verb, Clause& c) {
  const TokenIndex noun = r.a.head[verb];
  // "Poe, a judge, ordered a recount", read as "Poe, who was ordered"
  const bool active = (c.object || r.child(verb, Dep::ccomp)) && r.a.pos[noun] == Pos::propn &&
                      !c.by && r.child(noun, Dep::appos);
  if (is_past_participle(r, verb) && !active) {
    c.subject = noun;
    const TokenIndex above = r.a.head[noun];
    const bool told = r.a.dep[noun] == Dep::nsubj && r.clauses[above].subject != noun &&
                      r.clauses[above].subject &&
                      misread_participle(r, above, noun, *r.clauses[above].subject);
    c.passive = !told;
  } else if (is_infinitive(r, verb)) {
    const std::optional<TokenIndex> told = ordered_one(r, noun);
    c.subject = told ? told : doer_of_noun(r, noun);
  } else {
    c.subject = noun;
  }
}

std::optional<TokenIndex> subject_of_complement(const Reading& r, TokenIndex governor) {
  if (r.is_verb(governor)) {
    return controller(r, governor);
  }
  if (r.a.pos[governor] != Pos::adj && !r.is_nominal(governor)) {
    return std::nullopt;
  }
  const TokenIndex higher = r.a.head[governor];  // "the firm is unlikely to go"
  return r.is_verb(higher)      ? r.clauses[higher].subject
         : r.is_nominal(higher) ? std::optional<TokenIndex>(higher)
                                : std::nullopt;
}

/// "sinking two boats", "founded in 1950": the subject of the clause beside; but what "prompting"
/// and its like are done by is that clause itself.
void take_neighbour(const Reading& r, TokenIndex verb, Clause& c) {
  const TokenIndex above = r.a.head[verb];
  if (!r.is_verb(above) || (r.lemma_is(verb, r.rules.matter_verbs) && !is_infinitive(r, verb) &&
                            !r.child(verb, Dep::aux) && !r.child(verb, Dep::mark))) {
    return;
  }
  c.passive = c.passive || (is_past_participle(r, verb) && !c.object && !r.child(verb, Dep::aux));
  if (!r.lemma_is(verb, r.rules.caused_by_clause) || is_infinitive(r, verb) || c.passive) {
    c.subject = r.clauses[above].subject;
  }
}

void take_subject(const Reading& r, TokenIndex verb, Clause& c) {
  const TokenIndex above = r.a.head[verb];
  if (r.a.dep[verb] == Dep::conj && r.is_verb(above) && above < verb) {
    share_subject(r, verb, c);
    return;
  }
  const bool finite = r.a.morph[verb].verb_form == Morph::VerbForm::finite;
  if (r.a.dep[verb] == Dep::conj && r.is_nominal(above) && r.a.is_root(above) && above < verb &&
      finite) {
    c.subject = above;  // a noun that lost its first verb to the parser
    return;
  }
  if (r.headline_verb[above] != 0) {
    c.subject = r.clauses[above].subject;
    return;
  }
  switch (r.a.dep[verb]) {
    case Dep::acl:
      take_modified_noun(r, verb, c);
      break;
    case Dep::relcl:
      c.subject = is_infinitive(r, verb) ? ordered_one(r, above).value_or(above) : above;
      break;
    case Dep::ccomp:
      if (const std::optional<TokenIndex> first = r.child(above, Dep::nsubj);
          first && r.is_verb(above) && r.clauses[above].subject != first) {
        c.subject = first;  // see says_in_between
        break;
      }
      [[fallthrough]];
    case Dep::xcomp:
      c.subject = subject_of_complement(r, above);
      break;
    case Dep::advcl:
      take_neighbour(r, verb, c);
      break;
    case Dep::pcomp:
      c.subject = subject_of_gerund(r, above);
      break;
    case Dep::dep:
    case Dep::parataxis:
      c.subject = r.is_verb(above) ? r.clauses[above].subject : std::nullopt;
      break;
    default:
      break;
  }
}

/// Headlines tell in the present and leave out "is": a past form without object is a passive.
bool is_headline_passive(const Reading& r, TokenIndex verb, const Clause& c) {
  const Morph& m = r.a.morph[verb];
  for (const TokenIndex child : r.children.of(verb)) {
    // "led to", "resulted in": of these there is no passive; nor where the noun behind it is read
    // as a verb ("led to collapse")
    const std::optional<TokenIndex> p = r.a.dep[child] == Dep::prep    ? std::optional(child)
                                        : r.a.dep[child] == Dep::xcomp ? r.child(child, Dep::aux)
                                                                       : std::nullopt;
    if (p && r.rules.object_governors.count(r.lemma[verb] + " " + r.lower[*p]) != 0) {
      return false;
    }
  }
  const bool past = m.tense == Morph::Tense::past || is_past_participle(r, verb);
  return r.in_headline[verb] != 0 && past && !c.object && c.subject && !c.passive &&
         !r.child(verb, Dep::aux) && !r.child(verb, Dep::ccomp) &&
         r.rules.verb_class.count(r.lemma[verb]) == 0;
}

/// "with the opening put off": a past form beside a preposition that brings a clause.
bool is_absolute_passive(const Reading& r, TokenIndex verb, const Clause& c) {
  const bool past = r.a.morph[verb].tense == Morph::Tense::past || is_past_participle(r, verb);
  if (!past || c.object || !c.subject || r.child(verb, Dep::aux)) {
    return false;
  }
  const auto brings = [&r](TokenIndex t) {
    return r.is(t, r.rules.clause.instrument_prepositions);
  };
  // "had the water restored"
  if (r.a.dep[verb] == Dep::ccomp && r.lemma_is(r.a.head[verb], r.rules.clause.perfects) &&
      is_past_participle(r, verb)) {
    return true;
  }
  const auto children = r.children.of(verb);
  return (r.a.dep[verb] == Dep::pcomp && brings(r.a.head[verb])) ||
         std::any_of(children.begin(), children.end(), [&](TokenIndex t) {
           return r.a.dep[t] == Dep::mark && t < *c.subject && brings(t);
         });
}

}  // namespace

std::optional<TokenIndex> ordering_verb(const Reading& r, TokenIndex noun) {
  const TokenIndex above = r.a.head[noun];
  if (r.a.dep[noun] != Dep::dobj || !r.is_verb(above) ||
      r.rules.noun_governors.count(r.lemma[noun]) != 0) {
    return std::nullopt;
  }
  const auto rule = r.rules.verb_governors.find(r.lemma[above]);
  const bool governs = rule != r.rules.verb_governors.end() &&
                       rule->second.outlook != Outlook::content &&
                       !r.lemma_is(above, r.rules.light_verbs);
  return governs ? std::optional(above) : std::nullopt;
}

namespace {

/// "shot and killed two people": verbs side by side have one object, unless the first wants none.
std::optional<TokenIndex> shared_object(const Reading& r, TokenIndex verb) {
  const TokenIndex conjunction = verb + 1;
  const TokenIndex second = verb + 2;
  if (second >= r.a.size() || r.a.head[conjunction] != verb || r.a.dep[conjunction] != Dep::cc ||
      r.a.head[second] != verb || r.a.dep[second] != Dep::conj || !r.is_verb(second) ||
      r.a.tag[second] != r.a.tag[verb] || r.lemma_is(verb, r.rules.objectless_verbs) ||
      r.child(second, Dep::prt)) {
    return std::nullopt;
  }
  const std::optional<TokenIndex> object = r.child(second, Dep::dobj);
  return object && r.time_at[*object] < 0 ? object : std::nullopt;
}

}  // namespace

void resolve_clauses(Reading& r) {
  for (const TokenIndex i : r.order) {
    if (!r.is_verb(i)) {
      continue;
    }
    Clause c = own_clause(r, i);
    if (!c.subject && !c.own_subject && !r.a.is_root(i)) {
      take_subject(r, i, c);
    } else if (c.subject && !c.passive && !r.a.is_root(i) && r.a.dep[i] == Dep::acl &&
               is_past_participle(r, i) && !c.object) {
      c.passive = !r.child(i, Dep::aux);
    }
    fill_gap(r, i, c);
    if (!c.object && !c.passive) {
      c.object = shared_object(r, i);
    }
    c.passive = c.passive || is_headline_passive(r, i, c) || is_absolute_passive(r, i, c);
    r.clauses[i] = c;
  }
}

}  // namespace fabula::events
