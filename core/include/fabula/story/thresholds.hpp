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
  /// The events of one kind that a mention is compared with in its article, the last ones, so that
  /// a long article takes time in proportion to its length.
  std::size_t compared_events = 64;
  /// How much must speak for the events of two articles being one, see core/src/story/event_match:
  /// 1 for the same word, 0.9 for the same name in the same role or the same day, and so on.
  double same_event = 2.1;
  /// What is told without a date is news of so many days before the publication.
  int news_days = 7;
  /// An article that shares so large a part of its text with another, in runs of four words,
  /// repeats it: the two are one source.
  double repeated_text = 0.6;
  /// An article of the same headline and source that shares so much is a new version of the other.
  double revised_text = 0.8;
  /// A cause that no words state, but a model takes the sentence to tell, is taken into the story
  /// from this confidence on.
  double uncued_confidence = 0.9;
  friend bool operator==(const StoryThresholds&, const StoryThresholds&) = default;
};

}  // namespace fabula
