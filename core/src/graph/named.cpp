#include "fabula/graph/named.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "fabula/story/select.hpp"
#include "fabula/time/when.hpp"

namespace fabula {
namespace {

AmbiguousName several_actors(const Story& story, const std::string& name,
                             const std::vector<ActorId>& actors, std::size_t most_listed) {
  std::string message =
      fmt::format("'{}' can mean {} actors; name one by its id:", name, actors.size());
  for (std::size_t i = 0; i < std::min(actors.size(), most_listed); ++i) {
    const Actor& actor = story.actors[actors[i].value];
    message += fmt::format("\n  {}  {}", actor.key, actor.name);
  }
  return AmbiguousName(message + (actors.size() > most_listed ? "\n  ..." : ""));
}

}  // namespace

EventId the_event(const Story& story, const std::string& name, std::size_t most_listed) {
  const std::vector<EventId> found = find_events_named(story, name);
  if (found.size() == 1) {
    return found.front();
  }
  if (found.empty()) {
    throw UnknownName(fmt::format(
        "no event of this story has the id '{0}' or the words '{0}' in its label", name));
  }
  std::string message =
      fmt::format("'{}' can mean {} events; name one by its id:", name, found.size());
  for (std::size_t i = 0; i < std::min(found.size(), most_listed); ++i) {
    const Event& event = story.events[found[i].value];
    message += fmt::format("\n  {}  {}  {}", event.key, to_edtf(event.when), event.label);
  }
  throw AmbiguousName(message + (found.size() > most_listed ? "\n  ..." : ""));
}

ActorId the_actor(const Story& story, const std::string& name, std::size_t most_listed) {
  const std::vector<ActorId> found = find_actors_named(story, name);
  if (found.empty()) {
    throw UnknownName(fmt::format("nobody in this story has the id or the name '{}'", name));
  }
  if (found.size() > 1) {
    throw several_actors(story, name, found, most_listed);
  }
  return found.front();
}

std::optional<ArticleId> find_article(const Story& story, const std::string& name) {
  for (std::uint32_t i = 0; i < story.articles.size(); ++i) {
    const ArticleMeta& meta = story.articles[i].meta();
    const std::string file = meta.path.substr(meta.path.find_last_of('/') + 1);
    if (name == meta.id || name == meta.url || name == meta.path || name == meta.title ||
        name == file) {
      return ArticleId{i};
    }
  }
  return std::nullopt;
}

StoryGraph::Vertex the_event_or_actor(const Story& story, const std::string& name,
                                      std::size_t most_listed) {
  using Vertex = StoryGraph::Vertex;
  const std::vector<ActorId> actors = find_actors_named(story, name);
  if (actors.size() == 1 && !find_event(story, name)) {
    return {Vertex::Kind::actor, actors.front().value};
  }
  if (actors.size() > 1 && find_events_named(story, name).empty()) {
    throw several_actors(story, name, actors, most_listed);
  }
  return {Vertex::Kind::event, the_event(story, name, most_listed).value};
}

}  // namespace fabula
