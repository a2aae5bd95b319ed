#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extraction/events/reading.hpp"

namespace fabula::events {

/// Words being put together, with the spaces that the article has between them.
class Wording {
 public:
  void add(const std::string& piece, bool space_before = true);
  void add(const Wording& other) { add(other.text_); }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] std::size_t size() const { return text_.size(); }

 private:
  std::string text_;
};

/// Writes noun phrases and clauses of the article as a label has them: names for pronouns, no
/// determiner in front, no quotation marks.
class Phrasing {
 public:
  explicit Phrasing(const Reading& reading) : r_(reading) {}

  /// Whose name need not be repeated: "Smith sells his firm".
  void speak_of(std::optional<ActorIndex> actor);
  /// Empty where the phrase is a pronoun that nothing resolves. `brief` leaves out what follows
  /// the head.
  [[nodiscard]] std::string noun(TokenIndex head, bool brief) const;
  /// The same for a participant, which may have a better name beside it.
  [[nodiscard]] std::string participant(const Participant& participant, bool brief) const;
  /// The words of a range with pronouns that possess replaced.
  [[nodiscard]] std::string words(TokenRange range) const;
  /// A subordinate clause in the article's own words, without what can be spared.
  [[nodiscard]] std::string clause(TokenIndex verb, std::size_t room) const;
  [[nodiscard]] bool unresolved(TokenIndex head) const;

 private:
  [[nodiscard]] ActorIndex first_mention(ActorIndex mention) const;
  [[nodiscard]] std::string possessor(TokenIndex pronoun) const;
  /// Whether no space stands between what ends and what begins there.
  [[nodiscard]] bool touches(TokenIndex end, TokenIndex begin) const;
  [[nodiscard]] std::string without(TokenRange whole,
                                    const std::vector<TokenRange>& left_out) const;
  /// Subject, verb and object alone.
  [[nodiscard]] std::string core_of(TokenIndex verb) const;
  [[nodiscard]] std::string actor(const ActorMention& mention) const;

  const Reading& r_;
  std::optional<ActorIndex> subject_;  // the first mention of its chain
};

}  // namespace fabula::events
