#include "fabula/pipeline/add.hpp"

#include <utility>

#include "fabula/story/join_copies.hpp"
#include "fabula/story/story.hpp"

namespace fabula {
namespace {

// As many articles are read at once as keep all threads busy.
constexpr std::size_t articles_a_thread = 16;

/// The next articles that the file does not hold yet, with all that their copies say of their
/// source and the like; so does the file then of those that it holds.
std::vector<Article> next_new(StoryFile& file, const Arrivals& arrivals,
                              const StoryThresholds& thresholds, std::size_t most, Added& result) {
  std::vector<Article> articles;
  while (articles.size() < most) {
    bool is_copy = false;
    std::optional<Article> article = arrivals.next(is_copy);
    if (!article) {
      break;
    }
    if (file.holds(*article)) {
      file.join_copy(*article, thresholds);
      result.known += is_copy ? 0 : 1;
    } else {
      articles.push_back(std::move(*article));
    }
  }
  join_copies(articles);
  return articles;
}

}  // namespace

Added add_articles(StoryFile& file, const Arrivals& arrivals, const StoryThresholds& thresholds,
                   unsigned threads) {
  const std::size_t most = articles_a_thread * threads;
  Added result;
  std::optional<Reader> reader;
  for (auto articles = next_new(file, arrivals, thresholds, most, result); !articles.empty();
       articles = next_new(file, arrivals, thresholds, most, result)) {
    if (!reader) {
      reader.emplace(arrivals.reader());
    }
    for (const ReadArticle& read : read_articles(std::move(articles), *reader)) {
      arrivals.read(read);
      const bool is_new = file.add(read, thresholds);
      (is_new ? result.added : result.known) += 1;
      if (is_new && !read.mentions.events.empty()) {
        result.events.push_back(event_key(read.article, read.mentions.events.front().span.begin));
        result.articles.insert(read.article.meta().id);
      }
    }
  }
  return result;
}

std::optional<StoryChange> change_by(const StoryFile& file, const Added& added,
                                     const StoryThresholds& thresholds) {
  constexpr std::size_t most = 300;
  auto articles = added.events.empty() || added.articles.size() > most
                      ? std::nullopt
                      : file.parts(added.events, thresholds, most);
  if (!articles) {
    return std::nullopt;
  }
  const std::vector<Correction> corrections = corrections_of(file);
  const Story after = build_story(*articles, thresholds, corrections);
  std::erase_if(*articles, [&added](const ReadArticle& read) {
    return added.articles.contains(read.article.meta().id);
  });
  return change_between(build_story(std::move(*articles), thresholds, corrections), after);
}

std::vector<Correction> corrections_of(const StoryFile& file) {
  std::vector<Correction> corrections;
  for (StoryFile::StoredCorrection& stored : file.corrections()) {
    corrections.push_back(std::move(stored.correction));
  }
  return corrections;
}

}  // namespace fabula
