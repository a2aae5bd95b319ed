#include "story/current_articles.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fabula/story/join_copies.hpp"
#include "fabula/time/when.hpp"

namespace fabula {
namespace {

using ::testing::ElementsAre;

constexpr const char* bridge =
    "The old bridge over the Lenne was closed on Monday because its piers are cracked.";
constexpr const char* corrected =
    "The old bridge over the Lenne was closed on Monday because its piers are worn.";
constexpr const char* mill = "A fire in the mill was put out before anybody came to harm.";

ArticleMeta meta(const std::string& id, const std::string& url = "", const std::string& path = "") {
  ArticleMeta meta;
  meta.id = id;
  meta.url = url;
  meta.path = path;
  meta.published = parse_instant("2021-05-04");
  return meta;
}

/// Id, url, path and blocks of each article.
std::vector<std::string> shown(const std::vector<Article>& articles) {
  std::vector<std::string> lines;
  for (const Article& a : articles) {
    lines.push_back(a.meta().id + "|" + a.meta().url + "|" + a.meta().path + "|" +
                    std::to_string(a.blocks().size()));
  }
  return lines;
}

/// The same of a story's, which every order of the articles must give.
std::vector<std::string> current(const std::vector<Article>& articles) {
  std::vector<std::size_t> order(articles.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i] = i;
  }
  std::vector<std::string> first;
  do {
    std::vector<ReadArticle> read;
    for (const std::size_t i : order) {
      read.push_back({articles[i], {}, {}, {}, {}});
    }
    std::vector<Article> kept;
    for (const ReadArticle& r : current_articles(std::move(read), {})) {
      kept.push_back(r.article);
    }
    const auto lines = shown(kept);
    EXPECT_THAT(lines, ::testing::ContainerEq(first.empty() ? lines : first));
    first = lines;
  } while (std::next_permutation(order.begin(), order.end()));
  return first;
}

TEST(CurrentArticles, CopiesGiveOneArticleWithTheMetadataOfAll) {
  const Article a(meta("x", "", "b.txt"), bridge);
  const Article b(meta("x", "https://courier.example/1", "c.txt"), bridge);
  const Article c(meta("k", "https://herald.example/7", ""), bridge,
                  {{{0, 4}, Block::Kind::headline}, {{4, 20}, Block::Kind::body}});
  EXPECT_THAT(current({a, b}), ElementsAre("x|https://courier.example/1|b.txt|1"));
  for (const auto& articles : {std::vector{a, b, c}, std::vector{c, b, a}, std::vector{b, c, a}}) {
    std::vector<Article> joined = articles;
    join_copies(joined);
    EXPECT_THAT(shown(joined), ElementsAre("k|https://courier.example/1|b.txt|2"));
  }
}

TEST(CurrentArticles, CopiesTellTheLastChangeOfAllInAnyOrder) {
  const auto changed = [](const char* at, const char* from, const char* subtitle) {
    ArticleMeta m = meta("x");
    m.modified = parse_instant(at);
    m.modified_from = from;
    m.subtitle = subtitle;
    return Article(std::move(m), bridge);
  };
  // Half past four in universal time, nine, and nine again by another name.
  const Article a = changed("2021-05-04T10:00:00+05:30", "meta", "Rust");
  const Article b = changed("2021-05-04T09:00:00Z", "JSON-LD", "Cables");
  const Article c = changed("2021-05-04T09:00:00Z", "meta", "");
  for (const auto& articles : {std::vector{a, b, c}, std::vector{c, b, a}, std::vector{b, c, a}}) {
    std::vector<Article> joined = articles;
    join_copies(joined);
    ASSERT_EQ(joined.size(), 1U);
    EXPECT_EQ(to_rfc3339(*joined[0].meta().modified), "2021-05-04T09:00:00Z");
    EXPECT_EQ(joined[0].meta().modified_from, "meta");
    EXPECT_EQ(joined[0].meta().subtitle, "Cables");
  }
}

TEST(CurrentArticles, OfVersionsUnderOneIdTheLastInAnyOrderCounts) {
  EXPECT_THAT(
      current({Article(meta("x", "", "old"), corrected), Article(meta("x", "", "new"), bridge)}),
      ElementsAre("x||old|1"));
}

TEST(CurrentArticles, OfRevisionsPublishedTogetherTheOneThatWasChangedLastCounts) {
  ArticleMeta changed = meta("a", "https://courier.example/bridge", "new");
  changed.modified = parse_instant("2021-05-05");
  const Article old(meta("b", "https://courier.example/bridge", "old"), bridge);
  EXPECT_THAT(current({old, Article(changed, corrected)}),
              ElementsAre("a|https://courier.example/bridge|new|1"));
}

TEST(CurrentArticles, AnIdThatOtherArticlesHaveTooIsThatOfNone) {
  const Article a(meta("1"), bridge);
  const Article b(meta("1"), mill);
  std::vector<std::string> expected = {article_id(a.meta(), bridge), article_id(b.meta(), mill),
                                       "2"};
  std::sort(expected.begin(), expected.end());
  for (std::string& line : expected) {
    line += "|||1";
  }
  EXPECT_THAT(current({a, b, Article(meta("2"), "It rained.")}), ::testing::ContainerEq(expected));
}

}  // namespace
}  // namespace fabula
