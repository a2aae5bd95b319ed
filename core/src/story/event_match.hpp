#pragma once

#include <cstdint>

#include "story/digest.hpp"

namespace fabula {

/// An event of one article, with the article that it is compared in the light of.
struct EventInArticle {
  const ArticleDigest* article;
  std::uint32_t event;  ///< index into its events
  [[nodiscard]] const LocalEvent& operator*() const { return article->events.events[event]; }
  [[nodiscard]] const LocalEvent* operator->() const { return &**this; }
};

/// Whether two articles' events are one, and how sure that is: 0 where they are not. Looks at
/// nothing but the two, so that no other article changes it. `a` is of the article that was
/// published first.
double match(EventInArticle a, EventInArticle b, ArticleTie tie, const StoryThresholds& thresholds);

/// Whether two events that others tie together can be one: nobody who is named takes the place of
/// somebody else who is, and their dates, or the days of which they are the news, leave room for
/// it. `a` is of the article that was published first.
bool can_be_one_event(EventInArticle a, EventInArticle b, ArticleTie tie,
                      const StoryThresholds& thresholds);

}  // namespace fabula
