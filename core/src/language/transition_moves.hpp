#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fabula {

/// A move of a transition system with its label, empty where it has none.
struct TransitionMove {
  std::uint32_t kind;
  std::string label;
  friend bool operator==(const TransitionMove&, const TransitionMove&) = default;
};

/// The moves of a parser's or an entity recogniser's `moves` file in the order of the network's
/// scores: by kind, then the more frequent first, equals from Z to A; labels that were added later
/// carry negative counts and come last (spaCy's TransitionSystem.initialize_actions). Throws
/// ModelError, with `what` in the message, for bytes that are no such file.
std::vector<TransitionMove> read_moves(std::span<const std::byte> bytes, std::string_view what);

}  // namespace fabula
