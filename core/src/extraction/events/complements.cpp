#include <algorithm>

#include "extraction/events/label_parts.hpp"

namespace fabula::events {

std::string LabelParts::complement(const EventMention& event, bool has_object, int detail,
                                   std::size_t room) const {
  std::string text = detail > 0 ? predicate_or_clause(event, has_object, room) : std::string();
  if (text.empty() && detail > 1) {
    text = prepositional(event, has_object, detail, room);
  }
  if (text.empty() && detail > 1 && !has_object) {
    text = next_word(event);
  }
  return text;
}

/// "becomes president", "plans to go", "spends five years".
std::string LabelParts::predicate_or_clause(const EventMention& event, bool has_object,
                                            std::size_t room) const {
  const TokenIndex t = event.trigger;
  for (const TokenIndex c : r_.children.of(t)) {
    const Dep dep = r_.a.dep[c];
    const bool predicate = dep == Dep::acomp || dep == Dep::attr;
    const bool span_of_time = dep == Dep::dobj && r_.time_at[c] >= 0 && !has_object;
    if (c > t && (predicate || span_of_time)) {
      return phrasing.words(r_.noun_phrase(c));
    }
    if (dep == Dep::xcomp || (dep == Dep::ccomp && !has_object)) {
      if (std::string text = phrasing.clause(c, room); !text.empty()) {
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
    if (c < t || r_.a.dep[c] != Dep::prep || !r_.is(c, words_.complements) ||
        event.phrase.contains(c)) {
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

/// "tests positive", "runs outside".
std::string LabelParts::next_word(const EventMention& event) const {
  const TokenIndex t = event.trigger;
  for (const TokenIndex c : r_.children.of(t)) {
    const bool predicate = (r_.a.pos[c] == Pos::adj && r_.a.dep[c] != Dep::amod) ||
                           (r_.a.dep[c] == Dep::advmod && r_.is(c, words_.directions));
    if (c == t + 1 && predicate && !event.phrase.contains(c)) {
      return phrasing.words(r_.children.subtree(c));
    }
  }
  return {};
}

std::string LabelParts::preposition_phrase(const EventMention& event, TokenIndex preposition,
                                           int detail, std::size_t room) const {
  for (const TokenIndex d : r_.children.of(preposition)) {
    const bool shown =
        std::any_of(event.participants.begin(), event.participants.end(),
                    [d](const Participant& p) { return p.head == d && p.role == Role::patient; });
    if (r_.time_at[d] >= 0 || shown) {
      return {};
    }
    std::string text = r_.a.dep[d] == Dep::pobj    ? phrasing.noun(d, detail < 3)
                       : r_.a.dep[d] == Dep::pcomp ? phrasing.clause(d, room)
                                                   : std::string();
    if (!text.empty() && text.size() + r_.lower[preposition].size() < room) {
      return r_.lower[preposition] + " " + text;
    }
  }
  return {};
}

}  // namespace fabula::events
