#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "article_builder.hpp"
#include "fabula/story/story.hpp"

namespace fabula {
namespace {

using test::ArticleBuilder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// The articles that tell an event, by id, once for each mention.
std::vector<std::string> articles_of(const Story& story, const Event& event) {
  std::vector<std::string> ids;
  for (const Mention& mention : event.mentions) {
    ids.push_back(story.articles[mention.article.value].meta().id);
  }
  return ids;
}

const Event& told_in(const Story& story, const std::string& article) {
  return *std::find_if(story.events.begin(), story.events.end(), [&](const Event& event) {
    const auto ids = articles_of(story, event);
    return std::find(ids.begin(), ids.end(), article) != ids.end();
  });
}

Story story_of(std::vector<ReadArticle> articles) {
  return build_story(std::move(articles));
}

/// "Helen Oakes resigned on 13 March" and what a later article says of it.
class ToldTwice : public ::testing::Test {
 protected:
  ToldTwice() {
    const auto oakes = first.actor("Helen Oakes");
    const auto board = first.actor("Westland Board", ActorKind::organization);
    first.event("resign", "resignation")
        .agent(oakes)
        .thing(Role::other, "director")
        .on(2020, 3, 13);
    first.event("sit").agent(board);
  }
  ArticleBuilder first{"first", 2020, 3, 14};
  ArticleBuilder second{"second", 2020, 7, 3};
};

TEST_F(ToldTwice, AVerbMeetsItsNounWhereActorAndDateAgree) {
  const auto oakes = second.actor("Oakes");
  second.event("resignation", "resignation").agent(oakes).during(2020, 3).noun();
  const Story story = story_of({first.build(), second.build()});
  EXPECT_THAT(articles_of(story, told_in(story, "second")), ElementsAre("first", "second"));
}

TEST_F(ToldTwice, TheFinerDateCounts) {
  second.event("resign", "resignation").agent(second.actor("Oakes")).during(2020, 3);
  const Story story = story_of({first.build(), second.build()});
  EXPECT_EQ(to_edtf(told_in(story, "second").when), "2020-03-13");
}

TEST_F(ToldTwice, AnotherPersonIsAnotherEvent) {
  second.event("resign", "resignation").agent(second.actor("Tomas Reed")).during(2020, 3);
  const Story story = story_of({first.build(), second.build()});
  EXPECT_THAT(articles_of(story, told_in(story, "second")), ElementsAre("second"));
}

TEST_F(ToldTwice, AnotherTimeIsAnotherEvent) {
  second.event("resign", "resignation").agent(second.actor("Oakes")).on(2020, 7, 1);
  const Story story = story_of({first.build(), second.build()});
  EXPECT_THAT(articles_of(story, told_in(story, "second")), ElementsAre("second"));
}

TEST_F(ToldTwice, AShortNameIsTheOnlyLongerOne) {
  second.event("resign", "resignation").agent(second.actor("Oakes")).during(2020, 3);
  const Story story = story_of({first.build(), second.build()});
  const auto oakes = std::find_if(story.actors.begin(), story.actors.end(),
                                  [](const Actor& a) { return a.name == "Helen Oakes"; });
  ASSERT_NE(oakes, story.actors.end());
  EXPECT_THAT(oakes->aliases, ElementsAre("Oakes"));
}

TEST_F(ToldTwice, AShortNameThatFitsTwoStaysWhatItIs) {
  second.event("speak").agent(second.actor("Oakes"));
  ArticleBuilder third("third", 2020, 7, 4);
  third.event("speak").agent(third.actor("Martin Oakes"));
  const Story story = story_of({first.build(), second.build(), third.build()});
  for (const Actor& actor : story.actors) {
    EXPECT_THAT(actor.aliases, IsEmpty()) << actor.name;
  }
}

TEST(BuildStory, WhatAnArticleTellsApartStaysTwo) {
  ArticleBuilder article("one");
  const auto falk = article.actor("Ida Falk");
  const EventIndex cause = article.event("visit", "visit").agent(falk).on(2020, 5, 12);
  article.next_sentence();
  const EventIndex effect = article.event("visit", "visit").agent(falk).on(2020, 5, 12);
  article.relation(cause, effect);
  const Story story = story_of({article.build()});
  EXPECT_THAT(story.events, SizeIs(2));
  EXPECT_THAT(story.relations, SizeIs(1));
}

/// Two articles of one story, told on the days after a bridge fell.
class BridgeFell : public ::testing::Test {
 protected:
  static ArticleBuilder report(const std::string& id, int day, const std::string& killed) {
    ArticleBuilder article(id, 2020, 5, day);
    const auto lenn = article.actor("Lenn", ActorKind::place);
    article.actor("Ida Falk");
    article.actor("Oldtown", ActorKind::place);
    auto kill = article.event("kill", "killing");
    kill.thing(Role::agent, "bridge").thing(Role::patient, "people", killed).place(lenn);
    kill.on(2020, 5, 12);
    return article;
  }
};

TEST_F(BridgeFell, ANumberToldLaterCountsAndTheOtherIsKept) {
  const Story story = story_of({report("a", 13, "12").build(), report("b", 14, "14").build()});
  ASSERT_THAT(story.events, SizeIs(1));
  const Event& event = story.events.front();
  ASSERT_THAT(event.versions, SizeIs(2));
  EXPECT_EQ(event.versions[0].field, "patient");
  EXPECT_EQ(event.versions[0].value, "14 people");
  EXPECT_EQ(event.versions[0].because, "told last");
  EXPECT_EQ(event.versions[1].value, "12 people");
  EXPECT_EQ(event.participants[1].text, "14 people");
}

TEST_F(BridgeFell, TwoMoreSourcesOutvoteTheLast) {
  // Each text differs, so that none repeats another.
  std::vector<ReadArticle> articles;
  const std::vector<std::vector<const char*>> rest = {
      {"divers", "searched", "the", "river", "until", "dark"},
      {"a", "crane", "lifted", "one", "car", "from", "below"},
      {"trains", "to", "the", "north", "were", "cancelled"},
      {"experts", "had", "seen", "rust", "on", "its", "cables"}};
  const char* const killed[] = {"12", "12", "12", "40"};
  for (int i = 0; i < 4; ++i) {
    ArticleBuilder article = report("article-" + std::to_string(i), 13 + i, killed[i]);
    for (const char* word : rest[static_cast<std::size_t>(i)]) {
      article.event(word);
    }
    articles.push_back(article.build());
  }
  const Story story = story_of(std::move(articles));
  const auto event = std::find_if(story.events.begin(), story.events.end(),
                                  [](const Event& e) { return e.type == "killing"; });
  ASSERT_NE(event, story.events.end());
  ASSERT_THAT(event->versions, SizeIs(2));
  EXPECT_EQ(event->versions[0].value, "12 people");
  EXPECT_EQ(event->versions[0].because, "told by more sources");
}

TEST_F(BridgeFell, RepeatsOfOneTextAreOneSource) {
  const double once = story_of({report("a", 13, "12").build()}).events.front().confidence;
  const Story story = story_of({report("a", 13, "12").build(), report("b", 13, "12").build(),
                                report("c", 14, "12").build()});
  ASSERT_THAT(story.events, SizeIs(1));
  // Two more mentions, and no further source.
  EXPECT_NEAR(story.events.front().confidence, once + 0.1, 1e-9);
}

TEST(BuildStory, APlanThatDidNotComeTrueIsToldWithBothVersions) {
  ArticleBuilder plan("plan", 2020, 5, 2);
  const auto falk = plan.actor("Ida Falk");
  plan.actor("Lenn", ActorKind::place);
  plan.event("open", "opening").agent(falk).thing(Role::patient, "bridge").status(Status::planned);
  ArticleBuilder end("end", 2020, 6, 20);
  const auto falk_again = end.actor("Falk");
  end.actor("Lenn", ActorKind::place);
  end.event("open", "opening")
      .agent(falk_again)
      .thing(Role::patient, "bridge")
      .status(Status::negated);
  const Story story = story_of({plan.build(), end.build()});
  ASSERT_THAT(story.events, SizeIs(1));
  EXPECT_EQ(story.events.front().status, Status::negated);
  ASSERT_THAT(story.events.front().versions, SizeIs(2));
  EXPECT_EQ(story.events.front().versions[1].value, "planned");
}

TEST(BuildStory, AMentionThatSaysLittleDoesNotMakeTwoEventsOne) {
  const auto raid = [](ArticleBuilder article) {
    const auto front = article.actor("Tarn Front", ActorKind::organization);
    const auto post = article.actor("Kelm Post", ActorKind::organization);
    article.event("attack", "attack").agent(front).patient(post);
    return article;
  };
  ArticleBuilder vague("vague", 2020, 6, 2);
  const auto front = vague.actor("Tarn Front", ActorKind::organization);
  const auto post = vague.actor("Kelm Post", ActorKind::organization);
  vague.event("attack", "attack").agent(front).patient(post).noun();
  const Story story = story_of({raid(ArticleBuilder("january", 2020, 1, 10)).build(),
                                raid(ArticleBuilder("june", 2020, 6, 1)).build(), vague.build()});
  EXPECT_NE(told_in(story, "january").key, told_in(story, "june").key);
}

/// A strike that began on a day, and an article about the same weeks later.
class ToldAgain : public ::testing::Test {
 protected:
  struct Cast {
    ActorIndex union_;
    ActorIndex firm;
    ActorIndex leader;
  };
  static ArticleBuilder begun(const char* id, int month, const char* begin) {
    ArticleBuilder article(id, 2020, month, 14);
    article.actor(begin, ActorKind::other, MentionForm::description);  // no two begin alike
    return article;
  }
  static Cast cast(ArticleBuilder& article) {
    Cast cast{};
    cast.union_ = article.actor("Dockers Union", ActorKind::organization);
    article.actor("somebody", ActorKind::other, MentionForm::pronoun);
    cast.firm = article.actor("Havn", ActorKind::organization);
    cast.leader = article.actor("Marta Lind");
    return cast;
  }
  ToldAgain() : before(cast(first)), now(cast(second)) {}
  ArticleBuilder first = begun("first", 3, "cranes stand still in every port this morning");
  ArticleBuilder second = begun("second", 5, "a court hears what the winter has cost them");
  Cast before;
  Cast now;
};

TEST_F(ToldAgain, ANounNeedsNoDateWhereItPointsAtNothingElse) {
  first.event("strike", "strike").agent(before.union_).on(2020, 3, 13);
  second.event("strike", "strike").noun();
  const Story story = story_of({first.build(), second.build()});
  EXPECT_THAT(articles_of(story, told_in(story, "second")), ElementsAre("first", "second"));
}

TEST_F(ToldAgain, ANounThatMayPointAtTwoPointsAtNone) {
  first.event("strike", "strike").agent(before.union_).on(2020, 3, 13);
  first.next_sentence();
  first.event("strike", "strike").agent(before.leader).on(2019, 3, 1);
  second.event("strike", "strike").noun();
  const Story story = story_of({first.build(), second.build()});
  EXPECT_THAT(articles_of(story, told_in(story, "second")), ElementsAre("second"));
}

TEST_F(ToldAgain, ByTheSamePartiesNeedsNoDateWhereItIsNotTheNews) {
  first.event("reject", "rejection").agent(before.union_).patient(before.firm).on(2020, 3, 13);
  for (int i = 0; i < 3; ++i) {
    second.next_sentence();
  }
  second.event("reject", "rejection").agent(now.union_).patient(now.firm);
  const Story story = story_of({first.build(), second.build()});
  EXPECT_THAT(articles_of(story, told_in(story, "second")), ElementsAre("first", "second"));
}

TEST_F(ToldAgain, TheNewsOfTheDayIsNotWhatWasWeeksAgo) {
  first.event("reject", "rejection").agent(before.union_).patient(before.firm).on(2020, 3, 13);
  second.event("reject", "rejection").agent(now.union_).patient(now.firm);
  const Story story = story_of({first.build(), second.build()});
  EXPECT_THAT(articles_of(story, told_in(story, "second")), ElementsAre("second"));
}

TEST_F(ToldAgain, WhoShutsIsWhatIsShut) {
  first.event("shut", "closure").agent(before.firm).known();
  second.event("close", "closure").patient(now.firm).known();
  const Story story = story_of({first.build(), second.build()});
  EXPECT_THAT(articles_of(story, told_in(story, "second")), ElementsAre("first", "second"));
}

TEST_F(ToldAgain, WhatBeginsOnADayWasThen) {
  first.event("strike", "strike").agent(before.union_).on(2020, 3, 13);
  const EventIndex strike = second.event("strike", "strike").noun(false);
  second.event("begin").of_class(EventClass::aspectual).of(strike).on(2020, 3, 13);
  const Story story = story_of({first.build(), second.build()});
  EXPECT_THAT(articles_of(story, told_in(story, "second")), ElementsAre("first", "second"));
}

TEST(BuildStory, TheNewestRevisionOfAnArticleCounts) {
  // One id and nearly the same words.
  constexpr const char* board =
      "the board of the harbour that Ida Falk leads in the old town of Portvale";
  ArticleBuilder first("report", 2020, 5, 1);
  first.event("close").agent(first.actor(board));
  ArticleBuilder second("report", 2020, 5, 2);
  second.event("open").agent(second.actor(board));
  const Story story = story_of({second.build(), first.build()});
  ASSERT_THAT(story.articles, SizeIs(1));
  ASSERT_THAT(story.events, SizeIs(1));
  EXPECT_EQ(story.events.front().label, "open");
}

TEST(BuildStory, TheOrderOfTheArticlesDoesNotMatter) {
  const auto make = [](int i) {
    ArticleBuilder article("article-" + std::to_string(i), 2020, 5, 1 + i);
    const auto falk = article.actor(i % 2 == 0 ? "Ida Falk" : "Falk");
    article.event("resign", "resignation").agent(falk).during(2020, 4);
    article.event("speak").agent(falk).on(2020, 5, 1 + i);
    return article.build();
  };
  std::vector<int> order = {0, 1, 2, 3, 4};
  const auto keys = [&] {
    std::vector<ReadArticle> articles;
    for (const int i : order) {
      articles.push_back(make(i));
    }
    std::vector<std::string> result;
    for (const Event& event : story_of(std::move(articles)).events) {
      result.push_back(event.key + " " + std::to_string(event.mentions.size()));
    }
    return result;
  };
  const auto first = keys();
  EXPECT_THAT(first, SizeIs(6));
  while (std::next_permutation(order.begin(), order.end())) {
    ASSERT_EQ(keys(), first);
  }
}

}  // namespace
}  // namespace fabula
