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

bool in_question(const Reading& r, std::uint32_t sentence) {
  const TokenRange words = r.a.sentences[sentence];
  for (TokenIndex i = words.end; i > words.begin && words.end - i < 4; --i) {
    if (r.is(i - 1, r.rules.clause.question_marks)) {
      return true;
    }
  }
  return false;
}

/// "people who died", "the scale used by the centre": what only tells which one is meant, as no
/// comma stands before it.
bool only_modifies(const Reading& r, TokenIndex t) {
  const TokenIndex first = r.first_conjunct(t);
  const Dep dep = r.a.dep[first];
  const TokenIndex begin = r.children.subtree(first).begin;
  return r.is_verb(t) && (dep == Dep::relcl || dep == Dep::acl) && first > r.a.head[first] &&
         begin > 0 && r.a.pos[begin - 1] != Pos::punct;
}

/// The label ends with the verb, though in the article something follows that is no date: "is
/// ordered" to do what, "tells the world" what.
bool is_cut_short(const Reading& r, const EventMention& event) {
  const TokenIndex t = event.trigger;
  if (!r.is_verb(t)) {
    return false;
  }
  const std::string& verb = r.clauses[t].passive ? r.lower[t] : r.lemma[t];
  const std::size_t space = event.label.rfind(' ');
  const std::size_t last = space == std::string::npos ? 0 : space + 1;
  const std::string stem = verb.substr(0, std::max<std::size_t>(verb.size(), 2) - 1);
  const bool ends_with_verb = event.label.compare(last, stem.size(), stem) == 0;
  const auto children = r.children.of(t);
  const bool more = std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    const Dep dep = r.a.dep[c];
    const std::optional<TokenIndex> below = r.child(c, Dep::pobj);
    const bool dates = r.time_at[c] >= 0 || (below && r.time_at[*below] >= 0);
    const bool phrase = dep == Dep::prep && !r.clauses[t].passive;  // "35 are rescued" is whole
    return c > t && !dates &&
           (phrase || dep == Dep::dobj || dep == Dep::dative || dep == Dep::xcomp ||
            dep == Dep::ccomp || dep == Dep::oprd || dep == Dep::attr || dep == Dep::acomp);
  });
  const bool untold = r.lemma_is(t, r.rules.addressing_verbs) && !r.child(t, Dep::ccomp) &&
                      !r.child(t, Dep::xcomp) && !r.child(t, Dep::prep);
  return (ends_with_verb && more) || untold;
}

/// "ends his", "does not have one": what is meant stands elsewhere.
bool ends_with_pronoun(const Reading& r, const EventMention& event) {
  const std::size_t space = event.label.rfind(' ');
  const std::string last = event.label.substr(space == std::string::npos ? 0 : space + 1);
  return r.rules.clause.unnamed.count(last) != 0 && r.is_verb(event.trigger);
}

/// "We will win": who speaks for more than themselves, and no name tells for whom.
bool is_told_by_many(const Reading& r, const EventMention& event) {
  return std::any_of(event.participants.begin(), event.participants.end(),
                     [&r](const Participant& p) {
                       return r.is(p.head, r.rules.clause.first_person) &&
                              r.a.morph[p.head].number == Morph::Number::plural;
                     });
}

/// "Move comes", "Record stands", "Marlow says": the verb ends the label, and tells nothing alone.
bool ends_with_bare_verb(const Reading& r, const EventMention& event) {
  const TokenIndex t = event.trigger;
  const bool bare = r.clauses[t].passive ? r.is(t, r.rules.bare_verbs)
                                         : r.lemma_is(t, r.rules.bare_verbs) ||
                                               event.event_class == EventClass::reporting;
  if (!r.is_verb(t) || !bare) {
    return false;
  }
  const std::size_t space = event.label.rfind(' ');
  const std::string last = event.label.substr(space == std::string::npos ? 0 : space + 1);
  return last == r.lower[t] || last == r.lemma[t] ||
         last == present_tense(r.lemma[t], false, r.rules.label);
}

/// Something in the label is not as the article has it, or is missing.
bool is_doubtful(const Reading& r, const EventMention& event) {
  return is_cut_short(r, event) || is_told_by_many(r, event) || ends_with_pronoun(r, event);
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
  const LabelWords& words = r.rules.label;
  const std::string first = event.label.substr(0, event.label.find(' '));
  const std::optional<TokenIndex> subject = r.clauses[t].subject;
  if (first == words.someone ||
      (first == words.people && (!subject || r.a.pos[*subject] == Pos::pron))) {
    return true;
  }
  const bool said = r.clauses[t].object && !r.is_nominal(t);
  if (r.is_nominal(t)) {
    return !acted && !suffered && (!event.time || event.type.empty());
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
  score += tells_little(r, event) || ends_with_bare_verb(r, event) ? w.generic : 0;
  score += is_doubtful(r, event) ? w.doubtful : 0;
  score += in_question(r, event.sentence) ? w.question : 0;
  score += only_modifies(r, event.trigger) ? w.modifier : 0;
  score += r.in_quotes[event.trigger] != 0 ? w.quoted : 0;
  score += event.label.find(' ') == std::string::npos ? w.background : 0;  // "Death"
  score += event.time ? w.dated : 0;
  score += w.type * type_weight(r.rules, event.type);
  score += of_status(w, event.status);
  score += in_main_clause(r, event.trigger) ? 0 : w.subordinate;
  const bool nominal = r.is_nominal(event.trigger);
  score += nominal ? w.nominal : 0;
  score += nominal && !r.names_event(event.trigger) ? w.unlisted : 0;
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
