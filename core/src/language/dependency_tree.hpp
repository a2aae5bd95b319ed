#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace fabula {

/// The tree of one document while it is put in order after parsing.
struct DependencyTree {
  std::vector<std::uint32_t> head;  ///< a root is its own head
  std::vector<std::uint16_t> label;
  std::vector<std::uint8_t> is_space;
};

/// A label of the parser's moves: "pobj||prep" is a `pobj` of a `prep` somewhere below the head
/// that the parser, which builds trees without crossing arcs only, could give it.
struct MoveLabel {
  static constexpr std::uint16_t plain = 0xFFFF;
  std::uint16_t label = 0;
  std::uint16_t head_label = plain;
};

/// Attaches tokens with such labels to the head they were meant for (Nivre and Nilsson 2005, the
/// HEAD scheme) and turns indices into `moves` into plain labels.
void reattach(DependencyTree& tree, std::span<const MoveLabel> moves);

/// 1 for each token that starts a sentence: the leftmost one below a root.
std::vector<std::uint8_t> sentence_starts(std::span<const std::uint32_t> head);

}  // namespace fabula
