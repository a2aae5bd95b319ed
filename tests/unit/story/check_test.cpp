#include "fabula/story/check.hpp"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "article_builder.hpp"

namespace fabula {
namespace {

using test::ArticleBuilder;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<Suspicion> found(const std::vector<ReadArticle>& articles, Suspicion::Kind kind) {
  std::vector<Suspicion> suspicions = check_story(build_story(articles));
  std::erase_if(suspicions, [kind](const Suspicion& s) { return s.kind != kind; });
  return suspicions;
}

TEST(CheckStory, WhatHappenedToOthersIsNotTheSame) {
  std::vector<ReadArticle> articles;
  for (const char* const object : {"Havn", "Norline"}) {
    ArticleBuilder article(object, 2020, 5, 14);
    article.event("close", "closure")
        .agent(article.actor("Ida Falk"))
        .patient(article.actor(object, ActorKind::organization))
        .on(2020, 5, 12);
    articles.push_back(article.build());
  }
  EXPECT_THAT(found(articles, Suspicion::Kind::same_event), IsEmpty());
}

TEST(CheckStory, ASurnameThatIsTakenForAFirmMayBeThePerson) {
  ArticleBuilder first("first");
  first.event("speak").agent(first.actor("Marta Lind"));
  ArticleBuilder second("second", 2020, 6, 2);
  second.event("leave").agent(second.actor("Lind", ActorKind::organization));
  EXPECT_THAT(found({first.build(), second.build()}, Suspicion::Kind::same_actor), SizeIs(1));
}

TEST(CheckStory, ATownThatIsCalledLikeSomebodyIsNobody) {
  ArticleBuilder first("first");
  first.event("speak").agent(first.actor("Marta Lind"));
  ArticleBuilder second("second", 2020, 6, 2);
  second.event("burn").place(second.actor("Lind", ActorKind::place));
  EXPECT_THAT(found({first.build(), second.build()}, Suspicion::Kind::same_actor), IsEmpty());
}

}  // namespace
}  // namespace fabula
