#include "extraction/events/labels.hpp"

#include <algorithm>

namespace fabula::events {
namespace {

class Labeller {
 public:
  Labeller(const Reading& reading, const std::vector<EventMention>& events)
      : r_(reading), words_(reading.rules.label), phrasing_(reading), events_(events) {}

  [[nodiscard]] std::string label(const EventMention& event) {
    std::string text;
    // Ever briefer, until it fits.
    for (int detail = 3; detail >= 0; --detail) {
      phrasing_.speak_of(std::nullopt);
      text = r_.is_verb(event.trigger)             ? of_verb(event, detail)
             : r_.a.pos[event.trigger] == Pos::adj ? of_adjective(event, detail)
                                                   : of_noun(event, detail);
      if (text.size() <= words_.max_length) {
        break;
      }
    }
    return capitalised(clipped(std::move(text)));
  }

 private:
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
    const std::size_t at = text.rfind(' ', words_.max_length);
    text.resize(at == std::string::npos ? words_.max_length : at);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80U) != 0 &&
           at == std::string::npos) {
      text.pop_back();
    }
    return text;
  }

  using Members = std::vector<Participant>;

  [[nodiscard]] static Members with_role(const EventMention& event, Role role) {
    Members found;
    for (const Participant& p : event.participants) {
      if (p.role == role) {
        found.push_back(p);
      }
    }
    return found;
  }

  /// "A", "A and B", "A, B and C"; empty where one of them is a pronoun that stands for nobody.
  [[nodiscard]] std::string listed(const Members& members, int detail,
                                   bool in_front = false) const {
    std::vector<std::string> names;
    for (const Participant& m : members) {
      std::string name = phrasing_.participant(m, detail < 2);
      if (name.empty() && !in_front && r_.a.pos[m.head] == Pos::pron &&
          !r_.is(m.head, r_.rules.clause.relatives)) {
        name = r_.lower[m.head];
      }
      if (!name.empty()) {
        names.push_back(std::move(name));
      }
    }
    const std::size_t most = detail >= 2 ? 3 : detail == 1 ? 2 : 1;
    names.resize(std::min(names.size(), most));
    std::string text;
    for (std::size_t k = 0; k < names.size(); ++k) {
      if (k > 0) {
        text += k + 1 == names.size() ? " " + words_.conjunction + " " : ", ";
      }
      text += names[k];
    }
    return text;
  }

  [[nodiscard]] bool plural(const Members& members) const {
    if (members.size() != 1) {
      return members.size() > 1;
    }
    const TokenIndex m = members.front().head;
    if (r_.a.pos[m] == Pos::pron && !members.front().actor) {
      return r_.is(m, words_.plural_pronouns);
    }
    if (members.front().actor) {
      const ActorMention* mention = &r_.actors[*members.front().actor];
      for (int steps = 0; mention->antecedent && steps < 50; ++steps) {
        mention = &r_.actors[*mention->antecedent];
      }
      const bool common = mention->head < r_.a.size() && r_.a.pos[mention->head] != Pos::propn;
      if (common || mention->kind == ActorKind::group) {
        return r_.a.morph[mention->head].number == Morph::Number::plural || mention->plural;
      }
      return mention->plural && mention->form != MentionForm::name;
    }
    return r_.a.morph[m].number == Morph::Number::plural;
  }

  /// "charges", "to be charged", "may charge", "does not charge".
  [[nodiscard]] std::string verb_words(const EventMention& event, bool passive, bool many) const {
    const TokenIndex t = event.trigger;
    const std::string& lemma = passive ? words_.copula : r_.lemma[t];
    std::string text;
    switch (event.status) {
      case Status::planned:
        text = words_.infinitive + " " + lemma;
        break;
      case Status::possible:
        text = (event.modality.empty() ? words_.may : event.modality) + " " + lemma;
        break;
      case Status::negated:
        if (denied_by_subject(event)) {
          text = present_tense(lemma, many, words_);
          break;
        }
        text = passive ? present_tense(lemma, many, words_) + " " + words_.negation
                       : present_tense(words_.support, many, words_) + " " + words_.negation + " " +
                             lemma;
        break;
      default:
        text = present_tense(lemma, many, words_);
        break;
    }
    if (passive) {
      text += " " + r_.lower[t];
    }
    return text + rest_of_phrase(event);
  }

  /// "No deaths are reported": the subject has the negation.
  [[nodiscard]] bool denied_by_subject(const EventMention& event) const {
    const std::optional<TokenIndex> subject = r_.clauses[event.trigger].subject;
    const std::optional<TokenIndex> object = r_.clauses[event.trigger].object;
    if (object && is_none(*object)) {
      return true;
    }
    if (!subject) {
      return false;
    }
    return is_none(*subject);
  }

  [[nodiscard]] bool is_none(TokenIndex noun) const {
    const std::optional<TokenIndex> det = r_.child(noun, Dep::det);
    return r_.is(noun, r_.rules.clause.negating_determiners) ||
           (det && r_.is(*det, r_.rules.clause.negating_determiners));
  }

  [[nodiscard]] std::string rest_of_phrase(const EventMention& event) const {
    std::string text;
    for (TokenIndex i = event.phrase.begin + 1; i < event.phrase.end; ++i) {
      text += " " + r_.lower[i];
    }
    if (event.phrase.size() == 1) {
      if (const std::string particle = r_.particle(event.trigger); !particle.empty()) {
        text += " " + particle;
      }
    }
    return text;
  }

  /// What follows: object, then the one complement that tells most.
  [[nodiscard]] std::string complement(const EventMention& event, bool has_object, int detail,
                                       std::size_t room) const {
    const TokenIndex t = event.trigger;
    for (const TokenIndex c : r_.children.of(t)) {
      const Dep dep = r_.a.dep[c];
      if (c > t && (dep == Dep::acomp || dep == Dep::attr) && detail > 0) {
        return phrasing_.words(r_.noun_phrase(c));
      }
      if (c > t && dep == Dep::dobj && r_.time_at[c] >= 0 && !has_object) {
        return phrasing_.words(r_.noun_phrase(c));  // "spends five years"
      }
      const bool clause = dep == Dep::xcomp || (dep == Dep::ccomp && !has_object);
      if (clause && detail > 0) {
        const std::string text = phrasing_.clause(c, room);
        if (!text.empty()) {
          return text;
        }
      }
    }
    if (detail < 2) {
      return {};
    }
    for (const TokenIndex c : r_.children.of(t)) {
      if (c < t || r_.a.dep[c] != Dep::prep || !r_.is(c, words_.complements) ||
          event.phrase.contains(c)) {
        continue;
      }
      if (std::string text = preposition_phrase(event, c, detail, room); !text.empty()) {
        return text;
      }
    }
    if (const std::optional<TokenIndex> object = r_.clauses[t].object; object && has_object) {
      for (const TokenIndex c : r_.children.of(*object)) {  // "accuses the mayor of lying"
        if (r_.a.dep[c] == Dep::prep && c > t && r_.child(c, Dep::pcomp)) {
          return preposition_phrase(event, c, detail, room);
        }
      }
    }
    for (const TokenIndex c : r_.children.of(t)) {
      const bool predicate = (r_.a.pos[c] == Pos::adj && r_.a.dep[c] != Dep::amod) ||
                             (r_.a.dep[c] == Dep::advmod && r_.is(c, words_.directions));
      if (c == t + 1 && predicate && !has_object && !event.phrase.contains(c)) {
        return phrasing_.words(r_.children.subtree(c));  // "tests positive"
      }
    }
    return {};
  }

  [[nodiscard]] std::string preposition_phrase(const EventMention& event, TokenIndex preposition,
                                               int detail, std::size_t room) const {
    for (const TokenIndex d : r_.children.of(preposition)) {
      const bool shown =
          std::any_of(event.participants.begin(), event.participants.end(),
                      [d](const Participant& p) { return p.head == d && p.role == Role::patient; });
      if (r_.time_at[d] >= 0 || shown) {
        return {};
      }
      std::string text = r_.a.dep[d] == Dep::pobj    ? phrasing_.noun(d, detail < 3)
                         : r_.a.dep[d] == Dep::pcomp ? phrasing_.clause(d, room)
                                                     : std::string();
      if (!text.empty() && text.size() + r_.lower[preposition].size() < room) {
        return r_.lower[preposition] + " " + text;
      }
    }
    return {};
  }

  /// The preposition that brings the patient of a verb without object: "clash with".
  [[nodiscard]] std::string patient_preposition(const EventMention& event, TokenIndex head) const {
    const TokenIndex above = r_.a.head[head];
    const bool direct = r_.a.dep[head] == Dep::pobj && r_.a.pos[above] == Pos::adp &&
                        r_.a.head[above] == event.trigger &&
                        !r_.is(above, r_.rules.clause.agent_prepositions) &&
                        !event.phrase.contains(above);
    return direct ? r_.lower[above] + " " : std::string();
  }

  [[nodiscard]] std::string of_verb(const EventMention& event, int detail) {
    const Clause& c = r_.clauses[event.trigger];
    const Members agents = with_role(event, Role::agent);
    const Members patients = with_role(event, Role::patient);
    const Members recipients = with_role(event, Role::recipient);
    const bool passive = c.passive;
    const Members& front =
        passive ? (recipients.empty() || patients.empty() || !c.object ? patients : recipients)
                : agents;
    std::string subject = listed(front, detail, true);
    if (front.empty()) {
      subject = borrowed_subject(event, c, detail);
    }
    phrasing_.speak_of(front.empty() ? std::nullopt : front.front().actor);
    Wording text;
    if (subject.empty() && !passive && agents.empty()) {
      return without_agent(event, patients, detail);
    }
    if (subject.empty()) {
      const bool many = plural(front);
      text.add(many ? words_.people : words_.someone);
      text.add(verb_words(event, passive, many));
    } else {
      text.add(subject);
      text.add(verb_words(event, passive, plural(front)));
    }
    bool has_object = false;
    if (passive) {
      if (!agents.empty()) {
        const std::string by = listed(agents, detail);
        if (!by.empty()) {
          text.add(words_.by);
          text.add(by);
        }
      }
    } else {
      if (!recipients.empty() && c.recipient && *c.recipient < event.trigger + 4 &&
          r_.a.dep[*c.recipient] == Dep::dative) {
        text.add(listed(recipients, detail));
      }
      has_object = add_patients(event, patients, detail, text);
    }
    const std::size_t room =
        words_.max_length > text.size() + 1 ? words_.max_length - text.size() - 1 : 0;
    text.add(complement(event, has_object || passive, detail, room));
    return text.text();
  }

  /// Where no participant stands in front: what the sentence has there all the same, or, for
  /// "..., which caused a queue", the subject of the clause before.
  [[nodiscard]] std::string borrowed_subject(const EventMention& event, const Clause& c,
                                             int detail) const {
    std::optional<TokenIndex> subject = c.subject;
    const TokenIndex t = event.trigger;
    if (!subject && r_.a.dep[t] == Dep::advcl && r_.is_verb(r_.a.head[t])) {
      subject = r_.clauses[r_.a.head[t]].subject;
    }
    return subject ? phrasing_.noun(*subject, detail < 2) : std::string();
  }

  /// Whether the complement that is written out brings the participant anyhow.
  [[nodiscard]] bool in_complement(const EventMention& event, TokenIndex head) const {
    const std::optional<TokenIndex> complement = r_.child(event.trigger, Dep::xcomp);
    return complement && r_.children.subtree(*complement).contains(head) &&
           !r_.children.subtree(head).contains(*complement) && r_.a.head[head] != event.trigger;
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
    const std::string objects = listed(shown, detail);
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
      text.add(verb_words(event, false, false));
      add_patients(event, patients, detail, text);
      return text.text();
    }
    text.add(rest_of_phrase(event).empty() ? std::string() : rest_of_phrase(event).substr(1));
    add_patients(event, patients, detail, text);
    const std::size_t room =
        words_.max_length > text.size() + 1 ? words_.max_length - text.size() - 1 : 0;
    text.add(complement(event, !patients.empty(), detail, room));
    return text.text();
  }

  [[nodiscard]] std::string of_adjective(const EventMention& event, int detail) const {
    const TokenIndex t = event.trigger;
    const Members front = with_role(event, Role::patient);
    std::string subject = listed(front, detail, true);
    const bool many = plural(front);
    Wording text;
    text.add(subject.empty() ? (many ? words_.people : words_.someone) : subject);
    text.add(present_tense(words_.copula, many, words_));
    if (event.status == Status::negated) {
      text.add(words_.negation);
    }
    text.add(detail > 1 ? phrasing_.words(r_.noun_phrase(t)) : r_.lower[t]);
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
    if (detail == 0) {
      range.end = t + 1;
    }
    const bool owned = r_.child(t, Dep::poss).has_value();
    if (event.status == Status::negated && event.polarity == Polarity::positive) {
      text.add(words_.none);
    } else if (event.status == Status::possible && !owned && !hedged(t)) {
      text.add(words_.possible);
    } else if (event.status == Status::planned && !owned) {
      text.add(words_.planned);
    }
    text.add(phrasing_.words(range));
    const Members patients = with_role(event, Role::patient);
    if (detail > 1 && !patients.empty() && patients.front().head >= range.end) {
      const TokenIndex above = r_.a.head[patients.front().head];
      const std::string about = listed({patients.front()}, detail);
      if (!about.empty() && r_.a.pos[above] == Pos::adp) {
        text.add(r_.lower[above]);
        text.add(about);
      }
    }
    const Members agents = with_role(event, Role::agent);
    const bool outside = !agents.empty() && !range.contains(agents.front().head);
    if (outside && detail > 1) {
      if (const std::string by = listed(agents, detail); !by.empty()) {
        text.add(words_.by);
        text.add(by);
      }
    }
    return text.text();
  }

  const Reading& r_;
  const LabelWords& words_;
  Phrasing phrasing_;
  const std::vector<EventMention>& events_;
};

}  // namespace

void write_labels(const Reading& r, std::vector<EventMention>& events) {
  Labeller labeller(r, events);
  for (EventMention& event : events) {
    event.label = labeller.label(event);
  }
}

}  // namespace fabula::events
