#include "named_dates.hpp"

#include <algorithm>

namespace fabula {
namespace {

constexpr TokenIndex longest_look = 8;

/// The token of an expression that hangs on something outside it.
TokenIndex top_of(const Analysis& a, TokenRange expression) {
  for (TokenIndex i = expression.end; i > expression.begin; --i) {
    if (a.is_root(i - 1) || !expression.contains(a.head[i - 1])) {
      return i - 1;
    }
  }
  return expression.end - 1;
}

}  // namespace

void NamedDates::add(TokenRange expression, TimeIndex time) {
  TokenIndex at = top_of(a_, expression);
  for (int steps = 0; steps < 2 && !a_.is_root(at); ++steps) {
    at = a_.head[at];
    if (is_noun(at)) {
      dates_.try_emplace(std::string(a_.lemma(at)), time);
      return;
    }
    if (a_.pos[at] != Pos::adp) {
      return;
    }
  }
}

NamedDates::Behind NamedDates::behind(TokenRange expression) const {
  // "before" is the last word of the expression, or stands right behind it.
  const TokenIndex limit = std::min(expression.end + longest_look, a_.size());
  for (const TokenIndex link : {expression.end - 1, expression.end}) {
    if (link >= a_.size() || (a_.pos[link] != Pos::adp && a_.pos[link] != Pos::sconj)) {
      continue;
    }
    if (a_.dep[link] == Dep::mark) {
      return {true, std::nullopt};
    }
    for (TokenIndex i = link + 1; i < limit; ++i) {
      if (a_.head[i] == link && (a_.dep[i] == Dep::pobj || a_.dep[i] == Dep::pcomp)) {
        const auto date = dates_.find(a_.lemma(i));
        return {true, date == dates_.end() ? std::nullopt : std::optional(date->second)};
      }
    }
  }
  return {};
}

}  // namespace fabula
