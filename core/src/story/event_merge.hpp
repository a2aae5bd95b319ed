#pragma once

#include <cstdint>
#include <vector>

#include "fabula/story/story.hpp"
#include "story/actor_merge.hpp"

namespace fabula {

/// One mention of an event: an article and an index into its mentions.
struct MentionRef {
  std::uint32_t article;
  std::uint32_t event;
  friend bool operator==(const MentionRef&, const MentionRef&) = default;
};

/// Which mentions are one event. Every mention is in exactly one group.
struct MergedEvents {
  std::vector<std::vector<MentionRef>> groups;  ///< in the order of their first mention
  std::vector<std::vector<std::uint32_t>> of;   ///< by article and mention: the group
};

/// Groups mentions of one type or of related words whose dates, status and participants agree and
/// that something ties together: a participant in common, a definite noun, a headline.
MergedEvents merge_events(const std::vector<ReadArticle>& articles, const MergedActors& actors,
                          const StoryThresholds& thresholds);

}  // namespace fabula
