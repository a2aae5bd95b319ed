#include <algorithm>

#include "extraction/events/label_parts.hpp"

namespace fabula::events {

std::string LabelParts::complement(const EventMention& event, bool has_object, int detail,
                                   std::size_t room) const {
  std::string text = predicate_or_clause(event, has_object, room);
  if (text.empty() && detail > 1 && r_.clauses[event.trigger].object) {
    text = next_word(event, true);
  }
  if (text.empty() && detail > 1) {
    text = prepositional(event, has_object, detail, room);
  }
  return text;
}

/// "becomes president", "plans to go", "spends five years".
std::string LabelParts::predicate_or_clause(const EventMention& event, bool has_object,
                                            std::size_t room) const {
  const TokenIndex t = event.trigger;
  const bool says =
      event.event_class == EventClass::reporting || r_.rules.saying_verbs.count(event.lemma) != 0;
  for (const TokenIndex c : r_.children.of(t)) {
    const Dep dep = r_.a.dep[c];
    const bool called = dep == Dep::oprd && r_.clauses[t].object != c;  // "calls it illegal"
    const bool predicate = dep == Dep::acomp || dep == Dep::attr || called;
    const bool span_of_time = dep == Dep::dobj && r_.time_at[c] >= 0 && !has_object;
    const std::optional<TokenIndex> owner = r_.child(c, Dep::poss);
    const bool related = owner && r_.is(*owner, r_.rules.clause.relatives);  // "a move whose aim"
    if (c > t && !related && predicate && event.phrase.contains(c)) {  // "pleads not guilty to"
      return phrasing.words({event.phrase.end, std::max(event.phrase.end, r_.noun_phrase(c).end)});
    }
    if (c > t && !related && (predicate || span_of_time)) {
      std::string text = phrasing.words(r_.noun_phrase(c));
      const std::size_t taken = text.size() + 1;
      const std::string more = span_of_time && room > taken
                                   ? prepositional(event, has_object, 2, room - taken)
                                   : std::string();
      return more.empty() ? text : text + " " + more;  // "spends five years in prison"
    }
    if (dep == Dep::xcomp ||
        (dep == Dep::ccomp && (says || !has_object || brings_object(event, c)))) {
      std::string text = says && dep == Dep::ccomp ? phrasing.quoted(c, room) : std::string();
      text = text.empty() ? phrasing.clause(c, room) : text;
      const TokenIndex begin = r_.children.subtree(c).begin;
      const bool follows = begin > t && r_.a.pos[begin - 1] != Pos::punct;  // "finds the sale was"
      text =
          text.empty() && (says || dep == Dep::xcomp || follows) ? phrasing.clipped(c, room) : text;
      if (!text.empty()) {
        return text;
      }
    }
  }
  return {};
}

std::string LabelParts::prepositional(const EventMention& event, bool has_object, int detail,
                                      std::size_t room) const {
  const TokenIndex t = event.trigger;
  for (const TokenIndex c : r_.children.of(t)) {
    const bool brings =
        r_.a.dep[c] == Dep::prep || (r_.a.dep[c] == Dep::dative && r_.a.pos[c] == Pos::adp);
    if (c < t || !brings || !r_.is(c, words_.complements) || event.phrase.contains(c)) {
      continue;
    }
    if (std::string text = preposition_phrase(event, c, detail, room); !text.empty()) {
      return text;
    }
  }
  const std::optional<TokenIndex> object = r_.clauses[t].object;
  if (!object || !has_object) {
    return {};
  }
  for (const TokenIndex c : r_.children.of(*object)) {  // "accuses the mayor of lying"
    if (r_.a.dep[c] == Dep::prep && c > t && r_.child(c, Dep::pcomp)) {
      return preposition_phrase(event, c, detail, room);
    }
  }
  return {};
}

/// "tests positive", "runs outside", "brings the sides together".
std::string LabelParts::next_word(const EventMention& event, bool has_object) const {
  const TokenIndex t = event.trigger;
  for (const TokenIndex c : r_.children.of(t)) {
    const bool apart =
        r_.a.dep[c] != Dep::amod && r_.a.dep[c] != Dep::acomp && r_.a.dep[c] != Dep::oprd;
    const bool predicate = (r_.a.pos[c] == Pos::adj && apart) ||
                           (r_.a.dep[c] == Dep::advmod && r_.is(c, words_.directions));
    const bool in_place =
        has_object ? c > t && r_.a.dep[c] == Dep::advmod && r_.a.pos[c] == Pos::adv : c == t + 1;
    if (in_place && predicate && !event.phrase.contains(c)) {
      return phrasing.words(r_.children.subtree(c));
    }
  }
  return {};
}

/// "in order to save money", "in an effort to win", "with the press claiming that": the noun means
/// nothing without the clause that hangs on it, which is given back.
std::optional<TokenIndex> LabelParts::unfinished(TokenIndex noun) const {
  const std::optional<TokenIndex> clause = r_.child(noun, Dep::acl);
  if (!clause || *clause < noun || r_.a.pos[noun] != Pos::noun) {
    return std::nullopt;
  }
  const bool bare = !r_.child(noun, Dep::det) && !r_.child(noun, Dep::poss) &&
                    !r_.child(noun, Dep::nummod) &&
                    r_.a.morph[noun].number != Morph::Number::plural;
  const std::optional<TokenIndex> mark = r_.child(*clause, Dep::aux);
  const bool infinitive = mark && r_.is(*mark, r_.rules.clause.infinitive_marks);
  return bare || infinitive || r_.child(*clause, Dep::ccomp) ? clause : std::nullopt;
}

/// "at the time", "as a way" whose clause is not told
bool LabelParts::says_nothing(TokenIndex noun) const {
  const auto children = r_.children.of(noun);
  return r_.lemma_is(noun, words_.empty_nouns) &&
         std::all_of(children.begin(), children.end(),
                     [this](TokenIndex c) {
                       const Dep dep = r_.a.dep[c];
                       return dep == Dep::det || dep == Dep::relcl || dep == Dep::acl;
                     }) &&
         !unfinished(noun);
}

std::string LabelParts::preposition_phrase(const EventMention& event, TokenIndex preposition,
                                           int detail, std::size_t room) const {
  for (const TokenIndex d : r_.children.of(preposition)) {
    const bool shown =
        std::any_of(event.participants.begin(), event.participants.end(),
                    [d](const Participant& p) { return p.head == d && p.role == Role::patient; });
    // "after the mayor ... was stabbed", of which the parser saw the mayor alone
    const bool dates = r_.is(preposition, r_.rules.clause.open_begin) ||
                       r_.is(preposition, r_.rules.clause.open_end);
    const bool person =
        r_.actor_at[d] >= 0 &&
        r_.actors[static_cast<std::size_t>(r_.actor_at[d])].kind == ActorKind::person;
    const bool length = r_.time_at[d] >= 0 && r_.is(preposition, words_.length_prepositions) &&
                        r_.times[static_cast<std::size_t>(r_.time_at[d])].type ==
                            TimexType::duration;  // "is sentenced to two months"
    if ((r_.time_at[d] >= 0 && !length) || shown || says_nothing(d) ||
        (dates && person && !r_.is(preposition, r_.rules.clause.agent_prepositions))) {
      return {};
    }
    if (r_.a.dep[d] == Dep::prep && d > preposition) {  // "out of the union"
      const std::string more = preposition_phrase(event, d, detail, room);
      return more.empty() ? more : r_.lower[preposition] + " " + more;
    }
    const std::size_t taken_by_it = r_.lower[preposition].size() + 2;
    const std::size_t spare = room > taken_by_it ? room - taken_by_it : 0;
    std::string text = length                      ? phrasing.words(r_.noun_phrase(d), true)
                       : r_.a.dep[d] == Dep::pobj  ? phrasing.nouns(d, detail - 1, spare)
                       : r_.a.dep[d] == Dep::pcomp ? phrasing.clause(d, room)
                                                   : std::string();
    if (const std::optional<TokenIndex> rest = unfinished(d); rest && !text.empty()) {
      const std::size_t taken = text.size() + r_.lower[preposition].size() + 2;
      const std::string more = room > taken ? phrasing.clause(*rest, room - taken) : std::string();
      text = more.empty() ? std::string() : text + " " + more;
    }
    if (!text.empty() && text.size() + r_.lower[preposition].size() < room) {
      return r_.lower[preposition] + " " + text;
    }
  }
  return {};
}

}  // namespace fabula::events
