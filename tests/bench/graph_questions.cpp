#include "graph_questions.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <utility>

#include <benchmark/benchmark.h>

#include "fabula/graph/questions.hpp"
#include "fabula/graph/story_graph.hpp"

namespace fabula {
namespace {

constexpr std::uint32_t event_count = 100'000;
constexpr std::uint32_t actor_count = 10'000;
constexpr std::uint32_t reach = 50;
constexpr std::size_t ways = 5;
// As many as one event has in news: a few causes close by in time, two who take part.
constexpr int causes_of_each = 2;
constexpr int participants_of_each = 2;

/// A story whose events follow from some of those shortly before them.
Story long_story() {
  Story story;
  story.events.resize(event_count);
  story.actors.resize(actor_count);
  std::mt19937 random(1);
  for (std::uint32_t i = 0; i < event_count; ++i) {
    for (int k = 0; k < causes_of_each && i > 0; ++k) {
      Relation relation;
      relation.from = EventId{i - 1 - static_cast<std::uint32_t>(random() % std::min(i, reach))};
      relation.to = EventId{i};
      relation.confidence = static_cast<double>(random() % 100) / 100;
      story.relations.push_back(relation);
    }
    for (int k = 0; k < participants_of_each; ++k) {
      const ActorId actor{static_cast<std::uint32_t>(random() % actor_count)};
      story.events[i].participants.push_back({Role::agent, actor, ""});
    }
  }
  return story;
}

struct Asked {
  Story story = long_story();
  StoryGraph graph{story};
  EventId first{0};
  EventId middle{event_count / 2};
  EventId near{event_count / 2 + 500};
  EventId last{event_count - 1};
};

}  // namespace

void register_graph_questions() {
  const auto asked = std::make_shared<Asked>();
  const auto add = [&asked](const char* question, auto answer) {
    benchmark::RegisterBenchmark((std::string("graph: ") + question).c_str(),
                                 [asked, answer](benchmark::State& state) {
                                   for (auto _ : state) {
                                     benchmark::DoNotOptimize(answer(*asked));
                                   }
                                 })
        ->Unit(benchmark::kMillisecond);
  };
  add("all that led to an event",
      [](const Asked& a) { return causes_of(a.story, a.graph, a.middle); });
  add("all that followed from an event",
      [](const Asked& a) { return effects_of(a.story, a.graph, a.middle); });
  add("the same as a tree, for why and effects",
      [](const Asked& a) { return causal_steps(a.story, a.graph, a.middle, Direction::causes); });
  add("the five best chains, events close by",
      [](const Asked& a) { return causal_chains(a.story, a.graph, a.middle, a.near, ways); });
  add("the five best chains, from first to last",
      [](const Asked& a) { return causal_chains(a.story, a.graph, a.first, a.last, ways); });
  add("the fewest steps from actor to actor", [](const Asked& a) {
    return shortest_tie(a.story, a.graph, a.graph.vertex(ActorId{0}),
                        a.graph.vertex(ActorId{actor_count - 1}));
  });
  add("what is within two steps",
      [](const Asked& a) { return neighbourhood(a.story, a.graph, a.middle, 2); });
  add("what hangs together", [](const Asked& a) { return connected_events(a.story, a.graph); });
  add("circles of causes", [](const Asked& a) { return causal_circles(a.story, a.graph); });
}

}  // namespace fabula
