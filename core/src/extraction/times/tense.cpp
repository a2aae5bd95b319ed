#include <algorithm>

#include "reading.hpp"

namespace fabula {
namespace {

constexpr int max_climb = 12;

struct Auxiliaries {
  bool future = false;
  bool past = false;     // "was", "did", "had"
  bool present = false;  // "is", "does"
  bool perfect = false;  // a form of "have", by the participle that it stands with
  bool any = false;
};

Auxiliaries auxiliaries_of(const Analysis& a, const Article& article, TokenIndex verb,
                           TokenRange sentence, const std::vector<std::string>& future) {
  Auxiliaries found;
  // Auxiliaries stand before their verb in the clause; a short look back is enough.
  const TokenIndex first = std::max(sentence.begin, verb > 12 ? verb - 12 : 0);
  const TokenIndex last = std::min(sentence.end, verb + 4);
  for (TokenIndex i = first; i < last; ++i) {
    if (i == verb || a.head[i] != verb || (a.dep[i] != Dep::aux && a.dep[i] != Dep::auxpass)) {
      continue;
    }
    std::string word(article.text(a.span[i]));
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (std::find(future.begin(), future.end(), word) != future.end()) {
      found.future = true;
    } else if (a.morph[i].tense == Morph::Tense::past) {
      found.past = true;
    } else if (a.morph[i].tense == Morph::Tense::present) {
      found.present = true;
    }
    if (a.morph[verb].aspect == Morph::Aspect::perfect && a.dep[i] == Dep::aux &&
        a.pos[i] == Pos::aux && !a.morph[i].modal) {
      found.perfect = true;
    }
    found.any = found.any || a.pos[i] != Pos::part;
  }
  return found;
}

bool is_verb(const Analysis& a, TokenIndex i) {
  return a.pos[i] == Pos::verb || a.pos[i] == Pos::aux;
}

TokenIndex head_of(const Analysis& a, TokenRange mention) {
  for (TokenIndex i = mention.end; i > mention.begin; --i) {
    if (!mention.contains(a.head[i - 1])) {
      return i - 1;
    }
  }
  for (TokenIndex i = mention.begin; i < mention.end; ++i) {
    if (a.is_root(i)) {
      return i;
    }
  }
  return mention.begin;
}

bool is_infinitive(const Analysis& a, TokenIndex verb) {
  return a.morph[verb].verb_form == Morph::VerbForm::infinitive && !a.morph[verb].modal;
}

/// What a verb says by itself; none for a form that leaves it to the verb above it.
Direction direction_of(const Analysis& a, TokenIndex verb, const Auxiliaries& aux) {
  const Morph& morph = a.morph[verb];
  if (aux.future) {
    return aux.perfect ? Direction::past : Direction::future;
  }
  if (morph.verb_form == Morph::VerbForm::participle) {
    if (morph.tense == Morph::Tense::past) {
      return aux.past || aux.perfect || !aux.any ? Direction::past : Direction::present;
    }
    return !aux.any ? Direction::none : aux.past ? Direction::past : Direction::present;
  }
  if (morph.tense == Morph::Tense::past || aux.past) {
    return Direction::past;
  }
  return morph.tense == Morph::Tense::present ? Direction::present : Direction::none;
}

}  // namespace

Governor find_governor(const Analysis& a, const Article& article, TokenRange mention,
                       const TemporalRules& rules) {
  TokenIndex at = head_of(a, mention);
  const TokenRange sentence = a.sentences[a.sentence_of(at)];
  Governor governor;
  governor.possessive = a.dep[at] == Dep::poss;
  bool infinitive = false;
  for (int steps = 0; steps < max_climb; ++steps) {
    if (!mention.contains(at)) {
      const auto listed = [&](const std::vector<std::string>& words) {
        return std::find(words.begin(), words.end(), a.lemma(at)) != words.end();
      };
      governor.deadline = governor.deadline || (steps == 1 && listed(rules.deadline_words));
      governor.planned = governor.planned || listed(rules.planning_verbs);
      if (is_verb(a, at)) {
        const Direction direction =
            direction_of(a, at, auxiliaries_of(a, article, at, sentence, rules.future_auxiliaries));
        infinitive = infinitive || is_infinitive(a, at);
        if (direction != Direction::none) {
          governor.direction = direction;
          governor.infinitive = infinitive;
          return governor;
        }
      } else if (a.pos[at] == Pos::noun || a.pos[at] == Pos::propn || a.pos[at] == Pos::adj) {
        governor.direct = governor.direct && infinitive;
      }
    }
    if (a.is_root(at)) {
      break;
    }
    at = a.head[at];
  }
  governor.infinitive = infinitive;
  if (infinitive) {
    governor.direction = Direction::future;
  }
  return governor;
}

}  // namespace fabula
