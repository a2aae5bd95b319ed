#include "fabula/story/select.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample_story.hpp"

namespace fabula {
namespace {

using test::during;
using test::on;
using test::StoryBuilder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> labels(const Story& story) {
  std::vector<std::string> labels;
  for (const Event& event : story.events) {
    labels.push_back(event.label);
  }
  return labels;
}

class Select : public ::testing::Test {
 protected:
  Select() {
    const ActorId mill = b.actor("Tarn Paper Mill");
    const ActorId court = b.actor("Regional court");
    const ActorId paper = b.actor("Paper Union");
    opens = b.event("Mill opens", during(2018, 6), mill, 0.2);
    suit = b.event("Mill sues", on(2019, 5, 20), mill, 0.9);
    ruling = b.event("Court rules", on(2019, 6, 11), court, 0.7);
    rumour = b.event("Someone hears of it", {}, paper, 0.4);
    b[ruling].participants.push_back({Role::patient, std::nullopt, "the Tarn treaty"});
    b[rumour].status = Status::possible;
    b[rumour].confidence = 0.3;
    b[suit].type = "lawsuit";
    b.relation(suit, ruling, "led to");
    b.relation(opens, suit, "led to").attributed_to = paper;
  }

  [[nodiscard]] Story with(const StoryFilter& filter) const { return select(b.story(), filter); }

  StoryBuilder b;
  EventId opens;
  EventId suit;
  EventId ruling;
  EventId rumour;
};

TEST_F(Select, AnOpenFilterGivesTheWholeStory) {
  EXPECT_EQ(labels(with({})), labels(b.story()));
  EXPECT_EQ(with({}).articles.size(), 4U);
}

TEST_F(Select, AnActorIsMeantByNameWithoutRegardToCase) {
  StoryFilter filter;
  filter.actors = {"TARN paper-mill"};
  EXPECT_THAT(labels(with(filter)), ElementsAre("Mill opens", "Mill sues"));
}

TEST_F(Select, AnActorIsMeantByItsAliasAndByItsKey) {
  Story story = b.story();
  story.actors[0].aliases = {"TPM"};
  EXPECT_THAT(find_actors_named(story, "tpm"), ElementsAre(ActorId{0}));
  EXPECT_THAT(find_actors_named(story, "a-1"), ElementsAre(ActorId{1}));
}

TEST_F(Select, WordsOfANameMeanEveryActorThatHasThemAll) {
  EXPECT_THAT(find_actors_named(b.story(), "paper"), ElementsAre(ActorId{0}, ActorId{2}));
  EXPECT_THAT(find_actors_named(b.story(), "ape"), IsEmpty());
  EXPECT_THAT(find_actors_named(b.story(), "..."), IsEmpty());
}

TEST_F(Select, WhatIsNoActorIsFoundInTheWordsOfParticipants) {
  StoryFilter filter;
  filter.actors = {"Tarn Treaty"};
  EXPECT_THAT(labels(with(filter)), ElementsAre("Court rules"));
}

TEST_F(Select, DatesKeepWhatCanHaveBeenBetweenThem) {
  StoryFilter filter;
  filter.from = make_date(2018, 6, 30);
  filter.to = make_date(2019, 5, 20);
  EXPECT_THAT(labels(with(filter)), ElementsAre("Mill opens", "Mill sues"));
  filter.from = make_date(2018, 7, 1);
  filter.to = make_date(2019, 5, 19);
  EXPECT_THAT(labels(with(filter)), IsEmpty());
}

TEST_F(Select, AnOpenSideOfADateReachesAsFarAsItCan) {
  When until = on(2017, 1, 1);
  until.range->begin = boost::posix_time::neg_infin;
  b.event("Before", until);
  StoryFilter filter;
  filter.to = make_date(2017, 6, 1);
  EXPECT_THAT(labels(with(filter)), ElementsAre("Before"));
  filter.to.reset();
  filter.from = make_date(2020, 1, 1);
  EXPECT_THAT(labels(with(filter)), IsEmpty());
}

TEST_F(Select, TypeStatusConfidenceAndWordsRestrict) {
  StoryFilter filter;
  filter.types = {"lawsuit"};
  EXPECT_THAT(labels(with(filter)), ElementsAre("Mill sues"));
  filter = {};
  filter.statuses = {Status::possible};
  EXPECT_THAT(labels(with(filter)), ElementsAre("Someone hears of it"));
  filter = {};
  filter.min_confidence = 0.5;
  EXPECT_THAT(labels(with(filter)), ElementsAre("Mill opens", "Mill sues", "Court rules"));
  filter = {};
  filter.text = "RULES treaty";
  EXPECT_THAT(labels(with(filter)), ElementsAre("Court rules"));
}

TEST_F(Select, AroundKeepsTheNeighboursOfAnEvent) {
  StoryFilter filter;
  filter.around = ruling;
  EXPECT_THAT(labels(with(filter)), ElementsAre("Mill sues", "Court rules"));
  filter.depth = 2;
  EXPECT_THAT(labels(with(filter)), ElementsAre("Mill opens", "Mill sues", "Court rules"));
}

TEST_F(Select, AnEventIsMeantByItsKeyOrByWordsOfItsLabel) {
  EXPECT_THAT(find_events_named(b.story(), "e-2"), ElementsAre(ruling));
  EXPECT_THAT(find_events_named(b.story(), "SUES mill"), ElementsAre(suit));
  EXPECT_THAT(find_events_named(b.story(), "mill"), ElementsAre(opens, suit));
  EXPECT_THAT(find_events_named(b.story(), ""), IsEmpty());
}

TEST_F(Select, WordsFindEventsActorsAndHeadlines) {
  const FoundByWords mill = find_by_words(b.story(), "MILL");
  EXPECT_THAT(mill.events, ElementsAre(suit, opens));  // the more salient one first
  ASSERT_EQ(mill.actors.size(), 1U);
  EXPECT_EQ(b.story().actors[mill.actors[0].value].name, "Tarn Paper Mill");
  EXPECT_EQ(find_by_words(b.story(), "paper").actors.size(), 2U);
  EXPECT_THAT(find_by_words(b.story(), "mill court").events, IsEmpty());
  EXPECT_THAT(find_by_words(b.story(), "...").events, IsEmpty());
}

TEST_F(Select, MaxItemsKeepsTheMostSalientInTheirOrder) {
  StoryFilter filter;
  filter.max_items = 2;
  EXPECT_THAT(labels(with(filter)), ElementsAre("Mill sues", "Court rules"));
  filter.max_items = 0;
  EXPECT_THAT(labels(with(filter)), IsEmpty());
}

TEST_F(Select, ReferencesStillMeanTheSame) {
  StoryFilter filter;
  filter.max_items = 2;
  const Story story = with(filter);
  ASSERT_EQ(story.relations.size(), 1U);
  EXPECT_EQ(story.events[story.relations[0].from.value].label, "Mill sues");
  EXPECT_EQ(story.events[story.relations[0].to.value].label, "Court rules");
  ASSERT_EQ(story.articles.size(), 2U);
  for (const Event& event : story.events) {
    const Mention& mention = event.mentions.front();
    EXPECT_EQ(story.articles[mention.article.value].text(mention.span), event.label);
  }
  ASSERT_EQ(story.actors.size(), 2U);
  EXPECT_EQ(story.actors[story.events[1].participants[0].actor->value].name, "Regional court");
}

TEST_F(Select, AnActorStaysForAClaimAndForAChild) {
  Story story = b.story();
  story.actors.push_back({"a-9", "Holding", ActorKind::organization, {}, "", std::nullopt, 1, {}});
  story.actors[2].parent = ActorId{3};
  StoryFilter filter;
  filter.text = "mill";
  const Story selected = select(story, filter);
  ASSERT_EQ(selected.relations.size(), 1U);
  const Actor& claimant = selected.actors[selected.relations[0].attributed_to->value];
  EXPECT_EQ(claimant.name, "Paper Union");
  EXPECT_EQ(selected.actors[claimant.parent->value].name, "Holding");
}

}  // namespace
}  // namespace fabula
