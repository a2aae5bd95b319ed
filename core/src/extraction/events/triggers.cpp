#include <algorithm>

#include "extraction/events/reading.hpp"
#include "extraction/events/trigger_features.hpp"
#include "fabula/text/utf8.hpp"

namespace fabula::events {
namespace {

struct Trigger {
  bool found = false;
  EventClass event_class = EventClass::occurrence;
  std::string rule;
};

EventClass class_of(const WordMap<EventClass>& classes, std::string_view lemma) {
  const auto found = classes.find(lemma);
  return found == classes.end() ? EventClass::occurrence : found->second;
}

bool in_name(const Reading& r, TokenIndex i) {
  const auto after =
      std::upper_bound(r.a.entities.begin(), r.a.entities.end(), i,
                       [](TokenIndex t, const Entity& e) { return t < e.tokens.begin; });
  if (after == r.a.entities.begin()) {
    return false;
  }
  return (after - 1)->tokens.contains(i) && r.a.pos[i] == Pos::propn;
}

/// "have to go", "used to run": the verb that follows is the event.
bool is_auxiliary_use(const Reading& r, TokenIndex verb) {
  return r.lemma_is(verb, r.rules.light_verbs) && r.child(verb, Dep::xcomp) &&
         !r.child(verb, Dep::dobj);
}

Trigger judge_verb(const Reading& r, TokenIndex i) {
  if (r.lemma[i] == r.rules.label.support && !r.clauses[i].object) {
    return {};  // "as the others did"
  }
  const Dep dep = r.a.dep[i];
  if (dep == Dep::aux || dep == Dep::auxpass || dep == Dep::amod || dep == Dep::prep ||
      dep == Dep::compound || dep == Dep::case_ || dep == Dep::mark || dep == Dep::det) {
    return {};
  }
  if (r.lemma_is(i, r.rules.never_verbs) || r.lemma_is(i, r.rules.clause.copulas) ||
      r.lemma_is(i, r.rules.clause.modals) || is_auxiliary_use(r, i) ||
      r.is(i, r.rules.clause.source_words)) {
    return {};
  }
  return {true, class_of(r.rules.verb_class, r.lemma[i]), "verb"};
}

/// "a run on the bank": a noun that only a preposition makes an event.
bool has_typed_preposition(const Reading& r, TokenIndex i) {
  const auto frames = r.rules.noun_types.find(r.lemma[i]);
  if (frames == r.rules.noun_types.end()) {
    return false;
  }
  for (const TokenIndex c : r.children.of(i)) {
    for (const TypeFrame& frame : frames->second) {
      if (r.a.dep[c] == Dep::prep && !frame.preposition.empty() &&
          frame.preposition == r.lower[c]) {
        return true;
      }
    }
  }
  return false;
}

Trigger judge_noun(const Reading& r, TokenIndex i) {
  const Dep dep = r.a.dep[i];
  const std::string& lemma = r.lemma[i];
  if (r.time_at[i] >= 0 || in_name(r, i)) {
    return {};
  }
  if (has_typed_preposition(r, i)) {
    return {true, class_of(r.rules.noun_class, lemma), "event noun with its preposition"};
  }
  if (r.rules.never_nouns.count(lemma) != 0) {
    return {};
  }
  if ((dep == Dep::compound || dep == Dep::nmod || dep == Dep::amod || dep == Dep::npadvmod) &&
      !r.a.is_root(i)) {
    return {};
  }
  const EventClass event_class = class_of(r.rules.noun_class, lemma);
  return r.names_event(i) ? Trigger{true, event_class, "event noun"} : Trigger{};
}

Trigger judge_adjective(const Reading& r, TokenIndex i) {
  const auto found = r.rules.adjective_class.find(r.lemma[i]);
  if (found == r.rules.adjective_class.end()) {
    return {};
  }
  const Dep dep = r.a.dep[r.first_conjunct(i)];
  const bool predicative = dep == Dep::acomp || dep == Dep::advcl || dep == Dep::oprd ||
                           dep == Dep::root || dep == Dep::relcl || dep == Dep::ccomp ||
                           dep == Dep::attr;
  if (!predicative) {
    return {};
  }
  return {true, found->second, "predicative adjective"};
}

/// Symbols and numbers that the tagger took for words name nothing, nor do words of an alphabet
/// that the language is not written in.
bool is_word(const Reading& r, TokenIndex i) {
  const std::string& text = r.lower[i];
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const bool letter =
        c.value > 0x7f ? c.value <= r.rules.clause.last_letter : (c.value >= 'a' && c.value <= 'z');
    if (!letter && (at == 0 || (c.value != '-' && c.value != '\''))) {
      return false;
    }
    at += c.bytes;
  }
  return !text.empty();
}

/// Whether a sentence is written in another alphabet, by one word in four.
bool is_foreign(const Reading& r, TokenRange sentence) {
  std::uint32_t foreign = 0;
  for (TokenIndex i = sentence.begin; i < sentence.end; ++i) {
    const auto first = static_cast<unsigned char>(r.lower[i].empty() ? ' ' : r.lower[i][0]);
    const bool letter = r.a.pos[i] != Pos::punct && r.a.pos[i] != Pos::sym;
    foreign +=
        letter && first >= 0x80 && code_point_at(r.lower[i], 0).value > r.rules.clause.last_letter
            ? 1
            : 0;
  }
  return 4 * foreign > sentence.size();
}

/// Whether a sentence is a row of a table or a list of results: half of its words are numbers.
bool is_tabular(const Reading& r, TokenRange sentence) {
  constexpr std::uint32_t fewest = 4;
  std::uint32_t words = 0;
  std::uint32_t numbers = 0;
  for (TokenIndex i = sentence.begin; i < sentence.end; ++i) {
    const Pos pos = r.a.pos[i];
    if (pos == Pos::punct || pos == Pos::space || pos == Pos::sym || r.lower[i].empty()) {
      continue;
    }
    ++words;
    numbers += r.lower[i][0] >= '0' && r.lower[i][0] <= '9' ? 1 : 0;
  }
  return words >= fewest && 2 * numbers >= words;
}

/// "Please check the page before reviewing": not where somebody is quoted with it.
bool addresses_reader(const Reading& r, TokenRange sentence) {
  TokenIndex begin = sentence.begin;
  while (begin < sentence.end && (r.a.pos[begin] == Pos::punct || r.a.pos[begin] == Pos::space ||
                                  r.a.pos[begin] == Pos::sym)) {
    ++begin;
  }
  if (begin == sentence.end || r.in_quotes[begin] != 0) {
    return false;
  }
  const auto stands_at = [&](TokenIndex at, const std::vector<std::string>& words) {
    return at + words.size() <= sentence.end &&
           std::equal(words.begin(), words.end(), r.lower.begin() + at);
  };
  const auto holds = [&](const std::vector<std::string>& words) {
    for (TokenIndex i = begin; i < sentence.end; ++i) {
      if (r.in_quotes[i] == 0 && stands_at(i, words)) {
        return true;
      }
    }
    return false;
  };
  return std::any_of(r.rules.address_begins.begin(), r.rules.address_begins.end(),
                     [&](const auto& words) { return stands_at(begin, words); }) ||
         std::any_of(r.rules.address_holds.begin(), r.rules.address_holds.end(), holds);
}

Trigger judge(const Reading& r, TokenIndex i) {
  if (r.headline_verb[i] != 0) {
    return judge_verb(r, i);
  }
  switch (r.a.pos[i]) {
    case Pos::verb:
    case Pos::aux:
      return judge_verb(r, i);
    case Pos::noun:
    case Pos::propn:
      return judge_noun(r, i);
    case Pos::adj:
    case Pos::adv:
      return r.is_nominal(i) ? judge_noun(r, i) : judge_adjective(r, i);
    default:
      return {};
  }
}

/// The longest phrase of the rules that begins with the verb, or nothing. Other words may stand
/// between the verb and the rest only where they are not part of the phrase: none here.
const PhraseRule* phrase_at(const Reading& r, TokenIndex verb, TokenIndex end) {
  const PhraseRule* best = nullptr;
  const auto first = std::lower_bound(
      r.rules.phrases.begin(), r.rules.phrases.end(), r.lemma[verb],
      [](const PhraseRule& p, const std::string& lemma) { return p.verb < lemma; });
  for (auto p = first; p != r.rules.phrases.end() && p->verb == r.lemma[verb]; ++p) {
    if (verb + p->words.size() >= end) {
      continue;
    }
    const bool fits = std::equal(p->words.begin(), p->words.end(), r.lower.begin() + verb + 1);
    if (fits && (best == nullptr || p->words.size() > best->words.size())) {
      best = &*p;
    }
  }
  return best;
}

TokenRange phrase_of(const Reading& r, TokenIndex verb, TokenIndex end) {
  if (const PhraseRule* phrase = phrase_at(r, verb, end)) {
    return {verb, verb + 1 + static_cast<TokenIndex>(phrase->words.size())};
  }
  const std::optional<TokenIndex> particle = r.child(verb, Dep::prt);
  if (particle && *particle == verb + 1) {
    return {verb, verb + 2};
  }
  return {verb, verb + 1};
}

/// "the filing", "this vote", "their refusal".
bool is_definite(const Reading& r, TokenIndex noun) {
  const auto children = r.children.of(noun);
  return std::any_of(children.begin(), children.end(), [&r](TokenIndex c) {
    return r.a.dep[c] == Dep::poss || (r.a.dep[c] == Dep::det && r.is(c, r.rules.clause.definite));
  });
}

/// "Oakes, who resigned", "the residents who blocked the road": the clause says of whom the
/// sentence speaks, and takes for known what it tells.
bool tells_who(const Reading& r, TokenIndex verb) {
  const TokenIndex first = r.first_conjunct(verb);
  if (r.in_headline[verb] != 0 || r.a.dep[first] != Dep::relcl) {
    return false;
  }
  const TokenIndex noun = r.a.head[first];
  return r.a.pos[noun] == Pos::propn || is_definite(r, noun);
}

}  // namespace

namespace {

/// "Halloween-themed", "state-backed": the end of a word that only describes; but "co-founded".
bool ends_compound(const Reading& r, TokenIndex i) {
  constexpr std::uint32_t longest_prefix = 4;
  return i >= 2 && r.text(i - 1) == "-" && r.a.span[i - 1].end == r.a.span[i].begin &&
         r.a.span[i - 2].end == r.a.span[i - 1].begin && r.is_verb(i) &&
         (r.a.pos[i - 2] == Pos::noun || r.a.pos[i - 2] == Pos::propn) &&
         r.a.span[i - 2].size() > longest_prefix;
}

/// "according to the report" tells whose words they are.
bool names_source(const Reading& r, TokenIndex i) {
  return r.is(i, r.rules.clause.source_words);
}

}  // namespace

std::vector<EventMention> find_triggers(const Reading& r, std::vector<std::string>& names) {
  std::vector<EventMention> events;
  TriggerModel model(r);
  TokenIndex taken = 0;  // up to here the tokens belong to a phrase
  for (std::uint32_t s = 0; s < r.a.sentences.size(); ++s) {
    const TokenRange sentence = r.a.sentences[s];
    if (is_foreign(r, sentence) || is_tabular(r, sentence) || addresses_reader(r, sentence)) {
      continue;
    }
    for (TokenIndex i = std::max(taken, sentence.begin); i < sentence.end; ++i) {
      if (i < taken || !is_word(r, i) || ends_compound(r, i) || names_source(r, i)) {
        continue;
      }
      const Trigger trigger = judge(r, i);
      const std::optional<EventClass> likely = model.class_of(i);
      if (!trigger.found && !likely) {
        continue;
      }
      EventMention event;
      event.trigger = i;
      event.phrase = r.is_verb(i) ? phrase_of(r, i, sentence.end) : TokenRange{i, i + 1};
      taken = event.phrase.end;
      event.span = r.a.span[i];
      event.lemma = r.lemma[i];
      event.nominal = !r.is_verb(i) && r.is_nominal(i);
      event.definite = event.nominal ? is_definite(r, i) : tells_who(r, i);
      event.timeml = likely || r.rules.triggers.empty();
      event.background = !trigger.found && r.is_verb(i);
      event.event_class = likely.value_or(trigger.event_class);
      event.sentence = s;
      event.in_headline = r.in_headline[i] != 0;
      event.rule = intern_rule(names, trigger.found ? trigger.rule : "model of events");
      events.push_back(std::move(event));
    }
  }
  return events;
}

void drop_unlikely(Reading& r, std::vector<EventMention>& events) {
  std::vector<EventMention> kept;
  for (EventMention& event : events) {
    const bool listed = event.nominal && r.names_event(event.trigger);
    const bool keep = event.timeml || listed || !event.type.empty();
    r.event_at[event.trigger] = keep ? static_cast<std::int32_t>(kept.size()) : -1;
    if (keep) {
      kept.push_back(std::move(event));
    }
  }
  events = std::move(kept);
}

}  // namespace fabula::events
