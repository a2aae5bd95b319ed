#pragma once

#include <cstdint>
#include <vector>

#include "story/digest.hpp"

namespace fabula {

/// An event of an article: indices into the articles and into the article's events.
struct LocalRef {
  std::uint32_t article = 0;
  std::uint32_t event = 0;
  friend auto operator<=>(const LocalRef&, const LocalRef&) = default;
};

/// Which events of articles are one event of the story. Every one is in exactly one group.
struct JoinedEvents {
  std::vector<std::vector<LocalRef>> groups;   ///< in the order of their first member
  std::vector<std::vector<std::uint32_t>> of;  ///< by article and local event: the group
};

/// Joins the events of several articles, the surest pairs first. Two events of one article, which
/// its own words do not join, stay two; so do groups whose dates leave no common time.
JoinedEvents join_events(const std::vector<ArticleDigest>& articles,
                         const StoryThresholds& thresholds);

}  // namespace fabula
