#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "extraction/causes/event_finder.hpp"

/// What features of sentences and of pairs of events are made of.
namespace fabula::causes {

inline std::string_view digit(std::size_t value, std::size_t most) {
  static constexpr std::string_view digits = "0123456789";
  return digits.substr(std::min({value, most, std::size_t{9}}), 1);
}

inline bool is_function_word(Pos pos) {
  return pos == Pos::adp || pos == Pos::sconj || pos == Pos::part || pos == Pos::cconj ||
         pos == Pos::adv || pos == Pos::aux;
}

inline std::string joined(std::initializer_list<std::string_view> parts) {
  std::string all;
  for (const std::string_view part : parts) {
    all += part;
    all += ' ';
  }
  return all;
}

/// What a describer of either kind asks of the tree.
class Tree {
 public:
  explicit Tree(const EventFinder& finder) : f(finder), a(finder.a) {}

  [[nodiscard]] std::string_view dep(TokenIndex i) const {
    return a.is_root(i) ? "ROOT" : a.dep_name(i);
  }
  [[nodiscard]] std::string_view tag(TokenIndex i) const { return a.tag_name(i); }
  [[nodiscard]] const std::string& lemma(TokenIndex i) const { return f.lemma[i]; }
  /// The function word that a clause begins with, if any: its mark, its auxiliary.
  [[nodiscard]] std::string_view mark_of(TokenIndex clause) const {
    for (const TokenIndex c : f.children.of(clause)) {
      if (a.dep[c] == Dep::mark || a.dep[c] == Dep::aux || a.dep[c] == Dep::advmod) {
        return f.lemma[c];
      }
    }
    return "-";
  }
  [[nodiscard]] bool is_object(TokenIndex i) const {
    return a.dep[i] == Dep::pobj || a.dep[i] == Dep::pcomp;
  }

  const EventFinder& f;
  const Analysis& a;
};

}  // namespace fabula::causes
