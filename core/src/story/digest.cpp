#include "story/digest.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "story/current_articles.hpp"
#include "story/name_hash.hpp"

namespace fabula {
namespace {

// So many say what an article is mainly about.
constexpr std::size_t main_subjects = 4;

std::string without_kind(const std::string& key) {
  return key.substr(std::char_traits<char>::length("p:"));
}

/// What an article is about: those who have a name and are no country, which are in every paper.
bool is_subject(const LocalActor& actor) {
  const ActorKind kind = actor.kind();
  const bool is_country =
      kind == ActorKind::government || (kind == ActorKind::place && !actor.country.empty());
  return actor.is_named() && !is_country;
}

template <class T>
void make_set(std::vector<T>& items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

/// All names of those that are mentioned most.
std::vector<std::uint32_t> find_main_subjects(const LocalActors& actors) {
  std::vector<const LocalActor*> subjects;
  for (const LocalActor& actor : actors.actors) {
    if (is_subject(actor)) {
      subjects.push_back(&actor);
    }
  }
  std::sort(subjects.begin(), subjects.end(), [](const LocalActor* a, const LocalActor* b) {
    return std::tie(b->mentions, a->keys) < std::tie(a->mentions, b->keys);
  });
  subjects.resize(std::min(subjects.size(), main_subjects));
  std::vector<std::uint32_t> names;
  for (const LocalActor* const actor : subjects) {
    for (const std::string& key : actor->keys) {
      names.push_back(word_hash(without_kind(key)));
    }
  }
  make_set(names);
  return names;
}

bool have_common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  return std::any_of(a.begin(), a.end(), [&b](std::uint32_t name) {
    return std::binary_search(b.begin(), b.end(), name);
  });
}

}  // namespace

ArticleDigest digest(const ReadArticle& article, const StoryThresholds& thresholds,
                     const std::vector<std::uint32_t>& apart) {
  ArticleDigest result;
  result.actors = local_actors(article.mentions.actors);
  result.events = local_events(article, result.actors, thresholds, apart);
  for (const LocalActor& actor : result.actors.actors) {
    if (is_subject(actor)) {
      std::transform(actor.keys.begin(), actor.keys.end(), std::back_inserter(result.subjects),
                     without_kind);
    }
  }
  make_set(result.subjects);
  result.main_subjects = find_main_subjects(result.actors);
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
  std::set<std::string> counted;  // two actors of one name are one subject
  for (const LocalActor& actor : a.actors.actors) {
    bool is_new = false;
    for (const std::string& key : actor.keys) {
      const std::string name = without_kind(key);
      is_new = (std::binary_search(b.subjects.begin(), b.subjects.end(), name) &&
                counted.insert(name).second) ||
               is_new;
    }
    tie.subjects += is_new ? 1 : 0;
  }
  tie.one_story = 2 * counted.size() >= std::min(a.subjects.size(), b.subjects.size()) &&
                  have_common(a.main_subjects, b.main_subjects);
  tie.repeats = shared_text(a.print, b.print) >= thresholds.repeated_text;
  return tie;
}

}  // namespace fabula
