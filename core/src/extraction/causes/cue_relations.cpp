#include "extraction/causes/cue_relations.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "fabula/extraction/causes.hpp"

namespace fabula::causes {
namespace {

using Found = std::optional<EventIndex>;

/// The two events of a cue, the first being its subject, what it hangs on, or the sentence before.
struct Pair {
  Found first;
  Found second;
};

class CueMatcher {
 public:
  CueMatcher(const EventFinder& finder, std::vector<std::string>& rules)
      : f_(finder), a_(finder.a), names_(rules) {
    for (const Cue& cue : f_.rules.cues) {
      if (cue.kind == Cue::Kind::phrase || cue.kind == Cue::Kind::discourse) {
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
    if (cue.kind == Cue::Kind::verb && a_.pos[i] == Pos::verb && !is_purpose(i)) {
      for (const Pair& pair : of_verb(cue, i)) {
        add(cue, {i, i + 1}, i, pair);
      }
    } else if (cue.kind == Cue::Kind::noun && a_.pos[i] == Pos::noun) {
      add(cue, {i, i + 1}, i, of_noun(cue, i));
    }
  }

  /// The object of a preposition among the children, gerunds too.
  [[nodiscard]] std::optional<TokenIndex> object_of(TokenIndex i, const std::string& word) const {
    for (const TokenIndex c : f_.children.of(i)) {
      if (f_.lower[c] == word && (a_.dep[c] == Dep::prep || a_.dep[c] == Dep::agent ||
                                  a_.dep[c] == Dep::dative || a_.dep[c] == Dep::prt)) {
        return a_.dep[c] == Dep::prt ? f_.child(i, Dep::dobj) : inner(c);
      }
    }
    return std::nullopt;
  }

  /// What a preposition brings.
  [[nodiscard]] std::optional<TokenIndex> inner(TokenIndex preposition) const {
    for (const Dep dep : {Dep::pobj, Dep::pcomp, Dep::dobj}) {
      if (const auto object = f_.child(preposition, dep)) {
        return object;
      }
    }
    return std::nullopt;
  }

  /// What a phrase of several words brings: any of them may hold it.
  [[nodiscard]] std::optional<TokenIndex> inner(TokenIndex first, TokenIndex last) const {
    for (TokenIndex i = last + 1; i-- > first;) {
      if (const auto object = inner(i); object && (*object < first || *object > last)) {
        return object;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_passive(TokenIndex verb) const {
    return f_.child(verb, Dep::auxpass) || f_.child(verb, Dep::nsubjpass) ||
           (a_.dep[verb] == Dep::acl && a_.morph[verb].aspect == Morph::Aspect::perfect);
  }

  /// "acted to prevent a strike" tells what somebody meant to do and not that it came so.
  [[nodiscard]] bool is_purpose(TokenIndex verb) const {
    const auto children = f_.children.of(verb);
    return (a_.dep[verb] == Dep::advcl || a_.dep[verb] == Dep::acl || a_.dep[verb] == Dep::xcomp ||
            a_.dep[verb] == Dep::relcl) &&
           a_.morph[verb].verb_form == Morph::VerbForm::infinitive &&
           std::any_of(
               children.begin(), children.end(),
               [this](TokenIndex c) { return a_.dep[c] == Dep::aux && a_.pos[c] == Pos::part; }) &&
           !f_.child(verb, Dep::nsubj);
  }

  /// The event that a verb's subject names; of a participle without one, the clause it belongs to.
  [[nodiscard]] Found subject_event(TokenIndex verb) const {
    for (const Dep dep : {Dep::nsubj, Dep::nsubjpass, Dep::csubj}) {
      if (const auto subject = f_.child(verb, dep)) {
        return f_.named_by(*subject);
      }
    }
    if (a_.is_root(verb)) {
      return std::nullopt;
    }
    if (a_.dep[verb] == Dep::conj) {
      const Found shared = subject_event(a_.head[verb]);
      return shared ? shared : f_.at(a_.head[verb]);
    }
    if (a_.dep[verb] == Dep::advcl || a_.dep[verb] == Dep::acl) {
      const Found event = f_.governing(a_.head[verb]);
      return event ? Found(f_.content(*event)) : event;
    }
    return std::nullopt;
  }

  /// Every event that a verb's objects name: coordinated ones are several.
  [[nodiscard]] std::vector<EventIndex> object_events(const Cue& cue, TokenIndex verb) const {
    std::vector<TokenIndex> heads;
    if (!cue.preposition.empty()) {
      if (const auto object = object_of(verb, cue.preposition)) {
        heads.push_back(*object);
      }
    } else {
      for (const Dep dep : {Dep::xcomp, Dep::ccomp, Dep::dobj}) {
        if (const auto object = f_.child(verb, dep)) {
          const bool clause = dep != Dep::dobj;
          heads.push_back(*object);
          if (clause || f_.named_by(*object)) {
            break;  // "forced the firm to close": the clause tells what was caused
          }
        }
      }
      // "led Germany to shut": the infinitive may hang on the object.
      if (!heads.empty() && a_.dep[heads.back()] == Dep::dobj && !f_.at(heads.back())) {
        for (const Dep dep : {Dep::acl, Dep::relcl}) {
          if (const auto clause = f_.child(heads.back(), dep)) {
            heads.push_back(*clause);
          }
        }
      }
    }
    std::vector<EventIndex> events;
    std::set<TokenIndex> seen;
    for (std::size_t k = 0; k < heads.size(); ++k) {
      if (const Found event = f_.named_by(heads[k])) {
        events.push_back(*event);
      }
      if (const auto other = f_.child(heads[k], Dep::conj); other && seen.insert(*other).second) {
        heads.push_back(*other);
      }
    }
    return events;
  }

  [[nodiscard]] std::vector<Pair> of_verb(const Cue& cue, TokenIndex verb) const {
    std::vector<Pair> pairs;
    if (cue.preposition.empty() && is_passive(verb)) {
      // "was caused by": the subject is what the object would be.
      for (const TokenIndex c : f_.children.of(verb)) {
        if (a_.dep[c] == Dep::agent) {
          if (const auto agent = inner(c)) {
            Found patient = subject_event(verb);
            if (a_.dep[verb] == Dep::acl) {
              patient = f_.named_by(a_.head[verb]);
            }
            pairs.push_back({f_.named_by(*agent), patient});
            if (const auto clause = f_.child(verb, Dep::xcomp)) {
              pairs.back().second = f_.named_by(*clause);
            }
          }
        }
      }
      return pairs;
    }
    const Found subject = subject_event(verb);
    if (cue.itself) {
      return {{subject, f_.at(verb)}};
    }
    for (const EventIndex object : object_events(cue, verb)) {
      pairs.push_back({subject, object});
    }
    return pairs;
  }

  /// "The filing was the result of losses", "The result of losses, ...".
  [[nodiscard]] Pair of_noun(const Cue& cue, TokenIndex noun) const {
    const auto object = object_of(noun, cue.preposition);
    if (!object) {
      return {};
    }
    Found subject;
    if (a_.dep[noun] == Dep::attr || a_.dep[noun] == Dep::dobj) {
      const auto holder = f_.child(a_.head[noun], Dep::nsubj);
      subject = holder ? f_.named_by(*holder) : std::nullopt;
    } else if (a_.dep[noun] == Dep::appos) {
      subject = f_.named_by(a_.head[noun]);
      subject = subject ? subject : f_.governing(a_.head[noun]);
    }
    return {subject, f_.named_by(*object)};
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
    const auto last = static_cast<TokenIndex>(i + cue.words.size() - 1);
    if (cue.kind == Cue::Kind::discourse) {
      const bool starts = i <= a_.sentences[a_.sentence_of(i)].begin + 1;
      if (starts) {
        add(cue, {i, last + 1}, i, {f_.sentence_before(i), f_.main_event(a_.sentence_of(i))});
      }
      return;
    }
    add(cue, {i, last + 1}, i, of_phrase(cue, i, last));
  }

  [[nodiscard]] Pair of_phrase(const Cue& cue, TokenIndex first, TokenIndex last) const {
    std::optional<TokenIndex> brought;
    TokenIndex outer = first;
    const bool marks = a_.dep[last] == Dep::mark || a_.dep[last] == Dep::advmod;
    if (marks && a_.dep[a_.head[last]] == Dep::advcl && cue.clause) {
      brought = a_.head[last];
      outer = a_.head[*brought];
    } else if (cue.noun_phrase || cue.clause) {
      brought = inner(first, last);
      for (int steps = 0; steps < 4 && outer >= first && outer <= last; ++steps) {
        if (a_.is_root(outer)) {
          return {};
        }
        outer = a_.head[outer];
      }
      if (brought && a_.dep[*brought] == Dep::pobj && !cue.noun_phrase) {
        return {};
      }
      if (brought && a_.dep[*brought] == Dep::pcomp && !cue.clause) {
        return {};
      }
    }
    if (!brought || (outer >= first && outer <= last)) {
      return {};
    }
    const Found main = f_.governing(outer);
    if (!main || (!cue.governors.empty() && !cue.governors.contains(f_.events[*main].lemma) &&
                  !cue.governors.contains(f_.lemma[outer]))) {
      return {};
    }
    if (cue.perfect && f_.events[*main].aspect == Aspect::none) {
      return {};
    }
    return {f_.content(*main), f_.named_by(*brought)};
  }

  /// Negated and hedged cues: "did not cause", "not because", "may have caused".
  [[nodiscard]] RelationStatus status_of(TokenRange cue, TokenIndex anchor) const {
    const auto holds = [&](const std::set<std::string, std::less<>>& words) {
      const bool before = cue.begin > 0 && words.contains(f_.lower[cue.begin - 1]);
      const auto children = f_.children.of(anchor);
      return before || std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
               return c < anchor && words.contains(f_.lower[c]);
             });
    };
    if (holds(f_.rules.negations)) {
      return RelationStatus::negated;
    }
    return holds(f_.rules.hedges) ? RelationStatus::possible : RelationStatus::asserted;
  }

  void add(const Cue& cue, TokenRange words, TokenIndex anchor, const Pair& pair) {
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
