#include <algorithm>

#include "extraction/events/reading.hpp"

namespace fabula::events {
namespace {

std::optional<TokenIndex> head_of(const EventMention& event, Role role) {
  for (const Participant& p : event.participants) {
    if (p.role == role) {
      return p.head;
    }
  }
  return std::nullopt;
}

/// The object of the trigger's preposition `word`; a gerund counts too.
std::optional<TokenIndex> object_of(const Reading& r, TokenIndex trigger, const std::string& word) {
  for (const TokenIndex c : r.children.of(trigger)) {
    if (r.lower[c] != word || (r.a.dep[c] != Dep::prep && r.a.dep[c] != Dep::dative &&
                               r.a.dep[c] != Dep::agent && r.a.dep[c] != Dep::prt)) {
      continue;
    }
    for (const TokenIndex d : r.children.of(c)) {
      if (r.a.dep[d] == Dep::pobj || r.a.dep[d] == Dep::pcomp) {
        return d;
      }
    }
    return c;
  }
  return std::nullopt;
}

/// Whether the noun, or a noun that it is compounded with, is listed.
bool names_one_of(const Reading& r, TokenIndex noun, const WordSet& words) {
  if (r.lemma_is(noun, words)) {
    return true;
  }
  for (const TokenIndex c : r.children.of(noun)) {
    if ((r.a.dep[c] == Dep::compound || r.a.dep[c] == Dep::amod) && r.lemma_is(c, words)) {
      return true;
    }
  }
  return false;
}

bool fits(const Reading& r, const EventMention& event, const TypeFrame& frame) {
  const TokenIndex t = event.trigger;
  if (!frame.particle.empty()) {
    const bool in_phrase =
        event.phrase.size() > 1 && r.lower[event.phrase.begin + 1] == frame.particle;
    // "declined to pay": what stands before an infinitive is told like a particle.
    const bool infinitive = t + 1 < r.lower.size() && r.lower[t + 1] == frame.particle &&
                            r.a.dep[t + 1] == Dep::aux &&
                            r.is(t + 1, r.rules.clause.infinitive_marks);
    if (!in_phrase && !infinitive && r.phrasal_word(t) != frame.particle) {
      return false;
    }
  }
  std::optional<TokenIndex> object = head_of(event, Role::patient);
  if (!frame.preposition.empty()) {
    object = object_of(r, t, frame.preposition);
    if (!object) {
      return false;
    }
  }
  if (!frame.objects.empty() && !(object && names_one_of(r, *object, frame.objects))) {
    return false;
  }
  if (!frame.subjects.empty()) {
    const std::optional<TokenIndex> subject = head_of(event, Role::agent);
    if (!subject || !names_one_of(r, *subject, frame.subjects)) {
      return false;
    }
  }
  return !(frame.no_object && object) && !(frame.with_object && !object);
}

std::string type_of(const Reading& r, const EventMention& event,
                    const WordMap<std::vector<TypeFrame>>& frames, std::string_view lemma) {
  const auto found = frames.find(lemma);
  if (found == frames.end()) {
    return {};
  }
  const TypeFrame* best = nullptr;
  for (const TypeFrame& frame : found->second) {
    if ((best == nullptr || frame.conditions() > best->conditions()) && fits(r, event, frame)) {
      best = &frame;
    }
  }
  return best == nullptr ? std::string() : best->type;
}

}  // namespace

void assign_types(const Reading& r, std::vector<EventMention>& events) {
  for (EventMention& event : events) {
    const TokenIndex t = event.trigger;
    if (r.is_verb(t)) {
      for (const PhraseRule& phrase : r.rules.phrases) {
        if (event.phrase.size() == phrase.words.size() + 1 && phrase.verb == r.lemma[t] &&
            std::equal(phrase.words.begin(), phrase.words.end(), r.lower.begin() + t + 1)) {
          event.type = type_of(r, event, r.rules.verb_types, phrase.meaning);
        }
      }
      if (event.type.empty()) {
        event.type = type_of(r, event, r.rules.verb_types, r.lemma[t]);
      }
    } else {
      event.type = type_of(r, event, r.rules.noun_types, r.lemma[t]);
    }
  }
}

}  // namespace fabula::events
