#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/date_time/posix_time/posix_time_types.hpp>

#include "fabula/story/story.hpp"
#include "story/local_actors.hpp"
#include "story/local_events.hpp"
#include "story/text_print.hpp"

namespace fabula {

/// One article as the story sees it: its own actors and events, made without a look at any other
/// article.
struct ArticleDigest {
  LocalActors actors;
  LocalEvents events;
  /// Names of the named actors that are no countries, ascending: what the article is about. A name
  /// is the same whatever kind of actor it is taken for.
  std::vector<std::string> subjects;
  /// Those of the few that are mentioned most, by hash, ascending.
  std::vector<std::uint32_t> main_subjects;
  /// The day of publication, where it is known.
  std::optional<boost::posix_time::ptime> published;
  /// The moment of publication in UTC, the same.
  std::optional<boost::posix_time::ptime> instant;
  TextPrint print;
};

/// `apart`: see local_events().
ArticleDigest digest(const ReadArticle& article, const StoryThresholds& thresholds,
                     const std::vector<std::uint32_t>& apart = {});

/// What two articles have in common.
struct ArticleTie {
  int subjects = 0;        ///< that they share, each actor once
  bool one_story = false;  ///< they share one that both mention most, and half of what either has
  bool repeats = false;    ///< one repeats the other's text
};

ArticleTie tie_of(const ArticleDigest& a, const ArticleDigest& b,
                  const StoryThresholds& thresholds);

}  // namespace fabula
