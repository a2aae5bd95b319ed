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

}  // namespace

Direction governing_direction(const Analysis& a, const Article& article, TokenRange mention,
                              const std::vector<std::string>& future_auxiliaries) {
  TokenIndex at = head_of(a, mention);
  const TokenRange sentence = a.sentences[a.sentence_of(at)];
  for (int steps = 0; steps < max_climb; ++steps) {
    if (is_verb(a, at) && !mention.contains(at)) {
      const Morph& morph = a.morph[at];
      const Auxiliaries aux = auxiliaries_of(a, article, at, sentence, future_auxiliaries);
      if (aux.future) {
        return aux.perfect ? Direction::past : Direction::future;
      }
      if (morph.verb_form == Morph::VerbForm::participle) {
        if (morph.tense == Morph::Tense::past) {
          return aux.past || aux.perfect || !aux.any ? Direction::past : Direction::present;
        }
        if (aux.any) {
          return aux.past ? Direction::past : Direction::present;
        }
      } else if (morph.tense == Morph::Tense::past || aux.past) {
        return Direction::past;
      } else if (morph.verb_form == Morph::VerbForm::infinitive) {
        return Direction::future;
      } else if (morph.tense == Morph::Tense::present) {
        return Direction::present;
      }
    }
    if (a.is_root(at)) {
      break;
    }
    at = a.head[at];
  }
  return Direction::none;
}

}  // namespace fabula
