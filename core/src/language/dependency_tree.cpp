#include "language/dependency_tree.hpp"

#include <algorithm>

namespace fabula {
namespace {

// The leftmost and rightmost token below each token.
struct Edges {
  std::vector<std::uint32_t> left;
  std::vector<std::uint32_t> right;
};

void widen(Edges& edges, std::uint32_t head, std::uint32_t child) {
  edges.left[head] = std::min(edges.left[head], edges.left[child]);
  edges.right[head] = std::max(edges.right[head], edges.right[child]);
}

bool stays_in_sentences(std::span<const std::uint32_t> head, const Edges& edges) {
  std::vector<std::uint8_t> starts(head.size(), 0);
  for (std::uint32_t i = 0; i < head.size(); ++i) {
    if (head[i] == i) {
      starts[edges.left[i]] = 1;
    }
  }
  std::uint32_t begin = 0;
  for (std::uint32_t end = 0; end < head.size(); ++end) {
    if ((end > 0 && starts[end] != 0) || end + 1 == head.size()) {
      for (std::uint32_t i = begin; i < end; ++i) {
        if (head[i] < begin || head[i] > end) {
          return false;
        }
      }
      begin = end;
    }
  }
  return true;
}

// Arcs may cross, so one walk over the tokens is not always enough. The number of walks is
// spaCy's.
Edges edges_of(std::span<const std::uint32_t> head) {
  constexpr int most_walks = 12;
  const auto size = static_cast<std::uint32_t>(head.size());
  Edges edges{std::vector<std::uint32_t>(size), std::vector<std::uint32_t>(size)};
  for (std::uint32_t i = 0; i < size; ++i) {
    edges.left[i] = i;
    edges.right[i] = i;
  }
  for (int walk = 0; walk < most_walks; ++walk) {
    for (std::uint32_t i = 0; i < size; ++i) {
      widen(edges, head[i], i);
    }
    for (std::uint32_t i = size; i-- > 0;) {
      widen(edges, head[i], i);
    }
    if (stays_in_sentences(head, edges)) {
      break;
    }
  }
  return edges;
}

// Breadth first and from left to right below the head.
std::uint32_t meant_head(const DependencyTree& tree, const Edges& edges,
                         std::span<const MoveLabel> moves, std::uint32_t token,
                         std::uint16_t wanted) {
  std::vector<std::uint32_t> queue = {tree.head[token]};
  for (std::size_t next = 0; next < queue.size() && queue.size() <= tree.head.size(); ++next) {
    const std::uint32_t parent = queue[next];
    for (std::uint32_t i = edges.left[parent]; i <= edges.right[parent]; ++i) {
      if (tree.head[i] != parent || i == parent || tree.is_space[i] != 0 || i == token) {
        continue;
      }
      const MoveLabel& move = moves[tree.label[i]];
      // Tokens to the left have their plain label by this time.
      if (move.label == wanted && (i < token || move.head_label == MoveLabel::plain)) {
        return i;
      }
      queue.push_back(i);
    }
  }
  return tree.head[token];
}

}  // namespace

void reattach(DependencyTree& tree, std::span<const MoveLabel> moves) {
  const bool any = std::any_of(tree.label.begin(), tree.label.end(), [&](std::uint16_t label) {
    return moves[label].head_label != MoveLabel::plain;
  });
  if (any) {
    const Edges edges = edges_of(tree.head);
    for (std::uint32_t i = 0; i < tree.head.size(); ++i) {
      const MoveLabel& move = moves[tree.label[i]];
      if (move.head_label != MoveLabel::plain) {
        tree.head[i] = meant_head(tree, edges, moves, i, move.head_label);
      }
    }
  }
  for (std::uint16_t& label : tree.label) {
    label = moves[label].label;
  }
}

std::vector<std::uint8_t> sentence_starts(std::span<const std::uint32_t> head) {
  const Edges edges = edges_of(head);
  std::vector<std::uint8_t> starts(head.size(), 0);
  for (std::uint32_t i = 0; i < head.size(); ++i) {
    if (head[i] == i) {
      starts[edges.left[i]] = 1;
    }
  }
  return starts;
}

}  // namespace fabula
