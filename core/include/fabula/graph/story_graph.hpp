#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <boost/graph/adjacency_list.hpp>

#include "fabula/story/story.hpp"

namespace fabula {

/// The events and actors of a story and how they hang together, for Boost.Graph algorithms. It
/// holds indices into the story that it was made from, and which relations are causes; vertices are
/// the events in their order, then the actors in theirs, edges the relations in theirs, then the
/// roles.
class StoryGraph {
 public:
  struct Vertex {
    enum class Kind : std::uint8_t { event, actor };
    Kind kind = Kind::event;
    std::uint32_t index = 0;  ///< into Story::events or Story::actors
  };
  struct Edge {
    enum class Kind : std::uint8_t { relation, role };
    Kind kind = Kind::relation;
    std::uint32_t index = 0;  ///< into Story::relations, or the participant's place in its event
    bool causal = false;      ///< a relation that says why, see is_causal()
  };
  using Adjacency =
      boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Vertex, Edge>;
  using Descriptor = boost::graph_traits<Adjacency>::vertex_descriptor;

  explicit StoryGraph(const Story& story);

  /// For any algorithm of Boost.Graph.
  [[nodiscard]] const Adjacency& adjacency() const noexcept { return adjacency_; }
  [[nodiscard]] Descriptor vertex(EventId event) const { return event.value; }
  [[nodiscard]] Descriptor vertex(ActorId actor) const { return events_ + actor.value; }

 private:
  Adjacency adjacency_;
  std::size_t events_ = 0;
};

/// Whether a relation says why: a cause, or what is responded to, that nobody denies.
bool is_causal(const Relation& relation);

/// A way through causes: relations one after the other, each from the effect of the one before.
struct CausalChain {
  std::vector<std::uint32_t> relations;  ///< indices into Story::relations
  double confidence = 1;                 ///< of the weakest link
};

/// Every event that led to this one, or followed from it, nearest first and in the order of the
/// timeline where equally near. Negated relations are no links; `part_of` and mere order neither.
std::vector<EventId> causes_of(const Story& story, const StoryGraph& graph, EventId event);
std::vector<EventId> effects_of(const Story& story, const StoryGraph& graph, EventId event);

/// The best chains of causes from one event to another, at most so many: the shorter one first, of
/// equally long ones that whose weakest link is stronger. None is twice at one event, and no two
/// lead over the same events; none where the two are one.
std::vector<CausalChain> causal_chains(const Story& story, const StoryGraph& graph, EventId from,
                                       EventId to, std::size_t most);

/// The events that are said to have led to each other, over others or directly: each group
/// ascending, the groups by their first.
std::vector<std::vector<EventId>> causal_circles(const Story& story, const StoryGraph& graph);

/// The events within `depth` relations or shared actors of an event, itself among them, ascending.
std::vector<EventId> neighbourhood(const Story& story, const StoryGraph& graph, EventId event,
                                   unsigned depth);

/// The events that hang together by relations, each group ascending, the groups by their first.
std::vector<std::vector<EventId>> connected_events(const Story& story, const StoryGraph& graph);

}  // namespace fabula
