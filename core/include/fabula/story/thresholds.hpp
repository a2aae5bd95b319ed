#pragma once

#include <cstddef>
#include <cstdint>

namespace fabula {

/// What the story stage goes by where mentions of one event are brought together.
struct StoryThresholds {
  /// Words are related where they share this many letters at their beginning and this share of the
  /// shorter one: "announce" and "announcement", "refuse" and "refusal".
  std::size_t related_letters = 4;
  double related_share = 0.7;
  /// Within an article, a definite noun ("the ruling") points back this many sentences.
  std::uint32_t anaphora_sentences = 12;
  /// The events of one kind that a mention is compared with, the last ones, so that a long story
  /// takes time in proportion to its length.
  std::size_t compared_events = 64;
  friend bool operator==(const StoryThresholds&, const StoryThresholds&) = default;
};

}  // namespace fabula
