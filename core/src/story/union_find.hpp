#pragma once

#include <cstdint>
#include <numeric>
#include <vector>

namespace fabula {

/// Disjoint sets of indices; the least index stands for its set, whatever the order of the unions.
class UnionFind {
 public:
  explicit UnionFind(std::uint32_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }
  std::uint32_t find(std::uint32_t i) {
    while (parent_[i] != i) {
      parent_[i] = parent_[parent_[i]];
      i = parent_[i];
    }
    return i;
  }
  void unite(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    parent_[a > b ? a : b] = a > b ? b : a;
  }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace fabula
