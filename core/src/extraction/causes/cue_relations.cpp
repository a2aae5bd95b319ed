#include "extraction/causes/cue_relations.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "extraction/causes/cue_pairs.hpp"
#include "fabula/extraction/causes.hpp"

namespace fabula::causes {
namespace {

class CueMatcher {
 public:
  CueMatcher(const EventFinder& finder, std::vector<std::string>& rules)
      : f_(finder), a_(finder.a), pairs_(finder), names_(rules) {
    for (const Cue& cue : f_.rules.cues) {
      if (!cue.words.empty()) {
        by_word_[cue.words.front()].push_back(&cue);
      } else {
        for (const std::string& l : cue.lemmas) {
          by_lemma_[l].push_back(&cue);
        }
      }
    }
  }

  std::vector<RelationMention> run() {
    for (TokenIndex i = 0; i < a_.size(); ++i) {
      if (const auto cues = by_lemma_.find(f_.lemma[i]); cues != by_lemma_.end()) {
        for (const Cue* cue : cues->second) {
          try_word(*cue, i);
        }
      }
      if (const auto cues = by_word_.find(f_.lower[i]); cues != by_word_.end()) {
        for (const Cue* cue : cues->second) {
          try_phrase(*cue, i);
        }
      }
    }
    return std::move(found_);
  }

 private:
  void try_word(const Cue& cue, TokenIndex i) {
    if (cue.kind == Cue::Kind::verb && a_.pos[i] == Pos::verb && !pairs_.is_purpose(i)) {
      for (const CuePair& pair : pairs_.of_verb(cue, i)) {
        add(cue, {i, i + 1}, i, pair);
      }
    } else if (cue.kind == Cue::Kind::noun && a_.pos[i] == Pos::noun) {
      add(cue, {i, i + 1}, i, pairs_.of_noun(cue, i));
    }
  }

  [[nodiscard]] bool words_match(const Cue& cue, TokenIndex i) const {
    for (std::size_t k = 0; k < cue.words.size(); ++k) {
      if (i + k >= a_.size() || f_.lower[i + k] != cue.words[k]) {
        return false;
      }
    }
    return true;
  }

  void try_phrase(const Cue& cue, TokenIndex i) {
    if (!words_match(cue, i)) {
      return;
    }
    const TokenRange words = {i, static_cast<TokenIndex>(i + cue.words.size())};
    if (cue.kind == Cue::Kind::discourse) {
      add(cue, words, i, of_discourse(cue, words));
    } else if (cue.kind == Cue::Kind::adverb) {
      add(cue, words, i, pairs_.of_adverb(cue, i));
    } else {
      for (const CuePair& pair : pairs_.of_phrase(cue, words)) {
        add(cue, words, i, pair);
      }
    }
  }

  /// What is of one time is what was said, where it was said; a cause is what was told.
  [[nodiscard]] CuePair of_discourse(const Cue& cue, TokenRange words) const {
    const std::uint32_t sentence = a_.sentence_of(words.begin);
    // "As a result of the flood" says itself what the cause is.
    const bool goes_on = words.end < a_.size() && a_.dep[words.end] == Dep::prep &&
                         words.contains(a_.head[words.end]);
    if (sentence == 0 || words.begin > a_.sentences[sentence].begin + 1 || goes_on ||
        pairs_.brings(words)) {
      return {};
    }
    return cue.relation == RelationKind::overlaps
               ? CuePair{f_.root_event(sentence - 1), f_.root_event(sentence)}
               : CuePair{f_.main_event(sentence - 1), f_.main_event(sentence)};
  }

  /// Whether one of the words stands in front of a token, hanging on it.
  [[nodiscard]] bool has_before(TokenIndex token,
                                const std::set<std::string, std::less<>>& words) const {
    const auto children = f_.children.of(token);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
      return (c < token || a_.dep[c] == Dep::neg) && words.contains(f_.lower[c]);
    });
  }

  /// Negated and hedged cues: "did not cause", "not because", "may have been the cause", and what
  /// the clause of the cue says of itself: "failed to prevent", "is said to have caused".
  [[nodiscard]] RelationStatus status_of(TokenRange cue, TokenIndex anchor) const {
    std::vector<TokenIndex> holders = {anchor};
    if (a_.pos[anchor] == Pos::noun && !a_.is_root(anchor) && a_.dep[anchor] == Dep::attr) {
      holders.push_back(a_.head[anchor]);
    }
    const auto holds = [&](const std::set<std::string, std::less<>>& words) {
      return (cue.begin > 0 && words.contains(f_.lower[cue.begin - 1])) ||
             std::any_of(holders.begin(), holders.end(),
                         [&](TokenIndex t) { return has_before(t, words); });
    };
    const auto said = a_.pos[anchor] == Pos::verb ? f_.at(anchor) : std::nullopt;
    const Status status = said ? f_.events[*said].status : Status::happened;
    if (holds(f_.rules.negations) || status == Status::negated) {
      return RelationStatus::negated;
    }
    const TokenIndex clause = holders.back();
    const bool doubted = !a_.is_root(clause) && a_.dep[clause] == Dep::ccomp &&
                         has_before(a_.head[clause], f_.rules.negations);
    return doubted || holds(f_.rules.hedges) || status == Status::possible ||
                   status == Status::planned
               ? RelationStatus::possible
               : RelationStatus::asserted;
  }

  void add(const Cue& cue, TokenRange words, TokenIndex anchor, const CuePair& pair) {
    if (!pair.first || !pair.second || *pair.first == *pair.second) {
      return;
    }
    RelationMention r;
    r.kind = cue.relation;
    r.from = cue.reversed ? *pair.second : *pair.first;
    r.to = cue.reversed ? *pair.first : *pair.second;
    r.cue = words;
    r.status = status_of(words, anchor);
    r.confidence = cue.strength;
    const EventMention& from = f_.events[r.from];
    const EventMention& to = f_.events[r.to];
    const std::uint32_t here = a_.sentence_of(anchor);
    const auto [first, last] = std::minmax({from.sentence, to.sentence, here});
    r.evidence = a_.span_of({a_.sentences[first].begin, a_.sentences[last].end});
    r.attributed_to = to.attributed_to;
    r.rule = intern_rule(names_, cue.name);
    if (seen_.emplace(r.from, r.to, r.kind).second) {
      found_.push_back(r);
    }
  }

  const EventFinder& f_;
  const Analysis& a_;
  CuePairs pairs_;
  std::vector<std::string>& names_;
  std::map<std::string, std::vector<const Cue*>, std::less<>> by_lemma_;
  std::map<std::string, std::vector<const Cue*>, std::less<>> by_word_;
  std::vector<RelationMention> found_;
  std::set<std::tuple<EventIndex, EventIndex, RelationKind>> seen_;
};

}  // namespace

std::vector<RelationMention> find_by_cue(const EventFinder& finder,
                                         std::vector<std::string>& rules) {
  return CueMatcher(finder, rules).run();
}

}  // namespace fabula::causes
