#include <algorithm>

#include "extraction/events/reading.hpp"

namespace fabula::events {
namespace {

std::string_view name_of(EventClass c) {
  switch (c) {
    case EventClass::occurrence:
      return "occurrence";
    case EventClass::state:
      return "state";
    case EventClass::reporting:
      return "reporting";
    case EventClass::i_action:
      return "i_action";
    case EventClass::i_state:
      return "i_state";
    case EventClass::perception:
      return "perception";
    case EventClass::aspectual:
      return "aspectual";
  }
  return {};
}

double of_status(const SalienceWeights& weights, Status status) {
  switch (status) {
    case Status::happened:
      return weights.happened;
    case Status::planned:
      return weights.planned;
    case Status::possible:
      return weights.possible;
    case Status::negated:
      return weights.negated;
    default:
      return 0;
  }
}

double type_weight(const EventRules& rules, const std::string& type) {
  for (const EventType& t : rules.types) {
    if (t.name == type) {
      return t.salience;
    }
  }
  return rules.salience.untyped;
}

bool in_main_clause(const Reading& r, TokenIndex i) {
  for (int steps = 0; steps < 4; ++steps) {
    if (r.a.is_root(i)) {
      return true;
    }
    const Dep dep = r.a.dep[i];
    if (dep != Dep::conj && dep != Dep::ccomp) {
      return false;
    }
    i = r.a.head[i];
  }
  return false;
}

/// "Someone says": a verb that nobody does, a pronoun that stands for nobody, a saying without what
/// is said, a doing without what is done.
bool tells_little(const Reading& r, const EventMention& event) {
  const TokenIndex t = event.trigger;
  bool acted = false;
  bool suffered = false;
  for (const Participant& p : event.participants) {
    const bool core = p.role == Role::agent || p.role == Role::patient;
    if (core && !p.actor && r.a.pos[p.head] == Pos::pron) {
      return true;
    }
    acted = acted || p.role == Role::agent;
    suffered = suffered || p.role == Role::patient;
  }
  const bool said = r.clauses[t].object && !r.is_nominal(t);
  if (r.is_nominal(t)) {
    return !acted && !suffered && !event.time;
  }
  const bool content = r.child(t, Dep::ccomp) || r.child(t, Dep::xcomp);
  const bool caused = r.a.dep[t] == Dep::advcl && r.lemma_is(t, r.rules.caused_by_clause);
  const bool empty = (r.lemma_is(t, r.rules.light_verbs) && !suffered && !content) ||
                     (event.event_class == EventClass::reporting && !content && !said);
  return empty || (!acted && !r.clauses[t].subject && r.a.pos[t] != Pos::adj && !caused);
}

double weigh(const Reading& r, const EventMention& event, std::uint32_t first_body,
             double sentences) {
  const SalienceWeights& w = r.rules.salience;
  double score = w.base;
  score += event.in_headline ? w.headline : 0;
  const double place = (static_cast<double>(event.sentence) - first_body) / sentences;
  score += event.sentence == first_body ? w.lead : 0;
  score += w.position * (1 - std::clamp(place, 0.0, 1.0));
  std::size_t counted = 0;
  for (const Participant& p : event.participants) {
    const bool core = p.role == Role::agent || p.role == Role::patient;
    if (core && counted < 3) {
      ++counted;
      score += w.participant;
      const bool named = p.actor && r.actors[*p.actor].form == MentionForm::name;
      score += named ? w.named : 0;
    }
  }
  score += tells_little(r, event) ? w.generic : 0;
  score += event.label.find(' ') == std::string::npos ? w.background : 0;  // "Death"
  score += event.time ? w.dated : 0;
  score += w.type * type_weight(r.rules, event.type);
  score += of_status(w, event.status);
  score += in_main_clause(r, event.trigger) ? 0 : w.subordinate;
  score += r.is_nominal(event.trigger) ? w.nominal : 0;
  const auto by_class = w.by_class.find(name_of(event.event_class));
  score += by_class == w.by_class.end() ? 0 : by_class->second;
  score += event.background ? w.background : 0;
  return std::clamp(score, 0.0, 1.0);
}

}  // namespace

void weigh_events(const Reading& r, std::vector<EventMention>& events) {
  std::uint32_t first_body = 0;
  while (first_body + 1 < r.a.sentences.size() &&
         r.in_headline[r.a.sentences[first_body].begin] != 0) {
    ++first_body;
  }
  const double sentences = static_cast<double>(std::max<std::size_t>(r.a.sentences.size(), 1));
  for (EventMention& event : events) {
    event.salience = static_cast<float>(weigh(r, event, first_body, sentences));
  }
  for (std::size_t k = 1; k < events.size(); ++k) {
    // "hold" and "vote", told in the same words
    EventMention& one = events[k - 1];
    EventMention& other = events[k];
    if (one.sentence == other.sentence && one.label == other.label) {
      EventMention& less = one.salience < other.salience ? one : other;
      less.salience = std::max(0.0F, less.salience + static_cast<float>(r.rules.salience.generic));
    }
  }
}

}  // namespace fabula::events
