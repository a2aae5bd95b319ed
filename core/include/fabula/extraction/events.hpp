#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "fabula/extraction/mentions.hpp"
#include "fabula/language/analysis.hpp"
#include "fabula/language/lexicon.hpp"
#include "fabula/language/linear_model.hpp"
#include "fabula/text/article.hpp"

namespace fabula {

/// Words of one kind. Lemmas and lower-case forms, looked up by string_view.
using WordSet = std::set<std::string, std::less<>>;
template <typename Value>
using WordMap = std::map<std::string, Value, std::less<>>;

/// What a word says of the event that it governs: "plans to go", "failed to go", "denied going".
enum class Outlook : std::uint8_t {
  content,   ///< told or thought: the content's own tense decides ("said", "knows")
  same,      ///< comes true with its governor ("managed to", "forced him to")
  happened,  ///< true whatever becomes of the governor ("regrets", "because of")
  ongoing,   ///< under way ("is in the course of")
  planned,   ///< meant to come ("plans to", "agreed to")
  possible,  ///< open ("tries to", "unlikely to", "whether")
  negated    ///< did not come ("failed to", "denies", "without")
};

/// A word with its outlook and the name of the rule that lists it.
struct Governor {
  Outlook outlook = Outlook::content;
  std::string rule;
};

/// An entry of the ontology.
struct EventType {
  std::string name;    ///< "arrest"
  std::string field;   ///< the part of the news it belongs to: "justice"
  std::string plover;  ///< PLOVER event type with mode, where there is one: "COERCE-arrest"
  double salience = 0.5;
  WordMap<std::string> roles;  ///< what agent, patient, ... are called in it
};

/// One sense of a trigger lemma. The conditions that are given must all hold; of several frames
/// that hold, the one with most conditions is meant.
struct TypeFrame {
  std::string type;
  std::string particle;     ///< "down" of "step down"
  std::string preposition;  ///< "for" of "file for"
  WordSet objects;   ///< lemmas of the object's head, or of the preposition's where one is given
  WordSet subjects;  ///< lemmas of the subject's head
  bool no_object = false;
  bool with_object = false;
  [[nodiscard]] int conditions() const {
    return static_cast<int>(!particle.empty()) + static_cast<int>(!preposition.empty()) +
           static_cast<int>(!objects.empty()) + static_cast<int>(!subjects.empty()) +
           static_cast<int>(no_object) + static_cast<int>(with_object);
  }
};

/// Several words that name one event: "grind to a halt", "take office".
struct PhraseRule {
  std::string verb;                ///< lemma of the first word, the trigger
  std::vector<std::string> words;  ///< the lower-case forms that follow it
  std::string meaning;             ///< the lemma to type it by: "halt"
};

/// The words by which a language builds its verb groups and clauses, in lower case.
struct ClauseWords {
  WordSet copulas;                  ///< lemmas: be
  WordSet perfects;                 ///< lemmas: have
  WordSet modals;                   ///< lemmas: can, may, must
  WordSet future_modals;            ///< will, shall
  WordSet conditional_modals;       ///< would
  WordSet negating;                 ///< not, never, no longer's "no"
  WordSet negating_determiners;     ///< no, neither
  WordSet definite;                 ///< determiners of what is known: the, this, its
  WordSet conditions;               ///< if, unless, whether
  WordSet absence;                  ///< without, instead
  WordSet particles;                ///< out, off: of verbs, where they stand right behind one
  WordSet pending;                  ///< adverbs: has *yet* to come
  WordSet intended;                 ///< adjectives: the *planned* sale
  WordSet hedges;                   ///< allegedly, reportedly, possibly
  WordSet untrue;                   ///< adverbs: said *incorrectly* that
  WordSet undoing;                  ///< lemmas: planned to go but *cancelled* the trip
  WordSet relatives;                ///< who, which, that
  WordSet agent_prepositions;       ///< by
  WordSet patient_prepositions;     ///< of
  WordSet recipient_prepositions;   ///< to, for
  WordSet place_prepositions;       ///< in, at, near
  WordSet place_entities;           ///< the model's labels for places: GPE, LOC
  WordSet amount_entities;          ///< the model's labels for sums and measures: MONEY
  WordSet instrument_prepositions;  ///< with, using
  WordSet object_prepositions;      ///< those that bring a verb's second party: with, against, at
  WordSet source_words;             ///< "according" of "according to"
  WordSet later;                    ///< "six days *later*"
  WordSet earlier;
  WordSet after;  ///< conjunctions: after
  WordSet before;
  WordSet when;        ///< when, as, while
  WordSet dating;      ///< prepositions that date what stands further up: on, in
  WordSet open_begin;  ///< since, after
  WordSet rankings;    ///< the *first* strike since 2019
  WordSet open_end;    ///< until, before, by
  WordSet new_date;    ///< "moved to June": before the date that something is moved to or from
  WordSet infinitive_marks;  ///< to
  WordSet quote_marks;
  WordSet question_marks;
  /// The last code point of the alphabet that the language is written in; what goes beyond is
  /// another language, of which nothing is known.
  char32_t last_letter = 0x24F;
  WordSet first_person;  ///< I, we: the speaker
  WordSet unnamed;       ///< lower-case pronouns that no label may begin with: it, they
};

/// What the writing of labels needs to know of the language.
struct LabelWords {
  WordMap<std::pair<std::string, std::string>> present;  ///< irregular: be -> {is, are}
  /// Endings of the lemma and what stands for them in the third person, the first that fits.
  std::vector<std::pair<std::string, std::string>> endings;
  std::string ending;             ///< what is added to all others: s
  std::string copula;             ///< be
  std::string support;            ///< do
  std::string negation;           ///< not
  std::string infinitive;         ///< to
  std::string may;                ///< may
  std::string by;                 ///< by
  std::string conjunction;        ///< and
  std::string none;               ///< in front of an event noun that did not come: no
  std::string possible;           ///< the same for one that may come: possible
  std::string planned;            ///< the same for one that is to come: planned
  std::string people;             ///< stands for an agent of many that nobody names
  std::string someone;            ///< the same for one
  std::string plural_possessive;  ///< the same after the ending of a plural
  std::string possessive;         ///< 's
  WordSet dropped;                ///< determiners left out in front: the, a
  WordSet directions;             ///< adverbs that complete a verb: outside, home
  WordSet complements;            ///< prepositions whose phrase tells most: with, for, of
  WordSet plural_pronouns;        ///< they, we
  WordSet quantities;             ///< "a third of": nouns that count what follows, with "a"
  WordSet single;                 ///< one, each: of many, yet singular
  WordSet counts;                 ///< of the quantities, "the number of cases *has* grown"
  WordSet counting_one;           ///< determiners of one: a, this, every
  WordSet singular_verbs;         ///< auxiliaries that tell their subject's number: has, was
  WordSet plural_verbs;           ///< have, were
  WordSet empty_nouns;            ///< "at the *time*": nothing without what modifies them
  WordSet length_prepositions;    ///< "sentenced *to* five years": what has no date
  WordSet joining;                ///< "farmers *and* teachers"
  WordSet pairing;                ///< prepositions of two: between
  WordSet leaning_verbs;          ///< "*hold* him in contempt": half said without what follows
  std::string quote = "\"";       ///< around the article's own words
  std::string clipped = "...";    ///< where they go on
  std::size_t max_length = 90;
};

/// Weights of the parts that salience is summed from.
struct SalienceWeights {
  double base = 0.2;
  double headline = 0.3;
  double lead = 0.15;
  double position = 0.15;
  double participant = 0.05;
  double named = 0.05;
  double dated = 0.1;
  double type = 0.2;
  double happened = 0.05;
  double possible = -0.1;
  double planned = -0.05;
  double negated = -0.1;
  double untyped = 0.3;  ///< the salience of an event that no type fits
  double subordinate = -0.1;
  double nominal = -0.05;
  double generic = -0.2;   ///< tells little: nobody does it, or nothing is done
  double unlisted = -0.1;  ///< a noun that no list has, but the model takes for an event
  double doubtful = -0.2;  ///< the label lacks what the verb needs, or names who is not sure
  double question = -0.3;
  double modifier = -0.1;  ///< in a clause that only tells which one is meant
  double quoted = -0.1;
  double background = -0.6;
  WordMap<double> by_class;
};

/// The compiled ontology and event rules.
struct EventRules {
  std::vector<EventType> types;
  WordMap<std::vector<TypeFrame>> verb_types;  ///< by lemma
  WordMap<std::vector<TypeFrame>> noun_types;
  std::vector<PhraseRule> phrases;

  WordMap<std::string> lemmas;     ///< lemmas that the model gets wrong, by lower-case form
  WordMap<EventClass> verb_class;  ///< by lemma; absent: occurrence
  WordMap<EventClass> noun_class;
  WordMap<EventClass> adjective_class;
  WordSet never_verbs;  ///< lemmas that name no event: "include"
  WordSet light_verbs;  ///< "hold a vote": the object names the event
  WordSet event_nouns;  ///< beside those that a type lists
  WordSet never_nouns;
  WordSet patient_possessors;  ///< nouns whose possessor suffers them: arrest, murder
  WordSet agent_complements;   ///< nouns whose "of" does them: collapse, arrival

  WordMap<Governor> verb_governors;  ///< by lemma, for clauses and gerunds
  WordMap<Governor> noun_governors;
  WordMap<Governor> adjective_governors;
  WordMap<Governor> object_governors;  ///< verbs, for event nouns as their object
  WordSet subject_control;             ///< "X promised Y to go": X goes, in spite of the object
  WordSet saying_verbs;                ///< beside those of class reporting: "warned that"
  WordSet naming_verbs;                ///< "an experiment known as MINOS": call, know
  WordSet charge_verbs;                ///< "accused X of going": X goes
  WordSet caused_by_clause;            ///< ", prompting X to": its subject is the clause before
  WordSet answering_verbs;             ///< "rejected an offer": there was one
  WordSet addressing_verbs;            ///< "told the press": what, is said elsewhere
  WordSet bare_verbs;                  ///< "the move comes", "is dated": say nothing alone
  WordSet matter_verbs;                ///< ", stemming from": of the matter, not of who did it
  WordSet moving_verbs;                ///< "postponed until June": June is the new date
  WordSet objectless_verbs;            ///< "came and took it": came has no object

  /// What a page says to its reader tells no event: words that such a sentence begins with, or
  /// holds.
  std::vector<std::vector<std::string>> address_begins;
  std::vector<std::vector<std::string>> address_holds;

  /// What a word's dictionary entry says, and the model of TimeML's events that was trained with it
  /// (`./dev train events`); without a model the rules above decide alone.
  Lexicon lexicon;
  LinearModel triggers;
  /// What the model must believe of a word to be an event as TimeML annotates them.
  float trigger_threshold = 0.5F;

  ClauseWords clause;
  LabelWords label;
  SalienceWeights salience;
};

/// The classes of EventRules::triggers: "none", then TimeML's in the order of EventClass.
const std::vector<std::string>& trigger_classes();

/// Finds the event mentions of an article with class, status, participants, time and label.
std::vector<EventMention> find_events(const Article& article, const Analysis& analysis,
                                      const std::vector<TimeMention>& times,
                                      const std::vector<ActorMention>& actors,
                                      const EventRules& event_rules,
                                      std::vector<std::string>& rules);

/// The third person present of a verb: "files", "are".
std::string present_tense(const std::string& lemma, bool plural, const LabelWords& words);

}  // namespace fabula
