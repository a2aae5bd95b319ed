#include <algorithm>

#include "extraction/events/labels.hpp"

namespace fabula::events {
namespace {

bool ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

}  // namespace

void Wording::add(const std::string& piece, bool space_before) {
  if (piece.empty()) {
    return;
  }
  if (space_before && !text_.empty()) {
    text_ += ' ';
  }
  text_ += piece;
}

bool Phrasing::unresolved(TokenIndex head) const {
  if (r_.a.pos[head] != Pos::pron) {
    return false;
  }
  if (r_.actor_at[head] < 0) {
    return r_.is(head, r_.rules.clause.unnamed) || r_.is(head, r_.rules.clause.relatives);
  }
  const ActorMention& mention = r_.actors[static_cast<std::size_t>(r_.actor_at[head])];
  std::string name = mention.name;
  for (char& c : name) {
    c = ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name.empty() || name == r_.lower[head] || r_.rules.clause.unnamed.count(name) != 0;
}

ActorIndex Phrasing::first_mention(ActorIndex mention) const {
  for (int steps = 0; r_.actors[mention].antecedent && steps < 200; ++steps) {
    mention = *r_.actors[mention].antecedent;
  }
  return mention;
}

void Phrasing::begin(const EventMention& event) {
  told_of_.clear();
  before_.clear();
  front_.clear();
  front_heads_.clear();
  in_front_ = true;
  speaker_ = event.attributed_to;
  for (const Participant& p : event.participants) {
    if (p.role != Role::agent && p.role != Role::patient && p.role != Role::recipient) {
      continue;
    }
    if (p.actor) {
      told_of_.push_back(first_mention(*p.actor));
      before_.push_back(p);
    }
    for (TokenIndex i = p.tokens.begin; i < p.tokens.end; ++i) {  // "most of the 12,000 people"
      if (r_.actor_at[i] >= 0 && r_.a.pos[i] != Pos::pron) {
        told_of_.push_back(first_mention(static_cast<ActorIndex>(r_.actor_at[i])));
      }
    }
  }
  std::sort(told_of_.begin(), told_of_.end());
}

void Phrasing::lead_with(const std::vector<Participant>& front) {
  in_front_ = false;
  for (const Participant& p : front) {
    front_heads_.push_back(p.head);
    if (p.actor) {
      front_.push_back(first_mention(*p.actor));
    }
  }
}

bool Phrasing::is_told_of(ActorIndex mention) const {
  return std::binary_search(told_of_.begin(), told_of_.end(), first_mention(mention));
}

std::optional<ActorIndex> Phrasing::meant_by(TokenIndex pronoun) const {
  if (r_.is(pronoun, r_.rules.clause.first_person)) {
    return speaker_;
  }
  if (unresolved(pronoun) || r_.actor_at[pronoun] < 0) {
    return std::nullopt;
  }
  return static_cast<ActorIndex>(r_.actor_at[pronoun]);
}

std::string Phrasing::possessor(TokenIndex pronoun) const {
  const std::optional<ActorIndex> owner = meant_by(pronoun);
  const bool speaks = r_.is(pronoun, r_.rules.clause.first_person);
  if (!owner) {
    return in_front_ || speaks ? std::string() : r_.lower[pronoun];
  }
  if (is_told_of(*owner)) {
    const bool before = std::any_of(before_.begin(), before_.end(), [&](const Participant& p) {
      return p.head < pronoun && first_mention(*p.actor) == first_mention(*owner);
    });
    return speaks || (in_front_ && !before) ? std::string() : r_.lower[pronoun];
  }
  if (!in_front_ && !speaks && (leans_on_front(pronoun, *owner) || fits_front(pronoun, *owner))) {
    return r_.lower[pronoun];
  }
  const std::string name = actor(r_.actors[*owner]);
  if (name.empty()) {
    return name;
  }
  return name + (name.back() == r_.rules.label.ending.back() ? r_.rules.label.plural_possessive
                                                             : r_.rules.label.possessive);
}

/// "shops lost their customers": what is many and named beside the pronoun owns sooner than
/// somebody of a sentence before.
bool Phrasing::leans_on_front(TokenIndex pronoun, ActorIndex owner) const {
  const std::optional<ActorIndex>& before = r_.actors[owner].antecedent;
  const bool elsewhere =
      before && r_.a.sentence_of(r_.actors[*before].head) != r_.a.sentence_of(pronoun);
  return elsewhere && r_.a.morph[pronoun].number == Morph::Number::plural &&
         std::any_of(front_heads_.begin(), front_heads_.end(), [&](TokenIndex head) {
           return r_.a.morph[head].number == Morph::Number::plural &&
                  r_.a.sentence_of(head) == r_.a.sentence_of(pronoun);
         });
}

/// "The Acme network withdraws its reporters": a name that stands in front, and that the pronoun
/// may mean, owns sooner than somebody of a sentence before or something that is no body.
bool Phrasing::fits_front(TokenIndex pronoun, ActorIndex owner) const {
  ActorIndex nearest = owner;
  if (r_.actors[owner].antecedent) {
    nearest = *r_.actors[owner].antecedent;
  }
  const bool elsewhere = r_.a.sentence_of(r_.actors[nearest].head) != r_.a.sentence_of(pronoun);
  const bool nobody = r_.actors[first_mention(owner)].kind == ActorKind::other;
  if (!elsewhere && !nobody) {
    return false;
  }
  const Morph::Gender gender = r_.a.morph[pronoun].gender;
  const bool personal = gender == Morph::Gender::masculine || gender == Morph::Gender::feminine;
  return std::any_of(front_.begin(), front_.end(), [&](ActorIndex front) {
    const ActorMention& mention = r_.actors[front];
    const bool person = mention.kind == ActorKind::person;
    return mention.form == MentionForm::name &&
           (personal ? person : !person && mention.kind != ActorKind::other);
  });
}

/// "said that they would defend themselves"
bool Phrasing::points_to_subject(TokenIndex pronoun, ActorIndex meant) const {
  TokenIndex verb = r_.a.head[pronoun];
  for (int steps = 0; !r_.is_verb(verb) && !r_.a.is_root(verb) && steps < 3; ++steps) {
    verb = r_.a.head[verb];
  }
  const std::optional<TokenIndex> subject = r_.is_verb(verb) ? r_.clauses[verb].subject : verb;
  return subject && *subject != pronoun && r_.actor_at[*subject] >= 0 &&
         first_mention(static_cast<ActorIndex>(r_.actor_at[*subject])) == first_mention(meant);
}

/// "two of them", "a deal with it": a pronoun that does not head what is written.
std::string Phrasing::pronoun_inside(TokenIndex pronoun) const {
  const std::optional<ActorIndex> meant = meant_by(pronoun);
  if (!r_.is(pronoun, r_.rules.clause.unnamed) && r_.actor_at[pronoun] < 0 &&
      ascii_upper(r_.text(pronoun).front())) {
    return std::string(r_.text(pronoun));  // a name that the tagger took for a pronoun
  }
  const Dep dep = r_.a.dep[pronoun];
  const bool stands_for_noun = dep == Dep::nsubj || dep == Dep::nsubjpass || dep == Dep::dobj ||
                               dep == Dep::pobj || dep == Dep::dative;
  if (!r_.is(pronoun, r_.rules.clause.unnamed) || !meant || is_told_of(*meant) ||
      !stands_for_noun || points_to_subject(pronoun, *meant)) {
    return r_.lower[pronoun];
  }
  const std::string name = actor(r_.actors[*meant]);
  return name.empty() ? r_.lower[pronoun] : name;
}

std::string Phrasing::actor(const ActorMention& mention) const {
  std::string name = mention.name;
  const std::string first = name.substr(0, name.find(' '));
  const ActorMention* root = &mention;
  for (int steps = 0; root->antecedent && steps < 200; ++steps) {
    root = &r_.actors[*root->antecedent];
  }
  std::string folded = first;
  for (char& c : folded) {
    c = ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  // "its shares", known by no better name: whose they are, or "their" where that is told
  const std::optional<TokenIndex> owner = r_.child(root->head, Dep::poss);
  const bool owned = owner && r_.a.pos[*owner] == Pos::pron && mention.form != MentionForm::name;
  if (first.size() < name.size() && r_.a.pos[root->head] != Pos::pron &&
      (owned || r_.rules.clause.unnamed.count(folded) != 0)) {
    if (std::find(within_.begin(), within_.end(), root) != within_.end()) {
      return {};  // "its shares", where "it" is taken for the shares
    }
    within_.push_back(root);
    std::string phrase = words(r_.noun_phrase(root->head));
    within_.pop_back();
    return phrase;
  }
  // A description that resolves to nothing keeps its own words, less the determiner.
  if (first.size() < name.size() && r_.rules.label.dropped.count(folded) != 0) {
    return name.substr(first.size() + 1);
  }
  return name;
}

/// "the" and "a" go where a headline begins a phrase, but "a third of".
bool Phrasing::loses_article(TokenIndex determiner, TokenIndex end) const {
  if (!r_.is(determiner, r_.rules.label.dropped)) {
    return false;
  }
  for (TokenIndex i = determiner + 1; i < std::min(end, determiner + 4); ++i) {
    const bool counts = r_.is(i, r_.rules.label.quantities);
    const bool of = i + 1 < end && r_.is(i + 1, r_.rules.clause.patient_prepositions);
    const bool alone = i == determiner + 1 && (i + 1 == end || r_.a.pos[i + 1] == Pos::num) &&
                       !r_.is(determiner, r_.rules.clause.definite);  // "a lot", "a few hundred"
    const bool one = r_.is(i, r_.rules.label.counts) && r_.is(determiner, r_.rules.clause.definite);
    if (counts && !one && (of || alone)) {
      return false;
    }
  }
  return true;
}

std::string Phrasing::piece_at(TokenIndex i) const {
  const bool possesses = r_.a.dep[i] == Dep::poss;
  const std::string_view written = r_.text(i);
  if (written.size() > 1 && ascii_upper(written[0]) && ascii_upper(written[1])) {
    return std::string(written);  // "WHO" is no "who"
  }
  if (possesses && (r_.a.pos[i] == Pos::pron || r_.is(i, r_.rules.clause.relatives))) {
    return possessor(i);
  }
  if (r_.a.pos[i] == Pos::pron && r_.a.span[i].size() > 1) {
    return pronoun_inside(i);
  }
  std::string piece(written);
  const bool sentence_start = i == r_.a.sentences[r_.a.sentence_of(i)].begin;
  if (sentence_start && r_.a.pos[i] != Pos::propn && piece.size() > 1 && !ascii_upper(piece[1])) {
    const auto entity =
        std::lower_bound(r_.a.entities.begin(), r_.a.entities.end(), i,
                         [](const Entity& e, TokenIndex t) { return e.tokens.begin < t; });
    const bool in_name = entity != r_.a.entities.end() && entity->tokens.begin == i;
    return in_name ? piece : r_.lower[i];
  }
  return piece;
}

std::string Phrasing::words(TokenRange range, bool with_article) const {
  const auto unwritten = [this](TokenIndex i) {
    const std::string_view text = r_.text(i);
    const bool quotes = text == "'" && r_.a.dep[i] == Dep::punct;
    return r_.a.pos[i] == Pos::space || quotes || r_.is(i, r_.rules.clause.quote_marks) ||
           text == "[" || text == "]";
  };
  std::string text;
  bool skipped = true;
  for (TokenIndex i = range.begin; i < range.end; ++i) {
    if (unwritten(i)) {
      skipped = true;
      continue;
    }
    if (text.empty() &&
        (r_.a.dep[i] == Dep::case_ || (!with_article && loses_article(i, range.end)))) {
      continue;
    }
    std::string piece = piece_at(i);
    std::erase_if(piece, [](char c) { return c == '[' || c == ']'; });  // "e]xtremely"
    if (piece.empty()) {
      skipped = true;
      continue;
    }
    const bool space = skipped || (i > 0 && r_.a.span[i - 1].end != r_.a.span[i].begin);
    if (!text.empty() && space) {
      text += ' ';
    }
    text += piece;
    skipped = false;
  }
  return text;
}

/// "all dams" of "inspected all dams and closed two of them": with the number, "two dams".
std::string Phrasing::counted(TokenIndex head) const {
  const std::optional<TokenIndex> of = r_.child(head, Dep::prep);
  const std::optional<TokenIndex> below = of ? r_.child(*of, Dep::pobj) : std::nullopt;
  const bool open = below && r_.is(*of, r_.rules.clause.patient_prepositions) &&
                    r_.a.pos[*below] == Pos::pron && r_.is(*below, r_.rules.clause.unnamed) &&
                    !meant_by(*below);
  if (!open) {
    return {};
  }
  TokenIndex verb = r_.a.head[head];
  for (int steps = 0; steps < 3 && r_.is_verb(verb); ++steps) {
    const std::optional<TokenIndex> object = r_.clauses[verb].object;
    if (object && *object < head && r_.a.pos[*object] == Pos::noun &&
        r_.a.morph[*object].number == Morph::Number::plural) {
      return words({r_.noun_phrase(head).begin, head + 1}) + " " + r_.lower[*object];
    }
    verb = r_.a.head[verb];
  }
  return {};
}

/// "the importance of the rat's brain" of a longer phrase.
TokenIndex Phrasing::end_in_brief(TokenIndex head, TokenRange range) const {
  for (const TokenIndex c : r_.children.of(head)) {
    const std::optional<TokenIndex> below = r_.child(c, Dep::pobj);
    if (r_.is(c, r_.rules.clause.patient_prepositions) && c > head && below && *below < range.end) {
      return *below + 1;
    }
  }
  return head + 1;
}

std::string Phrasing::noun(TokenIndex head, int detail) const {
  if (r_.a.pos[head] == Pos::pron) {
    const std::optional<ActorIndex> meant = meant_by(head);
    const bool again =
        meant && std::find(front_.begin(), front_.end(), first_mention(*meant)) != front_.end();
    if (again) {  // "defends itself"
      return r_.is(head, r_.rules.clause.first_person) ? std::string() : r_.lower[head];
    }
    if (meant) {
      return actor(r_.actors[*meant]);
    }
    return unresolved(head) ? std::string() : r_.lower[head];
  }
  if (r_.actor_at[head] >= 0) {
    const ActorMention& mention = r_.actors[static_cast<std::size_t>(r_.actor_at[head])];
    if (mention.form == MentionForm::name || (mention.antecedent && !mention.plural)) {
      return actor(mention);
    }
  }
  if (std::string text = counted(head); !text.empty()) {
    return text;
  }
  TokenRange range = r_.noun_phrase(head);
  range.end = detail > 1    ? before_date(head, range)
              : detail == 1 ? end_in_brief(head, range)
                            : head + 1;
  return words(range);
}

/// Whether what is joined to a noun is one beside it, not a part of its name ("Science and
/// Technology"), a sum beside a thing, or a clause that the parser took for a noun.
bool Phrasing::is_another(TokenIndex noun, TokenIndex joined) const {
  const std::int32_t name = r_.actor_at[noun];
  if (name >= 0) {
    const ActorMention& mention = r_.actors[static_cast<std::size_t>(name)];
    if (mention.tokens.contains(joined) ||
        mention.name.find(r_.text(joined)) != std::string::npos) {
      return false;
    }
  }
  const TokenRange phrase = r_.noun_phrase(joined);
  for (TokenIndex i = phrase.begin; i < phrase.end; ++i) {
    if (r_.is_verb(i)) {
      return false;
    }
  }
  return (r_.is_nominal(joined) || r_.a.pos[joined] == Pos::pron) &&
         r_.is_amount(joined) == r_.is_amount(noun);
}

std::string Phrasing::nouns(TokenIndex head, int detail, std::size_t room) const {
  constexpr std::size_t most = 3;
  std::string text = noun(head, detail);
  std::vector<std::string> joined = {text};
  std::optional<TokenIndex> joint;
  for (TokenIndex last = head; !text.empty();) {
    joint = joint ? joint : r_.child(last, Dep::cc);
    const std::optional<TokenIndex> next = r_.child(last, Dep::conj);
    if (!next || *next < last) {
      break;
    }
    const std::string more = is_another(head, *next) ? noun(*next, detail) : std::string();
    if (more.empty() || joined.size() == most) {
      return text;
    }
    joined.push_back(more);
    last = *next;
  }
  if (!joint || joined.size() < 2 || !r_.is(*joint, r_.rules.label.joining)) {
    return text;
  }
  std::string all = joined.front();
  for (std::size_t k = 1; k < joined.size(); ++k) {
    all += (k + 1 == joined.size() ? " " + r_.lower[*joint] + " " : ", ") + joined[k];
  }
  return all.size() <= room ? all : text;
}

/// "his 2020 bid" has its date, so that of "his 2020 bid in 2013" is another event's.
bool Phrasing::dated_in_front(TokenIndex begin, TokenIndex head) const {
  return std::any_of(r_.time_at.begin() + begin, r_.time_at.begin() + head,
                     [](std::int32_t time) { return time >= 0; });
}

/// "a report on Monday" is a report: the date stands elsewhere.
TokenIndex Phrasing::before_date(TokenIndex head, TokenRange range) const {
  for (TokenIndex i = head + 1; i + 1 < range.end; ++i) {
    const std::optional<TokenIndex> date =
        r_.a.dep[i] == Dep::prep ? r_.child(i, Dep::pobj) : std::nullopt;
    const bool twice = date && r_.a.pos[*date] == Pos::num && dated_in_front(range.begin, head);
    if (date && r_.time_at[*date] >= 0 && (r_.a.pos[*date] == Pos::propn || twice) &&
        r_.children.subtree(*date).end >= range.end) {
      return i;
    }
  }
  return range.end;
}

std::string Phrasing::participant(const Participant& participant, int detail) const {
  if (participant.actor && r_.a.pos[participant.head] != Pos::pron &&
      r_.actor_at[participant.head] != static_cast<std::int32_t>(*participant.actor)) {
    return actor(r_.actors[*participant.actor]);
  }
  return noun(participant.head, detail);
}

}  // namespace fabula::events
