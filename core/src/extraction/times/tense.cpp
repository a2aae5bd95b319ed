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
  bool weak = false;     // "may", "could"
  bool any = false;
};

Auxiliaries auxiliaries_of(const Analysis& a, const Article& article, TokenIndex verb,
                           TokenRange sentence, const TemporalRules& rules) {
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
    const auto listed = [&word](const std::vector<std::string>& words) {
      return std::find(words.begin(), words.end(), word) != words.end();
    };
    const bool future = listed(rules.future_auxiliaries);
    found.weak = found.weak || listed(rules.weak_auxiliaries);
    if (future) {
      found.future = true;
    } else if (a.morph[i].tense == Morph::Tense::past) {
      found.past = true;
    } else if (a.morph[i].tense == Morph::Tense::present) {
      found.present = true;
    }
    if (!future && a.morph[verb].aspect == Morph::Aspect::perfect && a.dep[i] == Dep::aux &&
        a.pos[i] == Pos::aux) {
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

/// "was to meet": an infinitive that hangs on the copula itself lies ahead of it.
bool arranged(const Analysis& a, TokenIndex infinitive, const TemporalRules& rules) {
  const TokenIndex copula = a.head[infinitive];
  if (a.dep[infinitive] != Dep::xcomp || copula >= infinitive ||
      std::find(rules.copulas.begin(), rules.copulas.end(), a.lemma(copula)) ==
          rules.copulas.end()) {
    return false;
  }
  for (TokenIndex i = copula + 1; i < infinitive; ++i) {
    if (a.head[i] == copula && (a.dep[i] == Dep::acomp || a.dep[i] == Dep::attr)) {
      return false;  // "was glad to meet"
    }
  }
  return true;
}

/// Climbs from a mention to the verb that governs it, noting what stands on the way.
class Climb {
 public:
  Climb(const Analysis& analysis, const Article& article, TokenRange mention,
        const TemporalRules& rules)
      : a_(analysis), article_(article), mention_(mention), rules_(rules) {}

  Governor run() {
    TokenIndex at = head_of(a_, mention_);
    sentence_ = a_.sentences[a_.sentence_of(at)];
    governor_.possessive = a_.dep[at] == Dep::poss;
    for (int steps = 0; steps < max_climb; ++steps) {
      if (!mention_.contains(at) && found(at, steps)) {
        return governor_;
      }
      if (a_.is_root(at)) {
        break;
      }
      at = a_.head[at];
    }
    if (governor_.infinitive) {
      governor_.direction = Direction::future;
    }
    return governor_;
  }

 private:
  [[nodiscard]] bool listed(TokenIndex i, const std::vector<std::string>& lemmas) const {
    return std::find(lemmas.begin(), lemmas.end(), a_.lemma(i)) != lemmas.end();
  }

  /// Whether this is the verb whose tense decides.
  bool found(TokenIndex at, int steps) {
    governor_.deadline = governor_.deadline || (steps == 1 && listed(at, rules_.deadline_words));
    governor_.purpose = governor_.purpose || (steps == 1 && listed(at, rules_.purpose_words));
    governor_.planned = governor_.planned || listed(at, rules_.planning_verbs);
    if (!is_verb(a_, at)) {
      if (a_.pos[at] == Pos::noun || a_.pos[at] == Pos::propn || a_.pos[at] == Pos::adj) {
        governor_.direct = governor_.direct && governor_.infinitive;
      }
      return false;
    }
    const Auxiliaries aux = auxiliaries_of(a_, article_, at, sentence_, rules_);
    if (is_infinitive(a_, at) && !aux.future) {
      governor_.infinitive = true;
      governor_.planned = governor_.planned || arranged(a_, at, rules_);
    }
    governor_.direction = direction_of(a_, at, aux);
    governor_.perfect = aux.perfect && aux.past;
    governor_.weak = aux.weak;
    governor_.verb = at;
    return governor_.direction != Direction::none;
  }

  const Analysis& a_;
  const Article& article_;
  TokenRange mention_;
  const TemporalRules& rules_;
  TokenRange sentence_;
  Governor governor_;
};

}  // namespace

Governor find_governor(const Analysis& analysis, const Article& article, TokenRange mention,
                       const TemporalRules& rules) {
  return Climb(analysis, article, mention, rules).run();
}

}  // namespace fabula
