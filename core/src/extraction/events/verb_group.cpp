#include "extraction/events/reading.hpp"

namespace fabula::events {
namespace {

/// The auxiliaries of a verb; those of the first conjunct where it has none and shares them.
std::vector<TokenIndex> auxiliaries(const Reading& r, TokenIndex verb) {
  const auto own = [&r](TokenIndex v) {
    std::vector<TokenIndex> found;
    for (const TokenIndex c : r.children.of(v)) {
      if (r.a.dep[c] == Dep::aux || r.a.dep[c] == Dep::auxpass) {
        found.push_back(c);
      }
    }
    return found;
  };
  std::vector<TokenIndex> found = own(verb);
  const Morph& m = r.a.morph[verb];
  const bool finite = m.tense == Morph::Tense::past && m.verb_form == Morph::VerbForm::finite;
  const TokenIndex before = r.a.head[verb];
  if (found.empty() && !finite && r.a.dep[verb] == Dep::conj && r.is_verb(before) &&
      r.a.tag[before] == r.a.tag[verb] && !r.child(verb, Dep::nsubj)) {
    found = own(r.first_conjunct(verb));
  }
  return found;
}

struct Group {
  bool infinitive = false;
  bool future = false;
  bool have = false;
  bool progressive_aux = false;
  bool past_aux = false;
  bool present_aux = false;
  std::string modal;
};

Group read_auxiliaries(const Reading& r, TokenIndex verb) {
  Group g;
  for (const TokenIndex aux : auxiliaries(r, verb)) {
    const Morph& m = r.a.morph[aux];
    if (r.is(aux, r.rules.clause.infinitive_marks)) {
      g.infinitive = true;
    } else if (m.modal || r.lemma_is(aux, r.rules.clause.modals) ||
               r.is(aux, r.rules.clause.modals)) {
      g.modal = r.lemma[aux];
      g.future =
          r.is(aux, r.rules.clause.future_modals) || r.lemma_is(aux, r.rules.clause.future_modals);
    } else {
      g.have = g.have || r.lemma_is(aux, r.rules.clause.perfects);
      g.progressive_aux = g.progressive_aux || r.lemma_is(aux, r.rules.clause.copulas);
      g.past_aux = g.past_aux || m.tense == Morph::Tense::past;
      g.present_aux = g.present_aux ||
                      (m.tense == Morph::Tense::present && m.verb_form == Morph::VerbForm::finite);
    }
  }
  return g;
}

Tense tense_of(const Group& g, const Morph& m) {
  if (g.future) {
    return Tense::future;
  }
  if (!g.modal.empty()) {
    return Tense::none;
  }
  if (g.infinitive) {
    return Tense::infinitive;
  }
  if (g.present_aux) {
    return Tense::present;
  }
  if (g.past_aux) {
    return Tense::past;
  }
  if (m.verb_form == Morph::VerbForm::participle || m.verb_form == Morph::VerbForm::gerund) {
    return m.aspect == Morph::Aspect::progressive || m.verb_form == Morph::VerbForm::gerund
               ? Tense::prespart
               : Tense::pastpart;
  }
  if (m.tense == Morph::Tense::past) {
    return Tense::past;
  }
  if (m.tense == Morph::Tense::present) {
    return Tense::present;
  }
  return m.verb_form == Morph::VerbForm::infinitive ? Tense::infinitive : Tense::none;
}

bool is_negated(const Reading& r, TokenIndex i) {
  for (const TokenIndex c : r.children.of(i)) {
    if (r.a.dep[c] == Dep::neg || r.is(c, r.rules.clause.negating)) {
      return true;
    }
    const bool subject = r.a.dep[c] == Dep::nsubj || r.a.dep[c] == Dep::nsubjpass ||
                         r.a.dep[c] == Dep::dobj || r.a.dep[c] == Dep::attr;
    if (subject) {
      for (const TokenIndex d : r.children.of(c)) {
        if (r.a.dep[d] == Dep::det && r.is(d, r.rules.clause.negating_determiners)) {
          return true;
        }
      }
      if (r.is(c, r.rules.clause.negating_determiners)) {
        return true;
      }
    }
  }
  return false;
}

/// Whether a determiner of the noun itself denies it: "no deaths".
bool is_none(const Reading& r, TokenIndex noun) {
  const std::optional<TokenIndex> det = r.child(noun, Dep::det);
  return det && r.is(*det, r.rules.clause.negating_determiners);
}

Aspect aspect_of(const Group& g, const Morph& m, bool passive) {
  const bool progressive = m.aspect == Morph::Aspect::progressive && g.progressive_aux;
  const bool perfective = g.have && (passive || progressive || m.aspect == Morph::Aspect::perfect);
  return progressive && perfective ? Aspect::perfective_progressive
         : progressive             ? Aspect::progressive
         : perfective              ? Aspect::perfective
                                   : Aspect::none;
}

VerbGroup group_of(const Reading& r, TokenIndex i) {
  VerbGroup group;
  const TokenIndex above = r.a.head[i];
  const bool by_copula = r.a.pos[i] == Pos::adj && r.is_verb(above);
  const TokenIndex verb = by_copula ? above : i;
  const bool negative =
      is_negated(r, i) || (by_copula && is_negated(r, verb)) || (!r.is_verb(verb) && is_none(r, i));
  group.polarity = negative ? Polarity::negative : Polarity::positive;
  if (!r.is_verb(verb)) {
    return group;
  }
  if (r.headline_verb[verb] != 0) {
    group.tense = Tense::present;
    return group;
  }
  const Group g = read_auxiliaries(r, verb);
  group.modality = g.future ? std::string() : g.modal;
  group.tense = tense_of(g, r.a.morph[verb]);
  group.aspect = aspect_of(g, r.a.morph[verb], r.clauses[verb].passive);
  return group;
}

}  // namespace

void read_verb_groups(Reading& r) {
  r.groups.resize(r.a.size());
  for (TokenIndex i = 0; i < r.a.size(); ++i) {
    if (r.is_verb(i) || r.a.pos[i] == Pos::adj || r.is_nominal(i)) {
      r.groups[i] = group_of(r, i);
    }
  }
}

}  // namespace fabula::events
