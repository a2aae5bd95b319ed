#include "story/digest.hpp"

#include <algorithm>

#include "story/current_articles.hpp"

namespace fabula {

ArticleDigest digest(const ReadArticle& article, const StoryThresholds& thresholds,
                     const std::vector<std::uint32_t>& apart) {
  ArticleDigest result;
  result.actors = local_actors(article.mentions.actors);
  result.events = local_events(article, result.actors, thresholds, apart);
  for (const LocalActor& actor : result.actors.actors) {
    // Countries are in every paper.
    const ActorKind kind = actor.kind();
    const bool is_country =
        kind == ActorKind::government || (kind == ActorKind::place && !actor.country.empty());
    if (actor.is_named() && !is_country) {
      result.subjects.insert(result.subjects.end(), actor.keys.begin(), actor.keys.end());
    }
  }
  std::sort(result.subjects.begin(), result.subjects.end());
  result.print = text_print(article.article.text());
  if (const auto& published = article.article.meta().published) {
    result.published = boost::posix_time::ptime(published->local.date());
    result.instant = published_in_utc(article);
  }
  return result;
}

ArticleTie tie_of(const ArticleDigest& a, const ArticleDigest& b,
                  const StoryThresholds& thresholds) {
  ArticleTie tie;
  for (const LocalActor& actor : a.actors.actors) {
    const auto is_in_b = [&b](const std::string& key) {
      return std::binary_search(b.subjects.begin(), b.subjects.end(), key);
    };
    tie.subjects += std::any_of(actor.keys.begin(), actor.keys.end(), is_in_b) ? 1 : 0;
  }
  tie.repeats = shared_text(a.print, b.print) >= thresholds.repeated_text;
  return tie;
}

}  // namespace fabula
