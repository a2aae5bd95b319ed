#include "extraction/causes/event_finder.hpp"

#include <algorithm>

#include "fabula/text/character.hpp"

namespace fabula::causes {
namespace {

bool is_clausal(Dep dep) {
  return dep == Dep::xcomp || dep == Dep::ccomp || dep == Dep::pcomp || dep == Dep::advcl;
}

}  // namespace

EventFinder::EventFinder(const Article& article_in, const Analysis& analysis,
                         const std::vector<EventMention>& events_in, const CauseRules& rules_in)
    : article(article_in),
      a(analysis),
      events(events_in),
      rules(rules_in),
      children(analysis),
      event_at_(analysis.size(), -1) {
  lower.reserve(a.size());
  lemma.reserve(a.size());
  for (TokenIndex i = 0; i < a.size(); ++i) {
    lower.push_back(to_lower(article.text(a.span[i])));
    lemma.push_back(to_lower(a.lemma(i)));
  }
  for (EventIndex e = 0; e < events.size(); ++e) {
    for (TokenIndex i = events[e].phrase.begin; i < events[e].phrase.end; ++i) {
      event_at_[i] = static_cast<std::int32_t>(e);
    }
    event_at_[events[e].trigger] = static_cast<std::int32_t>(e);
    content_.push_back(e);
  }
  // The first event that hangs on a saying is what it says.
  for (EventIndex e = 0; e < events.size(); ++e) {
    const auto saying = events[e].reported_by;
    if (saying && content_[*saying] == *saying && !events[*saying].nominal &&
        events[*saying].event_class == EventClass::reporting &&
        a.head[events[e].trigger] == events[*saying].trigger) {
      content_[*saying] = e;
    }
  }
}

std::optional<TokenIndex> EventFinder::child(TokenIndex i, Dep dep) const {
  for (const TokenIndex c : children.of(i)) {
    if (a.dep[c] == dep) {
      return c;
    }
  }
  return std::nullopt;
}

std::optional<EventIndex> EventFinder::at(TokenIndex i) const {
  return event_at_[i] < 0 ? std::nullopt
                          : std::optional<EventIndex>(static_cast<EventIndex>(event_at_[i]));
}

std::optional<EventIndex> EventFinder::antecedent_of_relative(TokenIndex relative) const {
  TokenIndex clause = relative;
  for (int steps = 0; steps < 4 && a.dep[clause] != Dep::relcl && a.dep[clause] != Dep::advcl &&
                      !a.is_root(clause);
       ++steps) {
    clause = a.head[clause];
  }
  if (a.dep[clause] == Dep::advcl) {  // ", which" behind a verb's last words speaks of the verb
    return a.pos[a.head[clause]] == Pos::verb ? governing(a.head[clause]) : std::nullopt;
  }
  if (a.dep[clause] != Dep::relcl) {
    return std::nullopt;
  }
  const TokenIndex noun = a.head[clause];
  // What names no event stands for the whole clause: "leaked oil into the bay, which led to ...".
  if (const auto event = at(noun)) {
    return event;
  }
  const bool comma = relative > 0 && a.pos[relative - 1] == Pos::punct;
  return comma ? governing(a.head[noun]) : std::nullopt;
}

std::optional<EventIndex> EventFinder::named_by(TokenIndex head) const {
  if (points_back(head)) {
    return sentence_before(head);
  }
  if (rules.containers.contains(lemma[head])) {
    if (const auto event = held_by(head)) {
      return event;
    }
  }
  if (const auto event = at(head)) {
    return content(*event);
  }
  if (is_relative(head)) {
    return antecedent_of_relative(head);
  }
  if (rules.noun_pronouns.contains(lower[head])) {
    return antecedent_of_pronoun(head);
  }
  if (rules.pronouns.contains(lower[head])) {
    return sentence_before(head);
  }
  // A verb or noun that names no event itself: what it brings.
  for (const TokenIndex c : children.of(head)) {
    if (is_clausal(a.dep[c]) || a.dep[c] == Dep::dobj || a.dep[c] == Dep::acl) {
      if (const auto event = at(c)) {
        return content(*event);
      }
    }
  }
  if (const auto event = held_by(head)) {
    return event;
  }
  const auto other = child(head, Dep::conj);
  return other ? at(*other) : std::nullopt;
}

std::optional<EventIndex> EventFinder::held_by(TokenIndex noun) const {
  for (const TokenIndex c : children.of(noun)) {
    if (a.dep[c] == Dep::prep) {
      if (const auto object = child(c, Dep::pobj)) {
        if (const auto event = at(*object)) {
          return event;
        }
      }
    }
  }
  return std::nullopt;
}

bool EventFinder::is_relative(TokenIndex i) const {
  if (a.morph[i].pron_type == Morph::PronType::relative) {
    return true;
  }
  const TokenIndex clause = a.head[i];
  // The tagger tells no kind of a relative pronoun whose clause hangs on a verb.
  const bool behind = a.dep[clause] == Dep::advcl && a.head[clause] < i &&
                      a.morph[i].pron_type == Morph::PronType::none;
  return a.pos[i] == Pos::pron && (a.dep[clause] == Dep::relcl || behind);
}

bool EventFinder::points_back(TokenIndex noun) const {
  if (!rules.anaphors.contains(lemma[noun])) {
    return false;
  }
  const auto below = children.of(noun);
  return std::any_of(below.begin(), below.end(),
                     [this](TokenIndex c) { return rules.determiners.contains(lower[c]); }) &&
         std::none_of(below.begin(), below.end(),
                      [this, noun](TokenIndex c) { return c > noun && a.pos[c] != Pos::punct; });
}

std::optional<EventIndex> EventFinder::subject_of(TokenIndex verb) const {
  for (const Dep dep : {Dep::nsubj, Dep::nsubjpass}) {
    if (const auto subject = child(verb, dep)) {
      return at(*subject);
    }
  }
  return std::nullopt;
}

std::optional<EventIndex> EventFinder::subject_before(TokenIndex i) const {
  const std::uint32_t sentence = a.sentence_of(i);
  if (sentence == 0) {
    return std::nullopt;
  }
  const TokenRange tokens = a.sentences[sentence - 1];
  for (TokenIndex k = tokens.begin; k < tokens.end; ++k) {
    if (a.is_root(k)) {
      return subject_of(k);
    }
  }
  return std::nullopt;
}

std::optional<EventIndex> EventFinder::antecedent_of_pronoun(TokenIndex pronoun) const {
  // "The strike ended after it had closed the port."
  for (TokenIndex i = pronoun; !a.is_root(i);) {
    i = a.head[i];
    if (const auto event = subject_of(i); event && events[*event].trigger < pronoun) {
      return event;
    }
  }
  if (const auto event = subject_before(pronoun)) {
    return event;
  }
  return rules.pronouns.contains(lower[pronoun]) ? sentence_before(pronoun) : std::nullopt;
}

std::optional<EventIndex> EventFinder::told_before(TokenIndex i) const {
  const auto subject = subject_before(i);
  return subject ? subject : sentence_before(i);
}

std::optional<EventIndex> EventFinder::governing(TokenIndex i) const {
  for (int steps = 0; steps < 8; ++steps) {
    if (const auto event = at(i)) {
      return event;
    }
    if (a.is_root(i)) {
      break;
    }
    i = a.head[i];
  }
  return std::nullopt;
}

std::optional<EventIndex> EventFinder::main_event(std::uint32_t sentence) const {
  const TokenRange tokens = a.sentences[sentence];
  for (TokenIndex i = tokens.begin; i < tokens.end; ++i) {
    if (a.is_root(i)) {
      if (const auto event = named_by(i)) {
        return event;
      }
    }
  }
  return std::nullopt;
}

std::optional<EventIndex> EventFinder::root_event(std::uint32_t sentence) const {
  const TokenRange tokens = a.sentences[sentence];
  for (TokenIndex i = tokens.begin; i < tokens.end; ++i) {
    if (a.is_root(i)) {
      const auto event = at(i);
      return event ? event : main_event(sentence);
    }
  }
  return std::nullopt;
}

std::optional<EventIndex> EventFinder::sentence_before(TokenIndex i) const {
  const std::uint32_t sentence = a.sentence_of(i);
  return sentence == 0 ? std::nullopt : main_event(sentence - 1);
}

}  // namespace fabula::causes
