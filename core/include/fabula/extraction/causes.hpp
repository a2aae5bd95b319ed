#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "fabula/diagnostic.hpp"
#include "fabula/extraction/mentions.hpp"
#include "fabula/language/analysis.hpp"
#include "fabula/language/linear_model.hpp"
#include "fabula/text/article.hpp"

namespace fabula {

/// Words that say that one event caused, prevented, answered or preceded another. Each cue has one
/// direction.
struct Cue {
  enum class Kind : std::uint8_t {
    verb,      ///< its subject's event and its object's: "the storm caused a flood"
    phrase,    ///< what it hangs on and what it brings: "closed because of the flood"
    noun,      ///< subject of its copula and its complement: "the filing was the result of losses"
    adverb,    ///< the verb, and what its preposition brings: "told of the strike beforehand"
    discourse  ///< the sentence before and this one: "As a result, the school closed"
  };
  std::string name;
  Kind kind = Kind::verb;
  RelationKind relation = RelationKind::causes;
  std::set<std::string, std::less<>> lemmas;  ///< of a verb or noun
  std::vector<std::string> words;             ///< of a phrase, in lower case
  std::string preposition;  ///< brings a verb's or noun's second event; empty: the object
  bool itself = false;      ///< the verb is the second event: "leaving many homeless"
  bool theme = false;       ///< so it is, and the first is what it happens to: "the strike ended"
  bool anaphoric = false;   ///< so it is, and the first is told in the sentence before
  bool reversed = false;    ///< the second event is the cause (or the earlier one)
  float strength = 0.5F;
  std::set<std::string, std::less<>> governors;  ///< lemmas that a phrase must hang on; empty: any
  bool clause = true;                            ///< a phrase may bring a clause
  bool noun_phrase = true;                       ///< a phrase may bring a noun phrase
  bool perfect = false;                          ///< a phrase must hang on a present perfect
};

/// A sentence of a rule file that has the relation, or (`holds` false) has none of that cue.
struct CueExample {
  std::string cue;
  std::string text;
  std::string from;  ///< a word of the trigger
  std::string to;
  bool holds = true;
  SourceLocation where;
};

/// What decides on causes that no cue states: does a sentence tell of one at all, and which two of
/// its events are cause and effect. Without weights nothing is found that way.
struct CauseModel {
  LinearModel sentences;
  LinearModel pairs;
  std::string name;  ///< shown as the rule that read it
  /// A sentence's score is its probability and that of its best pair, as log odds, added up; the
  /// first one counts so much.
  float sentence_weight = 1;
  float threshold = 0;     ///< a sentence tells of a cause where its score is at least this
  float further_pair = 1;  ///< another pair is told where its probability is at least this
};

/// The compiled cues of causes and order.
struct CauseRules {
  std::vector<Cue> cues;
  std::set<std::string, std::less<>> negations;  ///< lower-case words
  std::set<std::string, std::less<>> hedges;     ///< modals and adverbs, lower case
  std::set<std::string, std::less<>> pronouns;   ///< that point to the sentence before: this, that
  std::set<std::string, std::less<>> noun_pronouns;  ///< that point to a subject there first: it
  std::set<std::string, std::less<>> anaphors;       ///< nouns that do: move, decision
  std::set<std::string, std::less<>> determiners;    ///< in front of those nouns: the, this
  std::set<std::string, std::less<>> containers;     ///< nouns that hold events: a wave of protests
  std::vector<CueExample> examples;
  CauseModel model;
};

/// Finds the relations between event mentions that the text states: within a sentence, and to the
/// sentence before where a pronoun or a connective points there. A relation joins the events that
/// the cue really joins: what was said, not the saying; what an event noun names.
std::vector<RelationMention> find_relations(const Article& article, const Analysis& analysis,
                                            const std::vector<TimeMention>& times,
                                            const std::vector<ActorMention>& actors,
                                            const std::vector<EventMention>& events,
                                            const CauseRules& cause_rules,
                                            std::vector<std::string>& rules);

}  // namespace fabula
