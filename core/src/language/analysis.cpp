#include "fabula/language/analysis.hpp"

#include <algorithm>
#include <cassert>

namespace fabula {

std::uint32_t Analysis::sentence_of(TokenIndex i) const {
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), i,
                                      [](TokenIndex t, TokenRange s) { return t < s.begin; });
  assert(after != sentences.begin());
  return static_cast<std::uint32_t>(after - sentences.begin() - 1);
}

Children::Children(const Analysis& analysis) {
  const std::uint32_t n = analysis.size();
  first_.assign(n + 1, 0);
  for (TokenIndex i = 0; i < n; ++i) {
    if (!analysis.is_root(i)) {
      ++first_[analysis.head[i] + 1];
    }
  }
  for (std::uint32_t i = 0; i < n; ++i) {
    first_[i + 1] += first_[i];
  }
  items_.resize(first_[n]);
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  for (TokenIndex i = 0; i < n; ++i) {
    if (!analysis.is_root(i)) {
      items_[next[analysis.head[i]]++] = i;
    }
  }
  // Breadth first from the roots, then folded backwards: a child's range is whole before its
  // head takes it in, and no recursion can run out of stack on a tree as deep as its sentence.
  std::vector<TokenIndex> order;
  order.reserve(n);
  for (TokenIndex i = 0; i < n; ++i) {
    if (analysis.is_root(i)) {
      order.push_back(i);
    }
  }
  for (std::size_t k = 0; k < order.size(); ++k) {
    const Range children = of(order[k]);
    order.insert(order.end(), children.begin(), children.end());
  }
  subtree_.resize(n);
  for (TokenIndex i = 0; i < n; ++i) {
    subtree_[i] = {i, i + 1};
  }
  for (auto it = order.rbegin(); it != order.rend(); ++it) {
    if (!analysis.is_root(*it)) {
      TokenRange& whole = subtree_[analysis.head[*it]];
      whole.begin = std::min(whole.begin, subtree_[*it].begin);
      whole.end = std::max(whole.end, subtree_[*it].end);
    }
  }
}

}  // namespace fabula
