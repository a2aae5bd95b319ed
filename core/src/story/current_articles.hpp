#pragma once

#include <vector>

#include "fabula/story/story.hpp"

namespace fabula {

/// The articles that a story is made of, by publication, then id: each once, and of the revisions
/// of an article (the same url; the same id and the headline or many words; the same headline and
/// nearly the words) the one that was changed, or else published, last. Articles that have an id in
/// common by chance get ids of their own. In any order of the input the same.
std::vector<ReadArticle> current_articles(std::vector<ReadArticle> articles,
                                          const StoryThresholds& thresholds);

/// When an article was published, in UTC, by which articles are put in order; unknown dates last.
boost::posix_time::ptime published_in_utc(const ReadArticle& read);

/// Takes over what another copy of the article says of its source, url, path and the like: of two
/// values the one that comes first in the alphabet. Whether anything changed.
bool join_meta(Article& article, const ArticleMeta& other);

}  // namespace fabula
