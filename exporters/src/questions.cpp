#include "fabula/exporters/questions.hpp"

#include <utility>

#include <fmt/format.h>

#include "fabula/graph/named.hpp"
#include "fabula/story/check.hpp"
#include "fabula/story/select.hpp"
#include "fabula/time/when.hpp"

namespace fabula::exporters {
namespace {

[[noreturn]] void refuse_ambiguous(const Asked& asked, const std::vector<ActorId>& actors,
                                   const std::vector<EventId>& events) {
  std::string message =
      fmt::format("'{}' can mean {} actors and {} events; name one by its id:", asked.names[0],
                  actors.size(), events.size());
  std::size_t listed = 0;
  for (const ActorId id : actors) {
    if (listed++ < asked.most_listed) {
      const Actor& actor = asked.story.actors[id.value];
      message += fmt::format("\n  {}  {}", actor.key, actor.name);
    }
  }
  for (const EventId id : events) {
    if (listed++ < asked.most_listed) {
      const Event& event = asked.story.events[id.value];
      message += fmt::format("\n  {}  {}  {}", event.key, to_edtf(event.when), event.label);
    }
  }
  throw AmbiguousName(message + (listed > asked.most_listed ? "\n  ..." : ""));
}

}  // namespace

bool answer_causes(const Asked& asked, Direction direction) {
  const EventId event = the_event(asked.story, asked.names[0], asked.most_listed);
  const StoryGraph graph(asked.story);
  write_causes(asked.story, event, direction, causal_steps(asked.story, graph, event, direction),
               asked.form, asked.options, asked.out);
  return true;
}

bool answer_path(const Asked& asked, std::size_t most) {
  using Vertex = StoryGraph::Vertex;
  const Vertex from = the_event_or_actor(asked.story, asked.names[0], asked.most_listed);
  const Vertex to = the_event_or_actor(asked.story, asked.names[1], asked.most_listed);
  if (from.kind == to.kind && from.index == to.index) {
    throw Error(fmt::format("'{}' and '{}' are one; name two to go from one to the other",
                            asked.names[0], asked.names[1]));
  }
  const StoryGraph graph(asked.story);
  const auto place = [&graph](const Vertex& vertex) {
    return vertex.kind == Vertex::Kind::event ? graph.vertex(EventId{vertex.index})
                                              : graph.vertex(ActorId{vertex.index});
  };
  const bool events = from.kind == Vertex::Kind::event && to.kind == Vertex::Kind::event;
  Ways ways;
  if (events) {
    ways = ways_between(asked.story, graph, EventId{from.index}, EventId{to.index}, most);
  } else if (auto tie = shortest_tie(asked.story, graph, place(from), place(to)); !tie.empty()) {
    ways.found.push_back(std::move(tie));
  }
  if (!asked.whole && !ways.causal) {
    return false;  // whoever is in both may lead over other parts
  }
  write_ways(asked.story, from, to, ways, asked.form, asked.options, asked.out);
  return true;
}

bool answer_show(const Asked& asked) {
  const Story& story = asked.story;
  const std::string& name = asked.names[0];
  if (const auto event = find_event(story, name)) {
    write_event(story, *event, asked.form, asked.options, asked.out);
    return true;
  }
  if (const auto article = find_article(story, name)) {
    write_article(story, *article, asked.form, asked.options, asked.out);
    return true;
  }
  const std::vector<ActorId> actors = find_actors_named(story, name);
  const std::vector<EventId> events = find_events_named(story, name);
  if (actors.size() == 1) {
    // Words of many labels are no better name for one of these than for who is called so.
    write_actor(story, actors.front(), asked.form, asked.options, asked.out);
    return true;
  }
  if (actors.empty() && events.size() == 1) {
    write_event(story, events.front(), asked.form, asked.options, asked.out);
    return true;
  }
  if (actors.empty() && events.empty()) {
    throw UnknownName(fmt::format("no event, actor or article of this story is called '{}'", name));
  }
  refuse_ambiguous(asked, actors, events);
}

bool answer_actors(const Asked& asked) {
  write_actors(asked.story, asked.form, asked.options, asked.out);
  return true;
}

bool answer_check(const Asked& asked) {
  write_suspicions(asked.story, check_story(asked.story), asked.form, asked.options, asked.out);
  return true;
}

}  // namespace fabula::exporters
