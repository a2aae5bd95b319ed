#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fabula/extraction/causes.hpp"

namespace fabula::causes {

/// An article with its events, ready for the question which event a token names.
class EventFinder {
 public:
  EventFinder(const Article& article, const Analysis& analysis,
              const std::vector<EventMention>& events, const CauseRules& rules);

  const Article& article;
  const Analysis& a;
  const std::vector<EventMention>& events;
  const CauseRules& rules;
  Children children;
  std::vector<std::string> lower;  ///< the token's text in lower case
  std::vector<std::string> lemma;  ///< its lemma in lower case

  [[nodiscard]] std::optional<TokenIndex> child(TokenIndex i, Dep dep) const;
  /// The event that a token triggers.
  [[nodiscard]] std::optional<EventIndex> at(TokenIndex i) const;
  /// The event that a phrase or clause names by its head: the trigger, what it says for a saying,
  /// what a light verb or a pronoun stands for.
  [[nodiscard]] std::optional<EventIndex> named_by(TokenIndex head) const;
  /// The event that a token hangs on: its own or that of the nearest head that has one.
  [[nodiscard]] std::optional<EventIndex> governing(TokenIndex i) const;
  /// The main event of the sentence before the token's.
  [[nodiscard]] std::optional<EventIndex> sentence_before(TokenIndex i) const;
  /// What the sentence before the token's tells of: the event that is its subject, else its main
  /// event.
  [[nodiscard]] std::optional<EventIndex> told_before(TokenIndex i) const;
  /// The main event of a sentence.
  [[nodiscard]] std::optional<EventIndex> main_event(std::uint32_t sentence) const;
  /// The same, but a saying is itself and not what it says.
  [[nodiscard]] std::optional<EventIndex> root_event(std::uint32_t sentence) const;
  /// What a saying says, where it says something; else the event itself.
  [[nodiscard]] EventIndex content(EventIndex event) const { return content_[event]; }

 private:
  /// "the move", "this decision", without a word that says which.
  [[nodiscard]] bool points_back(TokenIndex noun) const;
  [[nodiscard]] bool is_relative(TokenIndex i) const;
  /// "a wave of protests"
  [[nodiscard]] std::optional<EventIndex> held_by(TokenIndex noun) const;
  [[nodiscard]] std::optional<EventIndex> subject_of(TokenIndex verb) const;
  [[nodiscard]] std::optional<EventIndex> subject_before(TokenIndex i) const;
  [[nodiscard]] std::optional<EventIndex> antecedent_of_pronoun(TokenIndex pronoun) const;
  [[nodiscard]] std::optional<EventIndex> antecedent_of_relative(TokenIndex relative) const;

  std::vector<std::int32_t> event_at_;
  std::vector<EventIndex> content_;
};

}  // namespace fabula::causes
