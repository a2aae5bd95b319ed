#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "extraction/actors/candidate.hpp"

namespace fabula::actors {

/// One way of writing a name in the article, with what its mentions say of it.
struct NameForm {
  std::vector<std::string> words;
  std::string text;         ///< as the article writes it
  std::uint32_t first = 0;  ///< a candidate that writes it so
  ActorKind kind = ActorKind::other;
  int certainty = -1;
  ActorRules::Gender gender = ActorRules::Gender::none;
  std::string known_as;
};

/// The words of a name such that two ways of writing it are equal: without accents, "ROGERS" as
/// "Rogers".
std::vector<std::string> comparable_words(std::string_view name);

/// How well a shorter name fits a longer one: 0 not at all, else the smaller the better.
int fit(const ActorRules& rules, const NameForm& s, const NameForm& whole);

/// Finds the names that a shorter name could be short for without trying all.
class FormIndex {
 public:
  explicit FormIndex(const std::vector<NameForm>& forms);
  [[nodiscard]] std::vector<std::uint32_t> that_may_hold(const NameForm& shorter) const;

 private:
  void add(const std::string& word, std::uint32_t form);
  std::map<std::string, std::vector<std::uint32_t>> forms_;
};

}  // namespace fabula::actors
