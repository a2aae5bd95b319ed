#include "fabula/graph/questions.hpp"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fabula {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Story story_of(std::size_t events, std::size_t actors = 0) {
  Story story;
  story.events.resize(events);
  story.actors.resize(actors);
  return story;
}

void relate(Story& story, std::uint32_t from, std::uint32_t to,
            RelationStatus status = RelationStatus::asserted) {
  Relation relation;
  relation.from = EventId{from};
  relation.to = EventId{to};
  relation.status = status;
  story.relations.push_back(relation);
}

void takes_part(Story& story, std::uint32_t event, std::uint32_t actor) {
  story.events[event].participants.push_back({Role::agent, ActorId{actor}, ""});
}

std::vector<std::vector<unsigned>> lines(const std::vector<CausalStep>& steps) {
  std::vector<std::vector<unsigned>> result;
  for (const CausalStep& step : steps) {
    result.push_back({step.depth, step.event.value, step.told_before ? 1U : 0U});
  }
  return result;
}

TEST(CausalSteps, EachCauseIsFollowedByItsOwn) {
  Story story = story_of(4);
  relate(story, 2, 3);
  relate(story, 1, 3);
  relate(story, 0, 1);
  EXPECT_THAT(lines(causal_steps(story, StoryGraph(story), EventId{3}, Direction::causes)),
              ElementsAre(ElementsAre(1, 1, 0), ElementsAre(2, 0, 0), ElementsAre(1, 2, 0)));
}

TEST(CausalSteps, WhatIsReachedTwiceIsFollowedOnceAndACircleEnds) {
  Story story = story_of(3);
  relate(story, 0, 1);
  relate(story, 1, 2);
  relate(story, 0, 2);
  relate(story, 2, 0);
  EXPECT_THAT(lines(causal_steps(story, StoryGraph(story), EventId{0}, Direction::effects)),
              ElementsAre(ElementsAre(1, 1, 0), ElementsAre(2, 2, 0), ElementsAre(3, 0, 1),
                          ElementsAre(1, 2, 1)));
}

TEST(CausalSteps, WhatIsDeniedIsNoCause) {
  Story story = story_of(2);
  relate(story, 0, 1, RelationStatus::negated);
  EXPECT_THAT(causal_steps(story, StoryGraph(story), EventId{1}, Direction::causes), IsEmpty());
}

TEST(ShortestTie, ActorsAreTiedByTheEventsThatTheyShare) {
  Story story = story_of(3, 3);
  takes_part(story, 0, 0);
  takes_part(story, 0, 1);
  takes_part(story, 2, 1);
  takes_part(story, 2, 2);
  const StoryGraph graph(story);
  const auto steps = shortest_tie(story, graph, graph.vertex(ActorId{0}), graph.vertex(ActorId{2}));
  ASSERT_THAT(steps, SizeIs(4));
  EXPECT_EQ(steps[1].to.index, 1U);
  EXPECT_EQ(steps[1].to.kind, StoryGraph::Vertex::Kind::actor);
  EXPECT_TRUE(steps[0].forward);
  EXPECT_FALSE(steps[1].forward);
}

TEST(WaysBetween, AChainOfCausesIsBetterThanAShorterTieAndOneBackIsSaid) {
  Story story = story_of(3, 1);
  relate(story, 0, 1);
  relate(story, 1, 2);
  relate(story, 2, 0);
  const Ways ways = ways_between(story, StoryGraph(story), EventId{0}, EventId{2}, 3);
  ASSERT_THAT(ways.found, SizeIs(1));
  EXPECT_TRUE(ways.causal);
  EXPECT_TRUE(ways.leads_back);
  ASSERT_THAT(ways.found[0], SizeIs(2));
  EXPECT_EQ(ways.found[0][1].to.index, 2U);
}

TEST(WaysBetween, WhereNoCauseLeadsOnAnyTieDoes) {
  Story story = story_of(2);
  relate(story, 1, 0);
  const Ways ways = ways_between(story, StoryGraph(story), EventId{0}, EventId{1}, 3);
  EXPECT_FALSE(ways.causal);
  EXPECT_FALSE(ways.leads_back);
  ASSERT_THAT(ways.found, SizeIs(1));
  EXPECT_FALSE(ways.found[0][0].forward);
}

TEST(WaysBetween, NothingIsSaidWhereNothingTies) {
  const Story story = story_of(2);
  EXPECT_THAT(ways_between(story, StoryGraph(story), EventId{0}, EventId{1}, 3).found, IsEmpty());
}

TEST(WaysBetween, AWayIsAsSureAsItsWeakestLink) {
  Story story = story_of(3);
  relate(story, 0, 1);
  relate(story, 1, 2);
  story.relations[0].confidence = 0.4;
  story.relations[1].confidence = 0.7;
  const Ways ways = ways_between(story, StoryGraph(story), EventId{0}, EventId{2}, 1);
  EXPECT_DOUBLE_EQ(weakest_link(story, ways.found[0]), 0.4);
}

}  // namespace
}  // namespace fabula
