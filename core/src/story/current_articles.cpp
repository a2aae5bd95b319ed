#include "story/current_articles.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "fabula/story/join_copies.hpp"
#include "fabula/time/when.hpp"
#include "story/text_print.hpp"
#include "story/union_find.hpp"

namespace fabula {
namespace {

boost::posix_time::ptime in_utc(const Instant& instant) {
  return instant.local - boost::posix_time::minutes(instant.utc_offset_minutes.value_or(0));
}

std::string published_text(const Article& article) {
  const auto& published = article.meta().published;
  return published ? to_rfc3339(*published) : std::string();
}

/// What tells one article from another: copies have it in common.
std::string content_of(const Article& article) {
  return article_id(article.meta(), article.text());
}

/// REQUIRES: no two articles have the same id and content, so that each has a place of its own.
void sort(std::vector<ReadArticle>& articles) {
  std::sort(articles.begin(), articles.end(), [](const ReadArticle& a, const ReadArticle& b) {
    const auto key = [](const ReadArticle& read) {
      return std::tuple(published_in_utc(read), std::string_view(read.article.meta().id),
                        read.article.text(), std::string_view(read.article.meta().title),
                        published_text(read.article));
    };
    return key(a) < key(b);
  });
}

/// Whether of two copies the blocks, and after them the id, of the first are those that stay.
bool stays(const Article& a, const Article& b) {
  const auto before = [](const Block& x, const Block& y) {
    return std::tuple(x.span.begin, x.span.end, x.kind) <
           std::tuple(y.span.begin, y.span.end, y.kind);
  };
  if (a.blocks() != b.blocks()) {
    return std::lexicographical_compare(a.blocks().begin(), a.blocks().end(), b.blocks().begin(),
                                        b.blocks().end(), before);
  }
  return std::tie(a.meta().id, a.meta().dateline) <= std::tie(b.meta().id, b.meta().dateline);
}

void join_copy(Article& article, const Article& copy) {
  join_meta(article, copy.meta());
  if (copy.meta().id < article.meta().id) {
    ArticleMeta meta = article.meta();
    meta.id = copy.meta().id;
    article = Article(std::move(meta), std::string(article.text()), article.blocks());
  }
}

/// Of the items whose articles have the same key, one that says all that their metadata say.
template <class Item, class KeyOf, class ArticleOf>
void join(std::vector<Item>& items, KeyOf key_of, ArticleOf article_of) {
  std::map<std::string, std::size_t> known;
  std::vector<Item> once;
  for (Item& item : items) {
    const auto [found, is_new] = known.emplace(key_of(article_of(item)), once.size());
    if (is_new) {
      once.push_back(std::move(item));
      continue;
    }
    Item& there = once[found->second];
    if (!stays(article_of(there), article_of(item))) {
      std::swap(there, item);
    }
    join_copy(article_of(there), article_of(item));
  }
  items = std::move(once);
}

/// One text under two ids is a repetition: another paper may have printed it.
void drop_copies(std::vector<ReadArticle>& articles) {
  join(
      articles, [](const Article& a) { return a.meta().id + '\0' + content_of(a); },
      [](auto& read) -> auto& { return read.article; });
}

/// Of the articles that bear one id, the last ones are compared, so that time grows with their
/// number where all bear the same.
constexpr std::size_t compared_by_id = 64;

/// Finds which articles are revisions of one.
class Revisions {
 public:
  Revisions(const std::vector<ReadArticle>& articles, const StoryThresholds& thresholds)
      : articles_(articles),
        thresholds_(thresholds),
        sets_(static_cast<std::uint32_t>(articles.size())) {
    for (std::uint32_t i = 0; i < articles.size(); ++i) {
      const ArticleMeta& meta = articles[i].article.meta();
      compare_with_id(meta.id, i);
      unite(by_url_, meta.url, i);
      compare_with_title(meta.title, i);
    }
  }

  /// Whether no revision of this article was changed, or else published, later.
  std::vector<bool> is_current() {
    std::map<std::uint32_t, std::uint32_t> last;
    for (std::uint32_t i = 0; i < articles_.size(); ++i) {
      const auto [found, is_new] = last.emplace(sets_.find(i), i);
      if (!is_new && changed_in_utc(found->second) <= changed_in_utc(i)) {
        found->second = i;
      }
    }
    std::vector<bool> current(articles_.size(), false);
    for (const auto& [set, article] : last) {
      current[article] = true;
    }
    return current;
  }

 private:
  [[nodiscard]] boost::posix_time::ptime changed_in_utc(std::uint32_t i) const {
    const auto& modified = articles_[i].article.meta().modified;
    return modified ? in_utc(*modified) : published_in_utc(articles_[i]);
  }

  void unite(std::map<std::string, std::uint32_t>& known, const std::string& name,
             std::uint32_t article) {
    if (!name.empty()) {
      const auto [found, is_new] = known.emplace(name, article);
      if (!is_new) {
        sets_.unite(found->second, article);
      }
    }
  }

  /// Some count the articles of each file from 1: one id, and nothing else in common, is chance.
  void compare_with_id(const std::string& id, std::uint32_t i) {
    auto& others = by_id_[id];
    const std::size_t first = others.size() - std::min(others.size(), compared_by_id);
    for (std::size_t k = first; k < others.size(); ++k) {
      if (is_version(others[k], i)) {
        sets_.unite(others[k], i);
      }
    }
    others.push_back(i);
  }

  bool is_version(std::uint32_t a, std::uint32_t b) {
    const ArticleMeta& x = articles_[a].article.meta();
    const ArticleMeta& y = articles_[b].article.meta();
    // A common id speaks for a version: half of what makes a repetition will do beside it.
    return (!x.title.empty() && x.title == y.title) || print(a).size == 0 || print(b).size == 0 ||
           shared_text(print(a), print(b)) >= thresholds_.repeated_text / 2;
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
  std::map<std::string, std::vector<std::uint32_t>> by_id_;
  std::map<std::string, std::uint32_t> by_url_;
  std::map<std::string, std::vector<std::uint32_t>> by_title_;
  std::map<std::uint32_t, TextPrint> prints_;
};

/// An id that several articles bear names none of them: each gets the one of its content, as if it
/// had brought none.
void rename_namesakes(std::vector<ReadArticle>& articles) {
  std::map<std::string, std::size_t> bearers;
  for (const ReadArticle& read : articles) {
    ++bearers[read.article.meta().id];
  }
  for (ReadArticle& read : articles) {
    if (bearers[read.article.meta().id] > 1) {
      ArticleMeta meta = read.article.meta();
      meta.id = content_of(read.article);
      read.article =
          Article(std::move(meta), std::string(read.article.text()), read.article.blocks());
    }
  }
}

}  // namespace

boost::posix_time::ptime published_in_utc(const ReadArticle& read) {
  const auto& published = read.article.meta().published;
  return published ? in_utc(*published) : boost::posix_time::ptime(boost::posix_time::pos_infin);
}

void join_copies(std::vector<Article>& articles) {
  join(
      articles, content_of, [](auto& article) -> auto& { return article; });
}

std::vector<ReadArticle> current_articles(std::vector<ReadArticle> articles,
                                          const StoryThresholds& thresholds) {
  drop_copies(articles);
  sort(articles);
  const std::vector<bool> is_current = Revisions(articles, thresholds).is_current();
  std::vector<ReadArticle> current;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (is_current[i]) {
      current.push_back(std::move(articles[i]));
    }
  }
  rename_namesakes(current);
  drop_copies(current);
  sort(current);
  return current;
}

namespace {

/// To be compared: in universal time first; what is told with another clock or by another name for
/// the same moment has an order, too.
auto last_change(const ArticleMeta& meta) {
  const Instant& at = *meta.modified;
  const int offset = at.utc_offset_minutes.value_or(0);
  return std::tuple(at.local - boost::posix_time::minutes(offset), at.local, at.has_time,
                    at.utc_offset_minutes.has_value(), meta.modified_from);
}

}  // namespace

bool join_meta(Article& article, const ArticleMeta& other) {
  ArticleMeta meta = article.meta();
  bool changed = false;
  for (std::string ArticleMeta::*const field :
       {&ArticleMeta::subtitle, &ArticleMeta::source, &ArticleMeta::author, &ArticleMeta::url,
        &ArticleMeta::path, &ArticleMeta::language, &ArticleMeta::dateline,
        &ArticleMeta::published_from}) {
    const std::string& value = other.*field;
    if (!value.empty() && ((meta.*field).empty() || value < meta.*field)) {
      meta.*field = value;
      changed = true;
    }
  }
  // The last change that any copy tells.
  if (other.modified && (!meta.modified || last_change(meta) < last_change(other))) {
    meta.modified = other.modified;
    meta.modified_from = other.modified_from;
    changed = true;
  }
  if (changed) {
    article = Article(std::move(meta), std::string(article.text()), article.blocks());
  }
  return changed;
}

}  // namespace fabula
