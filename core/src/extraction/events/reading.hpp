#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fabula/extraction/events.hpp"
#include "fabula/language/analysis.hpp"

namespace fabula::events {

/// What a verb has around it, once relative pronouns, control and conjunction are resolved.
struct Clause {
  std::optional<TokenIndex> subject;  ///< of the surface: in a passive the one who suffers
  std::optional<TokenIndex> object;
  std::optional<TokenIndex> recipient;
  std::optional<TokenIndex> by;       ///< agent of a passive
  std::optional<TokenIndex> counted;  ///< "three of whom were hurt": the subject as it stands
  bool passive = false;
  bool own_subject = false;  ///< stands beside the verb, not taken from elsewhere
};

/// What a verb's auxiliaries say.
struct VerbGroup {
  Tense tense = Tense::none;
  Aspect aspect = Aspect::none;
  Polarity polarity = Polarity::positive;
  std::string modality;
};

/// An article as the event rules see it: the analysis with what was found before, ready for
/// questions by token. Refers to what it was made from.
class Reading {
 public:
  Reading(const Article& article, const Analysis& analysis, const std::vector<TimeMention>& times,
          const std::vector<ActorMention>& actors, const EventRules& rules);

  const Article& article;
  const Analysis& a;
  const std::vector<TimeMention>& times;
  const std::vector<ActorMention>& actors;
  const EventRules& rules;
  Children children;

  std::vector<TokenIndex> order;       ///< every token after its head
  std::vector<std::string> lower;      ///< the token's text in lower case
  std::vector<std::string> lemma;      ///< its lemma in lower case
  std::vector<std::int32_t> actor_at;  ///< the mention whose head it is, or -1
  std::vector<std::int32_t> time_at;   ///< the time expression that it is part of, or -1
  std::vector<std::int32_t> event_at;  ///< the event that it triggers, or -1
  std::vector<VerbGroup> groups;       ///< for verbs, adjectives and nouns
  std::vector<Clause> clauses;         ///< for verbs
  std::vector<std::uint8_t> cut;       ///< begins something that a noun phrase leaves out
  std::vector<std::uint8_t> in_headline;
  std::vector<std::uint8_t> in_quotes;
  /// One more than its subject, for a verb in a headline that the tagger took for a plural noun:
  /// "Talks stall" is fine, "Unit files for bankruptcy" is not.
  std::vector<TokenIndex> headline_verb;

  [[nodiscard]] bool is(TokenIndex i, const WordSet& words) const {
    return words.count(lower[i]) != 0;
  }
  [[nodiscard]] bool lemma_is(TokenIndex i, const WordSet& words) const {
    return words.count(lemma[i]) != 0;
  }
  [[nodiscard]] std::string_view text(TokenIndex i) const { return article.text(a.span[i]); }
  /// The first child with that relation.
  [[nodiscard]] std::optional<TokenIndex> child(TokenIndex i, Dep dep) const;
  /// The first conjunct of a coordination, from any of its members.
  [[nodiscard]] TokenIndex first_conjunct(TokenIndex i) const;
  /// The head, passing over the heads that only coordinate.
  [[nodiscard]] std::optional<TokenIndex> governor(TokenIndex i) const;
  /// i and the conjuncts that hang on it, in the order of the text. "Osten, Torland" is one place,
  /// "wrestler and actor Jane Poe" one person, of whom the name is given.
  [[nodiscard]] std::vector<TokenIndex> coordinated(TokenIndex i) const;
  /// The noun phrase of a head, without relative clauses, appositions and conjuncts.
  [[nodiscard]] TokenRange noun_phrase(TokenIndex head) const;
  [[nodiscard]] bool is_verb(TokenIndex i) const {
    return a.pos[i] == Pos::verb || a.pos[i] == Pos::aux || headline_verb[i] != 0;
  }
  [[nodiscard]] bool is_nominal(TokenIndex i) const {
    if (a.pos[i] == Pos::adv || a.pos[i] == Pos::adj) {  // a slip of the tagger
      return a.dep[i] == Dep::dobj || (a.dep[i] == Dep::pobj && !children.of(i).empty());
    }
    return a.pos[i] == Pos::noun || a.pos[i] == Pos::propn;
  }
  /// Whether the rules list a noun's lemma as an event wherever it stands.
  [[nodiscard]] bool names_event(TokenIndex noun) const;
  /// The particle of a phrasal verb, in lower case, or nothing.
  [[nodiscard]] std::string particle(TokenIndex verb) const;
  /// The same, or the adverb right behind the verb that the parser took it for, where much follows:
  /// "walked out over pay".
  [[nodiscard]] std::string phrasal_word(TokenIndex verb) const;

  /// "two million dollars"
  [[nodiscard]] bool is_amount(TokenIndex i) const;

 private:
  /// Past the rest of a word that was taken apart at its hyphens: "co" of "co-founder".
  [[nodiscard]] TokenIndex end_of_word(TokenIndex end) const;
  void read_words();
  void place_mentions();
  void read_blocks();
  void find_headline_verbs();
  [[nodiscard]] bool is_place_name(TokenIndex i) const;
  [[nodiscard]] bool is_region_of(TokenIndex place, TokenIndex region) const;
  [[nodiscard]] bool is_title_of(TokenIndex title, TokenIndex name) const;
  /// "the mayor, the priest and a teacher", where the parser took the second for an apposition.
  [[nodiscard]] bool is_listed(TokenIndex i) const;
};

/// Fills reading.clauses, from the roots downwards.
void resolve_clauses(Reading& reading);

/// The verb that "to go" completes in "ordered the firm to go", where the noun is its object.
std::optional<TokenIndex> ordering_verb(const Reading& reading, TokenIndex noun);

/// Whether a token is taken for an event.
using EventTest = bool (*)(const Reading& reading, TokenIndex token);

/// Whether another event is what a word is about: "tried to go", "stopped the talks".
bool has_event_argument(const Reading& reading, TokenIndex i, EventTest is_event);

/// Chooses the triggers. The mentions have trigger, phrase, span, class and sentence.
std::vector<EventMention> find_triggers(const Reading& reading, std::vector<std::string>& names);

/// Leaves out verbs and adjectives that neither the model takes for an event nor any type knows;
/// keeps event_at in step. Needs the types.
void drop_unlikely(Reading& reading, std::vector<EventMention>& events);

/// Takes back classes that the context does not bear out. Needs reading.event_at.
void refine_classes(const Reading& reading, std::vector<EventMention>& events);

/// Fills reading.groups. An adjective has its copula's tense.
void read_verb_groups(Reading& reading);

/// Participants in the order of roles.
void find_participants(const Reading& reading, std::vector<EventMention>& events);

void assign_status(const Reading& reading, std::vector<EventMention>& events);
void attribute_events(const Reading& reading, std::vector<EventMention>& events);
void assign_types(const Reading& reading, std::vector<EventMention>& events);
/// Dates clauses by one another: "when", "two days after", "six days later", "before".
void link_dates(const Reading& reading, std::vector<EventMention>& events);
void date_events(const Reading& reading, std::vector<EventMention>& events);
void write_labels(const Reading& reading, std::vector<EventMention>& events);
void weigh_events(const Reading& reading, std::vector<EventMention>& events);

}  // namespace fabula::events
