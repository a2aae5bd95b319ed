#include "extraction/causes/cue_pairs.hpp"

#include <algorithm>
#include <set>

namespace fabula::causes {

/// The object of a preposition among the children, gerunds too.
std::optional<TokenIndex> CuePairs::object_of(TokenIndex i, const std::string& word) const {
  for (const TokenIndex c : f_.children.of(i)) {
    if (f_.lower[c] == word && (a_.dep[c] == Dep::prep || a_.dep[c] == Dep::agent ||
                                a_.dep[c] == Dep::dative || a_.dep[c] == Dep::prt)) {
      return a_.dep[c] == Dep::prt ? f_.child(i, Dep::dobj) : inner(c);
    }
  }
  return std::nullopt;
}

/// What a preposition brings.
std::optional<TokenIndex> CuePairs::inner(TokenIndex preposition) const {
  for (const Dep dep : {Dep::pobj, Dep::pcomp, Dep::dobj}) {
    if (const auto object = f_.child(preposition, dep)) {
      return object;
    }
  }
  return std::nullopt;
}

/// What a phrase of several words brings: any of them may hold it.
std::optional<TokenIndex> CuePairs::inner(TokenRange words) const {
  for (TokenIndex i = words.end; i-- > words.begin;) {
    if (const auto object = inner(i); object && !words.contains(*object)) {
      return object;
    }
  }
  return std::nullopt;
}

/// "to resign"
bool CuePairs::is_infinitive(TokenIndex verb) const {
  const auto children = f_.children.of(verb);
  return a_.morph[verb].verb_form == Morph::VerbForm::infinitive &&
         std::any_of(children.begin(), children.end(), [this](TokenIndex c) {
           return a_.dep[c] == Dep::aux && a_.pos[c] == Pos::part;
         });
}

bool CuePairs::is_passive(TokenIndex verb) const {
  const bool participle = (a_.dep[verb] == Dep::acl || a_.dep[verb] == Dep::advcl) &&
                          a_.morph[verb].aspect == Morph::Aspect::perfect;
  return f_.child(verb, Dep::auxpass) || f_.child(verb, Dep::nsubjpass) ||
         (participle && f_.child(verb, Dep::agent));
}

bool CuePairs::is_purpose(TokenIndex verb) const {
  if (!is_infinitive(verb) || f_.child(verb, Dep::nsubj)) {
    return false;
  }
  if (a_.dep[verb] == Dep::xcomp) {  // an event means nothing: "the deal failed to avert a strike"
    return !subject_event(a_.head[verb]);
  }
  return a_.dep[verb] == Dep::advcl || a_.dep[verb] == Dep::acl || a_.dep[verb] == Dep::relcl;
}

/// The event that a verb's subject names; of a participle without one, the clause it belongs to.
CuePairs::Found CuePairs::subject_event(TokenIndex verb) const {
  for (const Dep dep : {Dep::nsubj, Dep::nsubjpass, Dep::csubj}) {
    if (const auto subject = f_.child(verb, dep)) {
      return f_.named_by(*subject);
    }
  }
  if (a_.is_root(verb)) {
    return std::nullopt;
  }
  if (a_.dep[verb] == Dep::conj) {
    const Found shared = subject_event(a_.head[verb]);
    return shared ? shared : f_.at(a_.head[verb]);
  }
  if (a_.dep[verb] == Dep::xcomp) {
    return subject_event(a_.head[verb]);
  }
  if (a_.dep[verb] == Dep::advcl || a_.dep[verb] == Dep::acl) {
    const Found event = f_.governing(a_.head[verb]);
    return event ? Found(f_.content(*event)) : event;
  }
  return std::nullopt;
}

/// What a verb happens to: its object, the subject of a passive or of a verb without an object.
CuePairs::Found CuePairs::theme(TokenIndex verb) const {
  for (const Dep dep : {Dep::dobj, Dep::xcomp, Dep::nsubjpass}) {
    if (const auto object = f_.child(verb, dep)) {
      return f_.at(*object);
    }
  }
  const auto subject = f_.child(verb, Dep::nsubj);
  return subject ? f_.at(*subject) : std::nullopt;
}

/// "forced several ministers, among them the oldest, to resign": the clause may hang on any noun
/// of the object.
void CuePairs::add_infinitive(TokenIndex verb, std::vector<TokenIndex>& heads) const {
  for (const TokenIndex object : f_.children.of(verb)) {
    if (a_.dep[object] != Dep::dobj) {
      continue;
    }
    const TokenRange region = f_.children.subtree(object);
    for (TokenIndex i = region.begin; i < region.end; ++i) {
      const bool clause = a_.dep[i] == Dep::acl || a_.dep[i] == Dep::relcl;
      if (clause && i > object && is_infinitive(i) && f_.at(i)) {
        heads.push_back(i);
        return;
      }
    }
  }
}

std::vector<TokenIndex> CuePairs::object_heads(const Cue& cue, TokenIndex verb) const {
  std::vector<TokenIndex> heads;
  if (!cue.preposition.empty()) {
    if (const auto object = object_of(verb, cue.preposition)) {
      heads.push_back(*object);
    }
    return heads;
  }
  for (const Dep dep : {Dep::xcomp, Dep::ccomp, Dep::dobj}) {
    if (const auto object = f_.child(verb, dep)) {
      heads.push_back(*object);
      if (dep != Dep::dobj || f_.named_by(*object)) {
        break;  // "forced the firm to close": the clause tells what was caused
      }
    }
  }
  if (!heads.empty() && a_.dep[heads.back()] == Dep::dobj && !f_.at(heads.back())) {
    add_infinitive(verb, heads);
  }
  return heads;
}

/// Every event that a verb's objects name: coordinated ones are several.
std::vector<EventIndex> CuePairs::object_events(const Cue& cue, TokenIndex verb) const {
  std::vector<TokenIndex> heads = object_heads(cue, verb);
  std::vector<EventIndex> events;
  std::set<TokenIndex> seen;
  for (std::size_t k = 0; k < heads.size(); ++k) {
    if (const Found event = f_.named_by(heads[k])) {
      events.push_back(*event);
    }
    if (const auto other = f_.child(heads[k], Dep::conj); other && seen.insert(*other).second) {
      heads.push_back(*other);
    }
  }
  return events;
}

/// "was caused by": the subject is what the object would be.
std::vector<CuePair> CuePairs::of_passive(TokenIndex verb) const {
  Found patient = a_.dep[verb] == Dep::acl ? f_.named_by(a_.head[verb]) : subject_event(verb);
  const auto clause = f_.child(verb, Dep::xcomp);
  auto by = f_.child(verb, Dep::agent);
  if (clause) {  // "were forced to leave by the flood"
    patient = f_.named_by(*clause);
    by = by ? by : f_.child(*clause, Dep::agent);
  }
  const auto agent = by ? inner(*by) : std::nullopt;
  return agent ? std::vector<CuePair>{{f_.named_by(*agent), patient}} : std::vector<CuePair>{};
}

std::vector<CuePair> CuePairs::of_verb(const Cue& cue, TokenIndex verb) const {
  if (cue.theme) {
    return {{theme(verb), f_.at(verb)}};
  }
  if (cue.anaphoric) {
    if (!cue.preposition.empty() && object_of(verb, cue.preposition)) {
      return {};
    }
    return {{f_.told_before(verb), f_.at(verb)}};
  }
  if (cue.preposition.empty() && is_passive(verb)) {
    std::vector<CuePair> pairs = of_passive(verb);
    for (CuePair& pair : pairs) {
      pair.second = cue.itself ? f_.at(verb) : pair.second;
    }
    return pairs;
  }
  Found subject = subject_event(verb);
  if (const auto object = f_.child(verb, Dep::dobj); object && cue.reversed && !subject) {
    subject = f_.named_by(*object);  // "blamed the crash on an explosion"
  }
  if (cue.itself) {
    const auto object = cue.preposition.empty() ? std::nullopt : object_of(verb, cue.preposition);
    return {{cue.preposition.empty() ? subject
             : object                ? f_.named_by(*object)
                                     : std::nullopt,
             f_.at(verb)}};
  }
  std::vector<CuePair> pairs;
  for (const EventIndex object : object_events(cue, verb)) {
    pairs.push_back({subject, object});
  }
  return pairs;
}

CuePair CuePairs::of_noun(const Cue& cue, TokenIndex noun) const {
  const auto object = object_of(noun, cue.preposition);
  if (!object) {
    return {};
  }
  Found subject;
  if (a_.dep[noun] == Dep::attr || a_.dep[noun] == Dep::dobj) {
    const auto holder = f_.child(a_.head[noun], Dep::nsubj);
    subject = holder ? f_.named_by(*holder) : std::nullopt;
  } else if (a_.dep[noun] == Dep::appos) {
    subject = f_.named_by(a_.head[noun]);
    subject = subject ? subject : f_.governing(a_.head[noun]);
  }
  return {subject, f_.named_by(*object)};
}

/// A clause may be cut in two, its subject the object of the preposition, its verb joined to the
/// main verb: "resigned after members had voted". Returns the verb then, else the object.
TokenIndex CuePairs::clause_behind(TokenIndex object, TokenIndex outer) const {
  if (a_.dep[object] != Dep::pobj || f_.named_by(object)) {
    return object;
  }
  for (const TokenIndex c : f_.children.of(outer)) {
    if (c > object && (a_.dep[c] == Dep::cc || a_.dep[c] == Dep::punct)) {
      break;
    }
    if (c > object && a_.dep[c] == Dep::conj && a_.pos[c] == Pos::verb && f_.at(c) &&
        !f_.child(c, Dep::nsubj) && !f_.child(c, Dep::nsubjpass)) {
      return c;
    }
  }
  return object;
}

std::optional<CuePairs::Scope> CuePairs::scope_of(const Cue& cue, TokenRange words) const {
  const TokenIndex last = words.end - 1;
  const bool marks = a_.dep[last] == Dep::mark || a_.dep[last] == Dep::advmod;
  if (marks && a_.dep[a_.head[last]] == Dep::advcl && cue.clause) {
    return Scope{a_.head[last], a_.head[a_.head[last]]};
  }
  TokenIndex outer = words.begin;
  for (int steps = 0; steps < 4 && words.contains(outer); ++steps) {
    if (a_.is_root(outer)) {
      return std::nullopt;
    }
    outer = a_.head[outer];
  }
  const auto brought = inner(words);
  if (!brought || words.contains(outer)) {
    return std::nullopt;
  }
  const TokenIndex whole = cue.clause ? clause_behind(*brought, outer) : *brought;
  const bool noun_phrase = a_.dep[whole] == Dep::pobj;
  if ((noun_phrase && !cue.noun_phrase) || (a_.dep[whole] == Dep::pcomp && !cue.clause)) {
    return std::nullopt;
  }
  return Scope{whole, outer};
}

bool CuePairs::may_hang_on(const Cue& cue, TokenIndex outer, EventIndex event) const {
  const EventMention& e = f_.events[event];
  const bool listed = cue.governors.empty() || cue.governors.contains(e.lemma) ||
                      cue.governors.contains(f_.lemma[outer]);
  return listed && (!cue.perfect || e.aspect != Aspect::none);
}

std::vector<CuePair> CuePairs::of_phrase(const Cue& cue, TokenRange words) const {
  const auto scope = scope_of(cue, words);
  if (!scope) {
    return {};
  }
  const Found main = f_.governing(scope->outer);
  if (!main || !may_hang_on(cue, scope->outer, *main)) {
    return {};
  }
  const Found brought = f_.named_by(scope->brought);
  std::vector<CuePair> pairs = {{f_.content(*main), brought}};
  if (const auto other =
          f_.child(scope->brought, Dep::conj)) {  // "because of the flood and a fire"
    pairs.push_back({f_.content(*main), f_.at(*other)});
  }
  const auto subject = f_.child(scope->outer, Dep::nsubj);
  if (!subject || words.begin > *subject || scope->brought > *subject) {
    return pairs;
  }
  for (const TokenIndex c : f_.children.of(scope->outer)) {
    const bool joined = a_.dep[c] == Dep::conj && c != scope->brought;
    if (const Found other = f_.at(c); joined && other && f_.child(c, Dep::nsubj)) {
      pairs.push_back({f_.content(*other), brought});
    }
  }
  return pairs;
}

CuePair CuePairs::of_adverb(const Cue& cue, TokenIndex word) const {
  TokenIndex verb = word;
  for (int steps = 0; steps < 4 && a_.pos[verb] != Pos::verb && !a_.is_root(verb); ++steps) {
    verb = a_.head[verb];
  }
  const auto object = object_of(verb, cue.preposition);
  return {f_.at(verb), object ? f_.at(*object) : std::nullopt};
}

}  // namespace fabula::causes
