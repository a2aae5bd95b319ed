#pragma once

#include <string>
#include <vector>

#include "extraction/events/labels.hpp"

namespace fabula::events {

/// The pieces that labels are put together from. `detail` runs from 3, all that is known, to 0, the
/// bare heads of the phrases.
class LabelParts {
 public:
  using Members = std::vector<Participant>;

  explicit LabelParts(const Reading& reading)
      : phrasing(reading), r_(reading), words_(reading.rules.label) {}

  Phrasing phrasing;

  [[nodiscard]] static Members with_role(const EventMention& event, Role role);

  /// "A", "A and B", "A, B and C"; empty where one of them is a pronoun that stands for nobody.
  [[nodiscard]] std::string listed(const Members& members, int detail, bool in_front = false) const;

  /// Whether the verb stands in the plural behind them, `listed` so: as the article has it where
  /// its own verb tells, else by the nouns.
  [[nodiscard]] bool plural(const EventMention& event, const Members& members, int detail) const;
  [[nodiscard]] bool plural(const Members& members) const;
  /// Whether a verb stands in the plural behind the phrase of that head.
  [[nodiscard]] bool plural(TokenIndex head) const;

  /// "charges", "to be charged", "may charge", "does not charge".
  [[nodiscard]] std::string verb_words(const EventMention& event, bool passive, bool many) const;

  /// "reportedly" of "has reportedly charged", which says more than "may".
  [[nodiscard]] std::string hedge_of(const EventMention& event) const;

  /// "No deaths are reported": the subject has the negation.
  [[nodiscard]] bool denied_by_subject(const EventMention& event) const;

  [[nodiscard]] bool is_none(TokenIndex noun) const;

  /// Whether a clause that completes a verb brings its participants in words of its own: "allows
  /// *the firm to close*".
  [[nodiscard]] bool brings_object(const EventMention& event, TokenIndex clause) const;

  [[nodiscard]] std::string rest_of_phrase(const EventMention& event) const;

  /// The adverb that completes a verb: right behind it, or behind its object.
  [[nodiscard]] std::string next_word(const EventMention& event, bool has_object) const;

  /// What follows: object, then the one complement that tells most.
  [[nodiscard]] std::string complement(const EventMention& event, bool has_object, int detail,
                                       std::size_t room) const;

  [[nodiscard]] std::string preposition_phrase(const EventMention& event, TokenIndex preposition,
                                               int detail, std::size_t room) const;

 private:
  [[nodiscard]] std::string predicate_or_clause(const EventMention& event, bool has_object,
                                                std::size_t room) const;
  [[nodiscard]] std::string prepositional(const EventMention& event, bool has_object, int detail,
                                          std::size_t room) const;
  [[nodiscard]] std::optional<TokenIndex> unfinished(TokenIndex noun) const;
  [[nodiscard]] std::vector<std::string> names(const Members& members, int detail,
                                               bool in_front) const;
  /// What the verb or its auxiliary tells of its subject's number: "has", "were".
  [[nodiscard]] std::optional<bool> plural_by_verb(TokenIndex verb) const;
  [[nodiscard]] bool says_nothing(TokenIndex noun) const;

  const Reading& r_;
  const LabelWords& words_;
};

}  // namespace fabula::events
