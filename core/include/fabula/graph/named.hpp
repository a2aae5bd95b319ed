#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "fabula/error.hpp"
#include "fabula/graph/story_graph.hpp"
#include "fabula/story/story.hpp"

/// What readers call events, actors and articles of a story.
namespace fabula {

/// Nothing in the story is called so.
class UnknownName : public Error {
 public:
  using Error::Error;
};

/// Several things are called so; the message lists them, each with its id.
class AmbiguousName : public Error {
 public:
  using Error::Error;
};

/// The one event that an id, or words of its label, mean. Throws UnknownName or AmbiguousName; the
/// message lists so many of those that may be meant.
EventId the_event(const Story& story, const std::string& name, std::size_t most_listed);

/// The same for an actor: an id, a name, or words of one.
ActorId the_actor(const Story& story, const std::string& name, std::size_t most_listed);

/// An article of this id, address, path, headline or file name.
std::optional<ArticleId> find_article(const Story& story, const std::string& name);

/// An actor that is called so, else an event; throws as the_event() does.
StoryGraph::Vertex the_event_or_actor(const Story& story, const std::string& name,
                                      std::size_t most_listed);

}  // namespace fabula
