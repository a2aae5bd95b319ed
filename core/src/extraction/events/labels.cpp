#include <algorithm>

#include "extraction/events/label_parts.hpp"

namespace fabula::events {
namespace {

class Labeller {
 public:
  Labeller(const Reading& reading, const std::vector<EventMention>& events)
      : r_(reading), events_(events), words_(reading.rules.label), parts_(reading) {}

  [[nodiscard]] std::string label(const EventMention& mention) {
    const EventMention& event = told_by(mention);
    std::string text;
    // Ever briefer, until it fits.
    for (int detail = 3; detail >= 0; --detail) {
      parts_.phrasing.begin(event);
      content_lost_ = false;
      text = r_.is_verb(event.trigger)             ? of_verb(event, detail)
             : r_.a.pos[event.trigger] == Pos::adj ? of_adjective(event, detail)
                                                   : of_noun(event, detail);
      if (text.size() <= words_.max_length && !content_lost_) {
        break;
      }
    }
    return capitalised(clipped(std::move(text)));
  }

 private:
  /// A noun that says nothing by itself is told in the words of the clause that it stands in: "a
  /// backlash" in "the rise sparked a backlash", "a vote" in "they held a vote"; so is one that did
  /// not come because of that verb, as "their trips" in "guests cancelled their trips".
  [[nodiscard]] const EventMention& told_by(const EventMention& event) const {
    const TokenIndex t = event.trigger;
    if (r_.is_verb(t) || !r_.is_nominal(t) || r_.a.is_root(t) || r_.a.dep[t] == Dep::conj) {
      return event;
    }
    const TokenIndex verb = r_.a.head[t];
    const Dep dep = r_.a.dep[t];
    const bool in_clause = dep == Dep::nsubj || dep == Dep::nsubjpass || dep == Dep::dobj;
    if (!in_clause || !r_.is_verb(verb) || r_.event_at[verb] < 0) {
      return event;
    }
    const EventMention& clause = events_[static_cast<std::size_t>(r_.event_at[verb])];
    const bool bare = event.participants.empty() && own_words(t) <= 2;
    const bool undone = event.status == Status::negated && clause.status == Status::happened &&
                        r_.child(t, Dep::poss);
    const Members agents = LabelParts::with_role(event, Role::agent);
    const bool carried = dep == Dep::dobj && r_.lemma_is(verb, r_.rules.light_verbs) &&
                         !agents.empty() && r_.clauses[verb].subject == agents.front().head;
    return ((bare || carried) && clause.status == event.status) || undone ? clause : event;
  }

  /// Of a noun and what stands before it, without dates: "last week's action" has one.
  [[nodiscard]] int own_words(TokenIndex noun) const {
    int count = 0;
    const TokenRange phrase = r_.noun_phrase(noun);
    for (TokenIndex i = phrase.begin; i < phrase.end; ++i) {
      const bool counts = r_.time_at[i] < 0 && r_.a.dep[i] != Dep::case_;
      count += counts ? 1 : 0;
    }
    return count;
  }

  [[nodiscard]] std::string capitalised(std::string text) const {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
      text[0] = static_cast<char>(text[0] - 'a' + 'A');
    }
    return text;
  }

  /// At the last word that fits; only for what no brief form brought down.
  [[nodiscard]] std::string clipped(std::string text) const {
    if (text.size() <= words_.max_length) {
      return text;
    }
    std::size_t at = text.rfind(' ', words_.max_length);
    if (at == std::string::npos || at == 0) {
      // One word is longer: it ends within, between two characters.
      at = words_.max_length;
      while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
        --at;
      }
    }
    text.resize(at);
    while (leans(text)) {
      text.resize(text.rfind(' '));
    }
    return text;
  }

  /// Whether the last word leads to one that is not there: "of", "the", "and".
  [[nodiscard]] bool leans(const std::string& text) const {
    const std::size_t space = text.rfind(' ');
    if (space == std::string::npos) {
      return false;
    }
    const std::string last = text.substr(space + 1);
    return words_.complements.count(last) != 0 || words_.dropped.count(last) != 0 ||
           last == words_.conjunction || last == words_.infinitive || last == words_.by;
  }

  using Members = LabelParts::Members;

  /// The preposition that brings the patient of a verb without object: "clash with".
  [[nodiscard]] std::string patient_preposition(const EventMention& event, TokenIndex head) const {
    const TokenIndex above = r_.a.head[head];
    const bool direct = r_.a.dep[head] == Dep::pobj && r_.a.pos[above] == Pos::adp &&
                        r_.a.head[above] == event.trigger &&
                        !r_.is(above, r_.rules.clause.agent_prepositions) &&
                        !event.phrase.contains(above);
    return direct ? r_.lower[above] + " " : std::string();
  }

  /// Who stands in front: the agent, or in a passive who suffers it or is given something.
  [[nodiscard]] static Members front_of(const EventMention& event, const Clause& c) {
    if (!c.passive) {
      return LabelParts::with_role(event, Role::agent);
    }
    const Members patients = LabelParts::with_role(event, Role::patient);
    const Members recipients = LabelParts::with_role(event, Role::recipient);
    return recipients.empty() || patients.empty() || !c.object ? patients : recipients;
  }

  [[nodiscard]] std::string of_verb(const EventMention& event, int detail) {
    const Clause& c = r_.clauses[event.trigger];
    const Members front = front_of(event, c);
    const bool counted = c.counted && !front.empty() && front.front().head == c.subject;
    const std::string subject = counted         ? r_.lower[*c.counted]  // "three of whom"
                                : front.empty() ? borrowed_subject(event, c, detail)
                                                : parts_.listed(front, detail, true);
    if (subject.empty() && !c.passive && front.empty()) {
      return without_agent(event, LabelParts::with_role(event, Role::patient), detail);
    }
    parts_.phrasing.lead_with(front);
    const std::optional<TokenIndex> borrowed =
        front.empty() ? borrowed_head(event, c) : std::nullopt;
    const bool many = counted    ? !r_.is(*c.counted, words_.single)
                      : borrowed ? parts_.plural(*borrowed)
                                 : parts_.plural(event, front, detail);
    Wording text;
    text.add(!subject.empty() ? subject : many ? words_.people : words_.someone);
    text.add(parts_.verb_words(event, c.passive, many));
    if (!c.object && detail > 1) {
      text.add(parts_.next_word(event, false));
    }
    const bool has_object =
        c.passive ? add_agents(event, c, detail, text) : add_objects(event, c, detail, text);
    const std::string complement = parts_.complement(event, has_object, detail, room_after(text));
    content_lost_ = complement.empty() && event.event_class == EventClass::reporting &&
                    r_.child(event.trigger, Dep::ccomp);
    text.add(repeats(text.text(), complement) ? std::string() : complement);
    return text.text();
  }

  /// "expels Torland's troops from Torland": a complement whose noun is told.
  [[nodiscard]] static bool repeats(const std::string& text, const std::string& complement) {
    const std::size_t noun = complement.find(' ');
    return noun != std::string::npos && complement.size() - noun > 4 &&
           text.find(complement.substr(noun + 1)) != std::string::npos;
  }

  [[nodiscard]] std::size_t room_after(const Wording& text) const {
    return words_.max_length > text.size() + 1 ? words_.max_length - text.size() - 1 : 0;
  }

  /// "... a medal", "... by the police". A passive counts as having its object, which stands in
  /// front.
  bool add_agents(const EventMention& event, const Clause& c, int detail, Wording& text) const {
    if (c.object &&
        !LabelParts::with_role(event, Role::recipient).empty()) {  // "is awarded a medal by"
      text.add(parts_.listed(LabelParts::with_role(event, Role::patient), detail));
    }
    const std::string by = parts_.listed(LabelParts::with_role(event, Role::agent), detail);
    if (!by.empty()) {
      text.add(words_.by);
      text.add(by);
    }
    return true;
  }

  bool add_objects(const EventMention& event, const Clause& c, int detail, Wording& text) const {
    if (c.recipient && r_.a.dep[*c.recipient] == Dep::dative) {  // "lends the city money"
      text.add(parts_.listed(LabelParts::with_role(event, Role::recipient), detail));
    }
    return add_patients(event, LabelParts::with_role(event, Role::patient), detail, text);
  }

  /// Where no participant stands in front: what the sentence has there all the same, or, for
  /// "..., which caused a queue", the subject of the clause before.
  [[nodiscard]] std::optional<TokenIndex> borrowed_head(const EventMention& event,
                                                        const Clause& c) const {
    std::optional<TokenIndex> subject = c.subject;
    const TokenIndex t = event.trigger;
    if (!subject && r_.a.dep[t] == Dep::advcl && r_.is_verb(r_.a.head[t]) &&
        !r_.lemma_is(t, r_.rules.matter_verbs)) {
      subject = r_.clauses[r_.a.head[t]].subject;
    }
    return subject;
  }

  [[nodiscard]] std::string borrowed_subject(const EventMention& event, const Clause& c,
                                             int detail) const {
    const std::optional<TokenIndex> subject = borrowed_head(event, c);
    return subject ? parts_.phrasing.noun(*subject, detail) : std::string();
  }

  /// Whether the complement that is written out brings the participant anyhow.
  [[nodiscard]] bool in_complement(const EventMention& event, TokenIndex head) const {
    for (const Dep dep : {Dep::xcomp, Dep::ccomp}) {
      const std::optional<TokenIndex> complement = r_.child(event.trigger, dep);
      if (complement && r_.children.subtree(*complement).contains(head) &&
          !r_.children.subtree(head).contains(*complement) && r_.a.head[head] != event.trigger) {
        return true;
      }
    }
    return false;
  }

  bool add_patients(const EventMention& event, const Members& patients, int detail,
                    Wording& text) const {
    Members shown = patients;
    shown.erase(std::remove_if(shown.begin(), shown.end(),
                               [&](const Participant& p) { return in_complement(event, p.head); }),
                shown.end());
    if (shown.empty()) {
      return false;
    }
    const std::string objects = parts_.listed(shown, detail);
    if (objects.empty()) {
      return false;
    }
    text.add(patient_preposition(event, shown.front().head) + objects);
    return true;
  }

  /// "Fighting cyber crime", "To combat online crime".
  [[nodiscard]] std::string without_agent(const EventMention& event, const Members& patients,
                                          int detail) const {
    const TokenIndex t = event.trigger;
    Wording text;
    if (event.tense == Tense::prespart) {
      text.add(r_.lower[t]);
    } else if (event.tense == Tense::infinitive) {
      text.add(words_.infinitive);
      text.add(r_.lower[t]);
    } else {
      text.add(words_.someone);
      text.add(parts_.verb_words(event, false, false));
      add_patients(event, patients, detail, text);
      return text.text();
    }
    text.add(parts_.rest_of_phrase(event).empty() ? std::string()
                                                  : parts_.rest_of_phrase(event).substr(1));
    add_patients(event, patients, detail, text);
    text.add(parts_.complement(event, !patients.empty(), detail, room_after(text)));
    return text.text();
  }

  [[nodiscard]] std::string of_adjective(const EventMention& event, int detail) const {
    const TokenIndex t = event.trigger;
    const Members front = LabelParts::with_role(event, Role::patient);
    std::string subject = parts_.listed(front, detail, true);
    const bool many = parts_.plural(front);
    Wording text;
    text.add(subject.empty() ? (many ? words_.people : words_.someone) : subject);
    text.add(present_tense(words_.copula, many, words_));
    if (event.status == Status::negated) {
      text.add(words_.negation);
    }
    text.add(detail > 1 ? parts_.phrasing.words(r_.noun_phrase(t)) : r_.lower[t]);
    return text.text();
  }

  [[nodiscard]] bool hedged(TokenIndex noun) const {
    for (const TokenIndex c : r_.children.of(noun)) {
      if (r_.a.dep[c] == Dep::amod && r_.is(c, r_.rules.clause.hedges)) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::string of_noun(const EventMention& event, int detail) const {
    const TokenIndex t = event.trigger;
    Wording text;
    TokenRange range = r_.noun_phrase(t);
    const bool dated = std::any_of(r_.time_at.begin() + range.begin, r_.time_at.begin() + t,
                                   [](std::int32_t time) { return time >= 0; });
    range.end = detail == 0 ? t + 1 : dated ? parts_.phrasing.before_date(t, range) : range.end;
    const bool owned = r_.child(t, Dep::poss).has_value();
    if (event.status == Status::negated && event.polarity == Polarity::positive) {
      text.add(words_.none);
    } else if (event.status == Status::possible && !owned && !hedged(t)) {
      text.add(words_.possible);
    } else if (event.status == Status::planned && !owned) {
      text.add(words_.planned);
    }
    text.add(parts_.phrasing.words(range));
    const Members patients = LabelParts::with_role(event, Role::patient);
    if (detail > 1 && !patients.empty() && patients.front().head >= range.end) {
      const TokenIndex above = r_.a.head[patients.front().head];
      const std::string about = parts_.listed({patients.front()}, detail);
      if (!about.empty() && r_.a.pos[above] == Pos::adp) {
        text.add(r_.lower[above]);
        text.add(about);
      }
    }
    const Members agents = LabelParts::with_role(event, Role::agent);
    const bool outside = !agents.empty() && !range.contains(agents.front().head);
    if (outside && detail > 1) {
      if (const std::string by = parts_.listed(agents, detail); !by.empty()) {
        text.add(words_.by);
        text.add(by);
      }
    }
    return text.text();
  }

  const Reading& r_;
  const std::vector<EventMention>& events_;
  const LabelWords& words_;
  LabelParts parts_;
  bool content_lost_ = false;  // a saying had no room for what is said
};

}  // namespace

void write_labels(const Reading& r, std::vector<EventMention>& events) {
  Labeller labeller(r, events);
  for (EventMention& event : events) {
    event.label = labeller.label(event);
  }
}

}  // namespace fabula::events
