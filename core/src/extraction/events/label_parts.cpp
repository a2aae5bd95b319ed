#include "extraction/events/label_parts.hpp"

#include <algorithm>

namespace fabula::events {

LabelParts::Members LabelParts::with_role(const EventMention& event, Role role) {
  Members found;
  for (const Participant& p : event.participants) {
    if (p.role == role) {
      found.push_back(p);
    }
  }
  return found;
}

std::vector<std::string> LabelParts::names(const Members& members, int detail,
                                           bool in_front) const {
  std::vector<std::string> names;
  for (const Participant& m : members) {
    std::string name = phrasing.participant(m, detail);
    if (name.empty() && !in_front && r_.a.pos[m.head] == Pos::pron &&
        !r_.is(m.head, r_.rules.clause.relatives)) {
      name = r_.lower[m.head];
    }
    // "Marlow and Elena Marlow" are one
    const bool again = std::any_of(names.begin(), names.end(), [&name](const std::string& other) {
      return other == name || other.ends_with(" " + name) || name.ends_with(" " + other);
    });
    if (!name.empty() && !again) {
      names.push_back(std::move(name));
    }
  }
  const std::size_t most = detail >= 2 ? 3 : detail == 1 ? 2 : 1;
  names.resize(std::min(names.size(), most));
  return names;
}

std::string LabelParts::listed(const Members& members, int detail, bool in_front) const {
  const std::vector<std::string> shown = names(members, detail, in_front);
  std::string text;
  for (std::size_t k = 0; k < shown.size(); ++k) {
    if (k > 0) {
      text += k + 1 == shown.size() ? " " + words_.conjunction + " " : ", ";
    }
    text += shown[k];
  }
  return text;
}

std::optional<bool> LabelParts::plural_by_verb(TokenIndex verb) const {
  const std::optional<TokenIndex> subject = r_.clauses[verb].subject;
  if (!subject || r_.a.head[*subject] != verb || r_.a.pos[*subject] == Pos::pron) {
    return std::nullopt;
  }
  // Of a name another word may be shown, and "Unity are through" is of some countries.
  const bool noun = r_.a.pos[*subject] == Pos::noun;
  const bool many = r_.a.morph[*subject].number == Morph::Number::plural;
  bool auxiliary = false;
  for (const TokenIndex c : r_.children.of(verb)) {
    if (r_.a.dep[c] == Dep::aux || r_.a.dep[c] == Dep::auxpass) {
      if (r_.is(c, words_.singular_verbs) && !many) {
        return false;
      }
      if (r_.is(c, words_.plural_verbs) && noun && !r_.child(*subject, Dep::conj)) {
        return true;
      }
      auxiliary = true;
    }
  }
  const bool third = !auxiliary && r_.lower[verb] != r_.lemma[verb] &&
                     r_.lower[verb] == present_tense(r_.lemma[verb], false, words_);
  return third ? std::optional(false) : std::nullopt;
}

bool LabelParts::plural(const EventMention& event, const Members& members, int detail) const {
  const std::size_t shown = names(members, detail, true).size();
  if (shown > 1) {
    return true;
  }
  if (members.size() > 1) {
    return plural(Members{members.front()});
  }
  const std::optional<bool> told = plural_by_verb(event.trigger);
  // "Two players, Jane Poe and her brother, were banned", of whom one is named.
  const bool named = !members.empty() && members.front().actor &&
                     r_.actors[*members.front().actor].form == MentionForm::name;
  return told && !(*told && named) ? *told : plural(members);
}

bool LabelParts::plural(const Members& members) const {
  if (members.size() != 1) {
    return members.size() > 1;
  }
  const TokenIndex m = members.front().head;
  const bool counts = r_.a.pos[m] != Pos::noun || r_.is(m, words_.quantities);
  if (!members.front().actor || (counts && r_.a.pos[m] != Pos::propn && r_.a.pos[m] != Pos::pron)) {
    return plural(m);
  }
  const ActorMention* mention = &r_.actors[*members.front().actor];
  for (int steps = 0; mention->antecedent && steps < 50; ++steps) {
    mention = &r_.actors[*mention->antecedent];
  }
  const std::optional<TokenIndex> det = r_.child(m, Dep::det);
  if (det && r_.is(*det, words_.counting_one) &&
      r_.a.morph[m].number != Morph::Number::plural) {  // "an all-women crew"
    return false;
  }
  const bool common = mention->head < r_.a.size() && r_.a.pos[mention->head] != Pos::propn;
  if (common || mention->kind == ActorKind::group) {
    return plural(mention->head) || mention->plural;
  }
  return mention->plural && mention->form != MentionForm::name;
}

bool LabelParts::plural(TokenIndex head) const {
  if (r_.is(head, words_.single)) {
    return false;
  }
  // "Tropical Depression Three"
  const std::optional<TokenIndex> name = r_.child(head, Dep::compound);
  if (r_.a.pos[head] == Pos::num && name && r_.a.pos[*name] == Pos::propn) {
    return false;
  }
  // "the number of cases has grown", but "a number of cases have"
  const std::optional<TokenIndex> det = r_.child(head, Dep::det);
  if (det && r_.is(head, words_.counts) && r_.is(*det, r_.rules.clause.definite)) {
    return false;
  }
  if (r_.a.pos[head] == Pos::pron || r_.a.pos[head] == Pos::adj || r_.a.pos[head] == Pos::num ||
      r_.is(head, words_.quantities)) {
    for (const TokenIndex c : r_.children.of(head)) {  // "most of the bridges", "80% of the seats"
      const std::optional<TokenIndex> counted = r_.child(c, Dep::pobj);
      if (r_.is(c, r_.rules.clause.patient_prepositions) && counted) {
        return r_.a.morph[*counted].number == Morph::Number::plural ||
               r_.is(*counted, words_.plural_pronouns) || r_.child(*counted, Dep::conj).has_value();
      }
    }
    return r_.a.pos[head] == Pos::num || r_.is(head, words_.plural_pronouns);
  }
  return r_.a.morph[head].number == Morph::Number::plural;
}

std::string LabelParts::verb_words(const EventMention& event, bool passive, bool many) const {
  const TokenIndex t = event.trigger;
  const std::string& lemma = passive ? words_.copula : r_.lemma[t];
  std::string text;
  switch (event.status) {
    case Status::planned:
      text = words_.infinitive + " " + lemma;
      break;
    case Status::possible:
      if (const std::string hedge = hedge_of(event); !hedge.empty()) {
        text = hedge + " " + present_tense(lemma, many, words_);
        break;
      }
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

std::string LabelParts::hedge_of(const EventMention& event) const {
  if (!event.modality.empty() || event.tense == Tense::infinitive) {
    return {};
  }
  for (const TokenIndex c : r_.children.of(event.trigger)) {
    if (r_.a.dep[c] == Dep::advmod && r_.is(c, r_.rules.clause.hedges)) {
      return r_.lower[c];
    }
  }
  return {};
}

bool LabelParts::denied_by_subject(const EventMention& event) const {
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

bool LabelParts::brings_object(const EventMention& event, TokenIndex clause) const {
  const TokenRange words = r_.children.subtree(clause);
  return std::any_of(
      event.participants.begin(), event.participants.end(), [&](const Participant& p) {
        return p.role == Role::patient && words.contains(p.head) &&
               !r_.children.subtree(p.head).contains(clause) && r_.a.head[p.head] != event.trigger;
      });
}

bool LabelParts::is_none(TokenIndex noun) const {
  const std::optional<TokenIndex> det = r_.child(noun, Dep::det);
  return r_.is(noun, r_.rules.clause.negating_determiners) ||
         (det && r_.is(*det, r_.rules.clause.negating_determiners));
}

std::string LabelParts::rest_of_phrase(const EventMention& event) const {
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

}  // namespace fabula::events
