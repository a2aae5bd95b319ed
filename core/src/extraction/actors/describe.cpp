#include "extraction/actors/describe.hpp"

namespace fabula::actors {
namespace {

ActorKind kind_of_noun(const Reading& r, const std::string& noun, bool plural) {
  if (plural) {
    return ActorKind::group;
  }
  if (has(r.rules.organization_nouns, noun) && !has(r.rules.person_nouns, noun)) {
    return has(r.rules.government_nouns, noun) ? ActorKind::government : ActorKind::organization;
  }
  if (has(r.rules.person_nouns, noun)) {
    return ActorKind::person;
  }
  return ActorKind::group;
}

/// The country before a noun; none where there are two ("U.S. and Chinese officials").
void read_country(const Reading& r, Candidate& c, TokenIndex i, bool& two) {
  for (const auto* table : {&r.rules.country_names, &r.rules.demonyms}) {
    for (const TokenRange range : {TokenRange{i, i + 1}, TokenRange{i, i + 2}}) {
      if (range.end <= c.head) {
        if (const auto found = table->find(r.text(range)); found != table->end()) {
          const std::string& code = r.rules.countries[found->second].code;
          two = two || (!c.country.empty() && c.country != code);
          c.country = code;
        }
      }
    }
  }
}

/// "the president of Ruritania"
void read_country_after(const Reading& r, Candidate& c) {
  for (const TokenIndex of : r.children.of(c.head)) {
    const TokenIndex object = r.child(of, Dep::pobj);
    if (r.a.dep[of] == Dep::prep && of > c.head && object != of &&
        r.child(object, Dep::conj) == object && has(r.rules.complement_prepositions, r.lemma(of))) {
      const TokenRange place = r.phrase(object, false);
      for (TokenIndex i = place.begin; i < place.end && c.country.empty(); ++i) {
        const auto found = r.rules.country_names.find(r.text({i, place.end}));
        if (found != r.rules.country_names.end()) {
          c.country = r.rules.countries[found->second].code;
        }
      }
    }
  }
}

/// A predicate or "as" phrase says what somebody is and is no further actor.
bool is_role_only(const Reading& r, const Candidate& c) {
  const Dep dep = r.a.dep[c.head];
  if (dep == Dep::attr || dep == Dep::oprd) {
    return true;
  }
  return dep == Dep::pobj && has(r.rules.role_prepositions, r.lemma(r.a.head[c.head])) &&
         !c.plural && c.determiner != Determiner::definite &&
         r.a.dep[r.a.head[c.head]] == Dep::prep && r.governor(c.head) != c.head;
}

/// Whether a phrase stands where only somebody does.
bool does_what_somebody_does(const Reading& r, TokenIndex noun) {
  const TokenIndex head = r.first_conjunct(noun);
  const TokenIndex above = r.a.head[head];
  switch (r.a.dep[head]) {
    case Dep::nsubj:
      return has(r.rules.agent_verbs, r.lemma(above));
    case Dep::dobj:
      return has(r.rules.address_verbs, r.lemma(above));
    case Dep::pobj:
      return r.a.dep[above] == Dep::agent;
    case Dep::appos:
      return r.a.pos[above] == Pos::propn;
    default:
      return false;
  }
}

/// A body's noun that as often means a thing ("network"), or stands bare ("took office"), is an
/// actor only where it does what somebody does.
bool is_only_thing(const Reading& r, const Candidate& c) {
  const bool bare = !c.plural && c.determiner == Determiner::none && c.country.empty() &&
                    !r.headline[r.sentence[c.head]] && !has(r.rules.people_nouns, c.noun);
  const bool weak = has(r.rules.weak_nouns, c.noun);
  if (has(r.rules.person_nouns, c.noun) && !weak) {
    const Dep dep = r.a.dep[c.head];
    const bool standing =
        dep == Dep::appos || dep == Dep::root || (dep == Dep::nsubj && !c.modifiers.empty());
    return bare && !standing;
  }
  return (bare || weak) && !does_what_somebody_does(r, c.head);
}

std::string without_article(const Reading& r, TokenRange range) {
  while (range.size() > 1 && r.a.pos[range.begin] == Pos::det &&
         (r.a.morph[range.begin].pron_type == Morph::PronType::article ||
          has(r.rules.definite, r.low(range.begin)))) {
    ++range.begin;
  }
  std::string words = r.text(range);
  // A sentence's first word is written small where it is no name.
  if (range.begin == r.a.sentences[r.sentence[range.begin]].begin &&
      r.a.pos[range.begin] != Pos::propn && !words.empty() && r.label_of(range.begin).empty()) {
    words[0] = lower(words.substr(0, 1))[0];
  }
  return words;
}

}  // namespace

bool denotes_actor(const Reading& r, const std::string& noun) {
  const ActorRules& rules = r.rules;
  return has(rules.person_nouns, noun) || has(rules.people_nouns, noun) ||
         has(rules.organization_nouns, noun) || has(rules.group_nouns, noun);
}

bool is_plural(const Reading& r, TokenIndex i) {
  return r.a.morph[i].number == Morph::Number::plural ||
         (r.a.pos[i] == Pos::noun && has(r.rules.people_nouns, r.low(i)));
}

void read_modifiers(const Reading& r, Candidate& c) {
  const bool bare = r.children.of(c.head).empty();
  bool two = false;
  c.determiner = Determiner::none;
  for (TokenIndex i = c.phrase.begin; i < c.head && !bare; ++i) {
    const std::string word = r.low(i);
    if (r.a.head[i] == c.head && r.a.dep[i] == Dep::poss) {
      c.determiner = Determiner::possessive;
    } else if (r.a.head[i] == c.head && has(r.rules.definite, word)) {
      c.determiner = Determiner::definite;
    } else if (r.a.head[i] == c.head &&
               (has(r.rules.indefinite, word) || r.a.dep[i] == Dep::nummod)) {
      if (c.determiner == Determiner::none) {
        c.determiner = Determiner::indefinite;
      }
    } else if (r.a.pos[i] != Pos::punct && r.a.pos[i] != Pos::det && !has(r.rules.former, word)) {
      c.modifiers.push_back(r.lemma(i));
    }
    read_country(r, c, i, two);
  }
  if (two) {
    c.country.clear();
  }
}

/// "hundreds of supporters", "some members of the team": the head only counts.
bool counts_people(const Reading& r, TokenIndex i) {
  if (!has(r.rules.quantity_nouns, r.lemma(i)) && !has(r.rules.quantity_nouns, r.low(i))) {
    return false;
  }
  const TokenIndex of = r.child(i, Dep::prep);
  if (of == i || !has(r.rules.complement_prepositions, r.lemma(of)) || of > i + 1 ||
      r.is_modifier(i)) {
    return false;
  }
  const TokenIndex object = r.child(of, Dep::pobj);
  const TokenIndex det = r.child(i, Dep::det);
  const bool many = is_plural(r, object) || has(r.rules.group_nouns, r.lemma(object));
  return object != of && r.a.pos[object] == Pos::noun && many &&
         !has(r.rules.weak_nouns, r.lemma(object)) && denotes_actor(r, r.lemma(object)) &&
         (det == i || !has(r.rules.definite, r.low(det)));
}

Candidate counted_at(const Reading& r, TokenIndex i) {
  Candidate c;
  c.head = i;
  c.phrase = r.phrase(i, true);
  c.words = without_article(r, c.phrase);
  const TokenIndex object = r.child(r.child(i, Dep::prep), Dep::pobj);
  c.noun = r.lemma(object);
  c.plural = !has(r.rules.singular_counts, r.low(i));
  c.kind = c.plural ? ActorKind::group : kind_of_noun(r, c.noun, false);
  c.determiner = Determiner::indefinite;
  c.actor = true;
  c.rule = "counted";
  return c;
}

Candidate description_at(const Reading& r, TokenIndex head) {
  Candidate c;
  c.head = head;
  c.noun = r.lemma(head);
  c.plural = is_plural(r, head);
  if (c.plural && has(r.rules.people_nouns, r.low(head))) {
    c.noun = r.low(head);
  }
  c.actor = denotes_actor(r, c.noun) || (c.plural && has(r.rules.people_nouns, r.low(head)));
  c.phrase = r.phrase(head, has(r.rules.member_nouns, c.noun));
  read_modifiers(r, c);
  c.words = without_article(r, c.phrase);
  c.kind = c.actor ? kind_of_noun(r, c.noun, c.plural) : ActorKind::other;
  c.either = has(r.rules.either_nouns, c.noun);
  if (!c.actor && has(r.rules.place_nouns, c.noun) && r.a.dep[head] != Dep::appos &&
      does_what_somebody_does(r, head)) {
    c.actor = true;  // "the city sued", "several countries agreed"
    c.kind = c.plural ? ActorKind::group : ActorKind::government;
  }
  if (c.country.empty()) {
    read_country_after(r, c);
  }
  if (c.actor && c.kind == ActorKind::government && !c.country.empty()) {
    for (const ActorRules::Country& country : r.rules.countries) {
      if (country.code == c.country) {
        c.known_as = country.name;
        c.form = MentionForm::name;
      }
    }
  }
  if (const auto g = r.rules.gendered_nouns.find(c.noun); g != r.rules.gendered_nouns.end()) {
    c.gender = g->second;
  }
  if (c.actor && (is_role_only(r, c) || is_only_thing(r, c))) {
    c.actor = false;
  }
  c.rule = "noun";
  return c;
}

}  // namespace fabula::actors
