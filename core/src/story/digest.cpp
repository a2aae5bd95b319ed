#include "story/digest.hpp"

#include <algorithm>

namespace fabula {

ArticleDigest digest(const ReadArticle& article, const StoryThresholds& thresholds) {
  ArticleDigest result;
  result.actors = local_actors(article.mentions.actors);
  result.events = local_events(article, result.actors, thresholds);
  for (const LocalActor& actor : result.actors.actors) {
    // Places and countries are in every paper.
    if (actor.is_named() && actor.kind() != ActorKind::place &&
        actor.kind() != ActorKind::government) {
      result.subjects.insert(result.subjects.end(), actor.keys.begin(), actor.keys.end());
    }
  }
  std::sort(result.subjects.begin(), result.subjects.end());
  if (const auto& published = article.article.meta().published) {
    result.published = boost::posix_time::ptime(published->local.date());
  }
  return result;
}

int shared_subjects(const ArticleDigest& a, const ArticleDigest& b) {
  int count = 0;
  for (const LocalActor& actor : a.actors.actors) {
    const auto is_in_b = [&b](const std::string& key) {
      return std::binary_search(b.subjects.begin(), b.subjects.end(), key);
    };
    count += std::any_of(actor.keys.begin(), actor.keys.end(), is_in_b) ? 1 : 0;
  }
  return count;
}

}  // namespace fabula
