#include <algorithm>

#include "reading.hpp"

namespace fabula {
namespace {

constexpr int max_climb = 12;

// How far from its verb a clause's auxiliary and its "not" are looked for: most stand before it, a
// question's and a contraction's may follow. The tree decides; the window only keeps long lines
// cheap.
constexpr TokenIndex auxiliaries_before = 12;
constexpr TokenIndex negation_before = 8;
constexpr TokenIndex last_after = 4;

TokenRange around(TokenIndex verb, TokenIndex before, TokenRange sentence) {
  return {std::max(sentence.begin, verb > before ? verb - before : 0),
          std::min(sentence.end, verb + last_after)};
}

struct Auxiliaries {
  bool future = false;
  bool past = false;     // "was", "did", "had"
  bool present = false;  // "is", "does"
  bool perfect = false;  // a form of "have", by the participle that it stands with
  bool weak = false;     // "may", "could"
  bool to = false;       // the mark of an infinitive
  bool any = false;
};

Auxiliaries auxiliaries_of(const Analysis& a, const Article& article, TokenIndex verb,
                           TokenRange sentence, const TemporalRules& rules) {
  Auxiliaries found;
  const TokenRange near = around(verb, auxiliaries_before, sentence);
  for (TokenIndex i = near.begin; i < near.end; ++i) {
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
    } else if (a.morph[i].tense == Morph::Tense::present &&
               a.morph[i].verb_form == Morph::VerbForm::finite) {
      found.present = true;  // not "being"
    }
    if (!future && a.morph[verb].aspect == Morph::Aspect::perfect && a.dep[i] == Dep::aux &&
        a.pos[i] == Pos::aux) {
      found.perfect = true;
    }
    found.to = found.to || a.pos[i] == Pos::part;
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
Direction direction_of(const Analysis& a, const Article& article, TokenIndex verb,
                       const Auxiliaries& aux, const TemporalRules& rules) {
  const Morph& morph = a.morph[verb];
  if (aux.future) {
    return aux.perfect ? Direction::past : Direction::future;
  }
  if (morph.verb_form == Morph::VerbForm::participle) {
    if (morph.tense == Morph::Tense::past) {
      return aux.past || aux.perfect || !aux.any ? Direction::past
             : aux.present                       ? Direction::present
                                                 : Direction::none;  // "after being held"
    }
    return !aux.any ? Direction::none : aux.past ? Direction::past : Direction::present;
  }
  if (morph.tense == Morph::Tense::past || aux.past) {
    return Direction::past;
  }
  if (morph.tense != Morph::Tense::present) {
    return Direction::none;
  }
  // "The storm hurt exports on Friday": news tells it as past, whatever the tagger says.
  const auto& unchanged = rules.unchanged_pasts;
  const bool as_past = !aux.any && std::find(unchanged.begin(), unchanged.end(),
                                             article.text(a.span[verb])) != unchanged.end();
  return as_past ? Direction::past : Direction::present;
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
    if (!governor_.possessive && told_before()) {
      at = mention_.begin - 1;
    }
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

  /// "The firm said Tuesday it will close": a date directly behind a verb in the past is its own,
  /// wherever the parser hangs it.
  [[nodiscard]] bool told_before() const {
    if (mention_.begin == 0) {
      return false;
    }
    const Morph& morph = a_.morph[mention_.begin - 1];
    return a_.pos[mention_.begin - 1] == Pos::verb && morph.tense == Morph::Tense::past &&
           morph.verb_form == Morph::VerbForm::finite && a_.pos[mention_.begin] == Pos::propn;
  }

  /// Whether a listed word or pair of words stands here: "since", "ahead of".
  [[nodiscard]] bool begins(TokenIndex i, const std::vector<std::string>& listed) const {
    return std::any_of(listed.begin(), listed.end(), [&](std::string_view words) {
      const std::size_t blank = words.find(' ');
      return a_.lemma(i) == words.substr(0, blank) &&
             (blank == std::string_view::npos ||
              (i + 1 < a_.size() && a_.lemma(i + 1) == words.substr(blank + 1)));
    });
  }

  [[nodiscard]] bool negated(TokenIndex verb) const {
    const TokenRange near = around(verb, negation_before, sentence_);
    for (TokenIndex i = near.begin; i < near.end; ++i) {
      if (a_.head[i] == verb && a_.dep[i] == Dep::neg) {
        return true;
      }
    }
    return false;
  }

  /// Whether this is the verb whose tense decides.
  bool found(TokenIndex at, int steps) {
    governor_.deadline = governor_.deadline || (steps == 1 && listed(at, rules_.deadline_words));
    governor_.purpose = governor_.purpose || (steps == 1 && listed(at, rules_.purpose_words));
    governor_.since = governor_.since || (steps <= 2 && begins(at, rules_.since_words));
    governor_.ahead = governor_.ahead || begins(at, rules_.ahead_words);
    governor_.planned = governor_.planned || listed(at, rules_.planning_verbs);
    if (!is_verb(a_, at)) {
      if (a_.pos[at] == Pos::noun || a_.pos[at] == Pos::propn || a_.pos[at] == Pos::adj) {
        governor_.direct = governor_.direct && governor_.infinitive;
      }
      return false;
    }
    const Auxiliaries aux = auxiliaries_of(a_, article_, at, sentence_, rules_);
    // "did not meet" is none, whatever its form.
    if ((is_infinitive(a_, at) || aux.to) && !aux.future && !aux.past && !aux.present) {
      governor_.infinitive = true;
      governor_.planned = governor_.planned || arranged(a_, at, rules_);
    }
    governor_.direction = direction_of(a_, article_, at, aux, rules_);
    governor_.perfect = aux.perfect && aux.past;
    governor_.arranged = governor_.planned && governor_.infinitive &&
                         governor_.direction == Direction::present && listed(at, rules_.copulas);
    governor_.weak = aux.weak;
    governor_.lasting = governor_.deadline && governor_.direction == Direction::past &&
                        !governor_.infinitive && (listed(at, rules_.lasting_verbs) || negated(at));
    governor_.scheduled = governor_.direction == Direction::present && !aux.any &&
                          a_.pos[at] == Pos::verb && governor_.direct;
    governor_.verb = at;
    governor_.beside = at > mention_.begin || at + 2 >= mention_.begin;
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
