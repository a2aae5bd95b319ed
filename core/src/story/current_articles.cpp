#include "story/current_articles.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "story/text_print.hpp"
#include "story/union_find.hpp"

namespace fabula {
namespace {

/// The instant in UTC, for sorting; unknown dates last.
boost::posix_time::ptime publication(const ReadArticle& read) {
  const auto& published = read.article.meta().published;
  if (!published) {
    return boost::posix_time::pos_infin;
  }
  return published->local - boost::posix_time::minutes(published->utc_offset_minutes.value_or(0));
}

void sort(std::vector<ReadArticle>& articles) {
  const auto key = [](const ReadArticle& read) {
    return std::tuple(publication(read), std::string_view(read.article.meta().id),
                      read.article.text());
  };
  std::stable_sort(articles.begin(), articles.end(),
                   [&key](const ReadArticle& a, const ReadArticle& b) { return key(a) < key(b); });
}

/// Of equal articles, which stand side by side, one.
void drop_copies(std::vector<ReadArticle>& articles) {
  std::vector<ReadArticle> once;
  for (ReadArticle& read : articles) {
    if (!once.empty() && once.back().article.meta().id == read.article.meta().id &&
        once.back().article.text() == read.article.text()) {
      join_meta(once.back().article, read.article.meta());
    } else {
      once.push_back(std::move(read));
    }
  }
  articles = std::move(once);
}

/// Finds which articles are revisions of one.
class Revisions {
 public:
  Revisions(const std::vector<ReadArticle>& articles, const StoryThresholds& thresholds)
      : articles_(articles),
        thresholds_(thresholds),
        sets_(static_cast<std::uint32_t>(articles.size())) {
    for (std::uint32_t i = 0; i < articles.size(); ++i) {
      const ArticleMeta& meta = articles[i].article.meta();
      unite(by_id_, meta.id, i);
      unite(by_url_, meta.url, i);
      compare_with_title(meta.title, i);
    }
  }

  /// Whether no later article is a revision of this one.
  std::vector<bool> is_current() {
    std::map<std::uint32_t, std::uint32_t> last;
    for (std::uint32_t i = 0; i < articles_.size(); ++i) {
      last[sets_.find(i)] = i;
    }
    std::vector<bool> current(articles_.size(), false);
    for (const auto& [set, article] : last) {
      current[article] = true;
    }
    return current;
  }

 private:
  void unite(std::map<std::string, std::uint32_t>& known, const std::string& name,
             std::uint32_t article) {
    if (!name.empty()) {
      const auto [found, is_new] = known.emplace(name, article);
      if (!is_new) {
        sets_.unite(found->second, article);
      }
    }
  }

  void compare_with_title(const std::string& title, std::uint32_t i) {
    if (title.empty()) {
      return;
    }
    auto& others = by_title_[title];
    for (const std::uint32_t other : others) {
      if (can_be_revision(other, i) &&
          shared_text(print(other), print(i)) >= thresholds_.revised_text) {
        sets_.unite(other, i);
      }
    }
    others.push_back(i);
  }

  /// What stands at another address, or comes from somebody else, is a repetition.
  [[nodiscard]] bool can_be_revision(std::uint32_t a, std::uint32_t b) const {
    const ArticleMeta& x = articles_[a].article.meta();
    const ArticleMeta& y = articles_[b].article.meta();
    return x.source == y.source && (x.url.empty() || y.url.empty() || x.url == y.url);
  }

  const TextPrint& print(std::uint32_t i) {
    const auto [found, is_new] = prints_.emplace(i, TextPrint());
    if (is_new) {
      found->second = text_print(articles_[i].article.text());
    }
    return found->second;
  }

  const std::vector<ReadArticle>& articles_;
  const StoryThresholds& thresholds_;
  UnionFind sets_;
  std::map<std::string, std::uint32_t> by_id_;
  std::map<std::string, std::uint32_t> by_url_;
  std::map<std::string, std::vector<std::uint32_t>> by_title_;
  std::map<std::uint32_t, TextPrint> prints_;
};

}  // namespace

std::vector<ReadArticle> current_articles(std::vector<ReadArticle> articles,
                                          const StoryThresholds& thresholds) {
  sort(articles);
  drop_copies(articles);
  const std::vector<bool> is_current = Revisions(articles, thresholds).is_current();
  std::vector<ReadArticle> current;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (is_current[i]) {
      current.push_back(std::move(articles[i]));
    }
  }
  return current;
}

bool join_meta(Article& article, const ArticleMeta& other) {
  ArticleMeta meta = article.meta();
  bool changed = false;
  for (std::string ArticleMeta::*const field :
       {&ArticleMeta::source, &ArticleMeta::author, &ArticleMeta::url, &ArticleMeta::path,
        &ArticleMeta::language, &ArticleMeta::dateline, &ArticleMeta::published_from}) {
    const std::string& value = other.*field;
    if (!value.empty() && ((meta.*field).empty() || value < meta.*field)) {
      meta.*field = value;
      changed = true;
    }
  }
  if (changed) {
    article = Article(std::move(meta), std::string(article.text()), article.blocks());
  }
  return changed;
}

}  // namespace fabula
