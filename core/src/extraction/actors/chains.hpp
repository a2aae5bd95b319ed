#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extraction/actors/candidate.hpp"

namespace fabula::actors {

constexpr std::uint32_t no_chain = ~0U;

/// What the article says of one actor or thing, over all its mentions so far.
struct Chain {
  ActorKind kind = ActorKind::other;
  int certainty = -1;
  bool actor = false;
  bool plural = false;
  bool named = false;
  bool several = false;  ///< a coordination
  bool vague = false;    ///< begins with a "the company" of which it was not clear whom it means
  bool told = false;     ///< a name of it says what body it is: "Institute"
  bool either = false;   ///< only called by nouns for persons and bodies alike
  ActorRules::Gender gender = ActorRules::Gender::none;
  std::string name;  ///< the fullest for a person, else the last used
  std::string country;
  std::string known_as;
  std::vector<std::string> nouns;      ///< what descriptions call it: "bank"
  std::vector<std::string> modifiers;  ///< and how: "central", "u.s."
};

/// Chains of the names of an article: which are one actor by their parts, by the tables, by an
/// acronym in brackets, by apposition. Sets Candidate::chain of every name and of the descriptions
/// that stand in apposition to one; all others get no_chain.
class NameChains {
 public:
  NameChains(const Reading& reading, std::vector<Candidate>& candidates);
  [[nodiscard]] std::uint32_t count() const { return count_; }

 private:
  void join_equal_and_shorter();
  void join_appositions();
  void join_brackets();
  void join_adjacent();
  void join_between_commas(std::uint32_t name);
  void join_modified_team(std::uint32_t described);
  std::uint32_t find(std::uint32_t i);
  void join(std::uint32_t x, std::uint32_t y);
  [[nodiscard]] std::uint32_t at_head(TokenIndex head) const;
  void join_phrases(std::uint32_t x, std::uint32_t y);
  void settle();

  const Reading& r_;
  std::vector<Candidate>& candidates_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> by_head_;  ///< by token: candidate, or no_chain
  std::uint32_t count_ = 0;
};

}  // namespace fabula::actors
