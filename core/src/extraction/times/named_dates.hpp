#pragma once

#include <map>
#include <optional>
#include <string>

#include "fabula/extraction/mentions.hpp"
#include "fabula/language/analysis.hpp"

namespace fabula {

/// The things of an article that a date stands beside: "the March 3 election", "the election on
/// March 3" give election its date, which "a week before the election" is counted from.
class NamedDates {
 public:
  explicit NamedDates(const Analysis& analysis) : a_(analysis) {}

  /// Learns what an expression dates, where it hangs on a noun.
  void add(TokenRange expression, TimeIndex time);

  /// What stands behind "a week before".
  struct Behind {
    bool is_named = false;  ///< a noun or a clause
    std::optional<TimeIndex> time;
  };
  [[nodiscard]] Behind behind(TokenRange expression) const;

 private:
  [[nodiscard]] bool is_noun(TokenIndex i) const {
    return a_.pos[i] == Pos::noun || a_.pos[i] == Pos::propn;
  }

  const Analysis& a_;
  std::map<std::string, TimeIndex, std::less<>> dates_;  // by lemma, the first date of each
};

}  // namespace fabula
