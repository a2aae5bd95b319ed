#include "fabula/graph/story_graph.hpp"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fabula {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Events 0 to n - 1; relations are added by the tests.
Story story_of(std::size_t events) {
  Story story;
  story.events.resize(events);
  return story;
}

void relate(Story& story, std::uint32_t from, std::uint32_t to, double confidence = 0.5,
            RelationKind kind = RelationKind::causes,
            RelationStatus status = RelationStatus::asserted) {
  Relation r;
  r.kind = kind;
  r.from = EventId{from};
  r.to = EventId{to};
  r.status = status;
  r.confidence = confidence;
  story.relations.push_back(r);
}

std::vector<std::uint32_t> numbers(const std::vector<EventId>& events) {
  std::vector<std::uint32_t> values;
  for (const EventId e : events) {
    values.push_back(e.value);
  }
  return values;
}

TEST(StoryGraph, FindsCausesAndEffectsNearestFirst) {
  Story story = story_of(5);
  relate(story, 3, 0);
  relate(story, 1, 3);
  relate(story, 0, 4, 0.5, RelationKind::responds_to);
  const StoryGraph graph(story);
  EXPECT_THAT(numbers(causes_of(story, graph, EventId{0})), ElementsAre(3, 1));
  EXPECT_THAT(numbers(effects_of(story, graph, EventId{1})), ElementsAre(3, 0, 4));
  EXPECT_THAT(numbers(causes_of(story, graph, EventId{2})), IsEmpty());
}

TEST(StoryGraph, OrderAndNegatedCausesAreNoLinks) {
  Story story = story_of(3);
  relate(story, 0, 1, 0.9, RelationKind::before);
  relate(story, 1, 2, 0.9, RelationKind::causes, RelationStatus::negated);
  const StoryGraph graph(story);
  EXPECT_THAT(numbers(effects_of(story, graph, EventId{0})), IsEmpty());
  EXPECT_THAT(numbers(effects_of(story, graph, EventId{1})), IsEmpty());
}

TEST(StoryGraph, TakesTheShortestChainsAndOfEqualOnesTheStronger) {
  Story story = story_of(6);
  relate(story, 0, 1, 0.9);  // 0: the long way
  relate(story, 1, 2, 0.9);
  relate(story, 2, 5, 0.9);
  relate(story, 0, 3, 0.4);  // 3: short and weak
  relate(story, 3, 5, 0.9);
  relate(story, 0, 4, 0.6);  // 5: short and stronger
  relate(story, 4, 5, 0.7);
  const StoryGraph graph(story);
  const auto chains = causal_chains(story, graph, EventId{0}, EventId{5}, 5);
  ASSERT_EQ(chains.size(), 3U);
  EXPECT_THAT(chains[0].relations, ElementsAre(5, 6));
  EXPECT_DOUBLE_EQ(chains[0].confidence, 0.6);
  EXPECT_THAT(chains[1].relations, ElementsAre(3, 4));
  EXPECT_THAT(chains[2].relations, ElementsAre(0, 1, 2));
  EXPECT_EQ(causal_chains(story, graph, EventId{0}, EventId{5}, 2).size(), 2U);
  EXPECT_TRUE(causal_chains(story, graph, EventId{5}, EventId{0}, 5).empty());
}

TEST(StoryGraph, OfTwoLinksBetweenTwoEventsAChainTakesTheSurer) {
  Story story = story_of(2);
  relate(story, 0, 1, 0.3);
  relate(story, 0, 1, 0.8);
  const auto chains = causal_chains(story, StoryGraph(story), EventId{0}, EventId{1}, 5);
  ASSERT_EQ(chains.size(), 1U);
  EXPECT_THAT(chains[0].relations, ElementsAre(1));
}

TEST(StoryGraph, NoChainIsTwiceAtOneEvent) {
  Story story = story_of(4);
  relate(story, 0, 1);
  relate(story, 1, 2);
  relate(story, 2, 1);
  relate(story, 1, 3);
  const auto chains = causal_chains(story, StoryGraph(story), EventId{0}, EventId{3}, 9);
  ASSERT_EQ(chains.size(), 1U);
  EXPECT_THAT(chains[0].relations, ElementsAre(0, 3));
}

TEST(StoryGraph, ManyChainsOfOneLengthAreNotAllWalked) {
  // Twenty layers of twenty events, each tied to all of the next: 20^19 chains.
  constexpr std::uint32_t layers = 20;
  constexpr std::uint32_t width = 20;
  Story story = story_of(layers * width + 1);
  for (std::uint32_t layer = 0; layer + 1 < layers; ++layer) {
    for (std::uint32_t i = 0; i < width * width; ++i) {
      relate(story, layer * width + i / width, (layer + 1) * width + i % width);
    }
  }
  relate(story, (layers - 1) * width, layers * width);
  const auto chains =
      causal_chains(story, StoryGraph(story), EventId{0}, EventId{layers * width}, 3);
  ASSERT_EQ(chains.size(), 3U);
  EXPECT_EQ(chains[2].relations.size(), layers);
}

TEST(StoryGraph, ACircleOfCausesEndsAndIsFound) {
  Story story = story_of(4);
  relate(story, 3, 1);
  relate(story, 1, 3);
  relate(story, 1, 2);
  const StoryGraph graph(story);
  EXPECT_THAT(numbers(causes_of(story, graph, EventId{3})), ElementsAre(1));
  EXPECT_EQ(causal_chains(story, graph, EventId{3}, EventId{1}, 9).size(), 1U);
  const auto circles = causal_circles(story, graph);
  ASSERT_EQ(circles.size(), 1U);
  EXPECT_THAT(numbers(circles[0]), ElementsAre(1, 3));
}

TEST(StoryGraph, ASharedActorIsOneStep) {
  Story story = story_of(4);
  story.actors.resize(1);
  StoryParticipant p;
  p.role = Role::agent;
  p.actor = ActorId{0};
  story.events[0].participants.push_back(p);
  story.events[2].participants.push_back(p);
  relate(story, 2, 3);
  const StoryGraph graph(story);
  EXPECT_THAT(numbers(neighbourhood(story, graph, EventId{0}, 1)), ElementsAre(0, 2));
  EXPECT_THAT(numbers(neighbourhood(story, graph, EventId{0}, 2)), ElementsAre(0, 2, 3));
}

TEST(StoryGraph, GroupsEventsThatHangTogether) {
  Story story = story_of(4);
  relate(story, 2, 0);
  const StoryGraph graph(story);
  const auto groups = connected_events(story, graph);
  ASSERT_EQ(groups.size(), 3U);
  EXPECT_THAT(numbers(groups[0]), ElementsAre(0, 2));
}

TEST(StoryGraph, AnEmptyStoryHasNoGroups) {
  const Story story;
  EXPECT_TRUE(connected_events(story, StoryGraph(story)).empty());
}

}  // namespace
}  // namespace fabula
