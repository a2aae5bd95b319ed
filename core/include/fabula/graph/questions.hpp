#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "fabula/graph/story_graph.hpp"
#include "fabula/story/story.hpp"

/// What readers ask of a story. Answers are indices into the story that was asked.
namespace fabula {

enum class Direction : std::uint8_t { causes, effects };

/// One step back to a cause, or on to an effect.
struct CausalStep {
  std::uint32_t relation = 0;  ///< index into Story::relations
  EventId event;               ///< at its other end
  unsigned depth = 1;          ///< 1 next to the event asked for
  bool told_before = false;    ///< what lies behind this event stands further up
};

/// What led to an event, or followed from it, as a tree: each step is followed by those behind it.
/// In the order of the timeline; an event that is reached twice is followed up once.
std::vector<CausalStep> causal_steps(const Story& story, const StoryGraph& graph, EventId event,
                                     Direction direction);

/// One step from an event or actor to the next: along a relation, or between an event and one who
/// takes part in it.
struct TieStep {
  StoryGraph::Edge edge;
  StoryGraph::Vertex from;
  StoryGraph::Vertex to;
  bool forward = true;  ///< along the edge: from cause to effect, from actor to event
};

/// The fewest steps from one event or actor to another, whichever way the edges point; of equally
/// few those that come first in the story. Empty where nothing ties them, or they are one.
std::vector<TieStep> shortest_tie(const Story& story, const StoryGraph& graph,
                                  StoryGraph::Descriptor from, StoryGraph::Descriptor to);

/// How one event leads to another.
struct Ways {
  /// Chains of causes, best first; where there are none, one with the fewest steps of any kind, or
  /// nothing.
  std::vector<std::vector<TieStep>> found;
  bool causal = false;      ///< they are chains of causes
  bool leads_back = false;  ///< the articles tell causes that lead from the second to the first too
};

/// At most so many, as causal_chains() finds them.
Ways ways_between(const Story& story, const StoryGraph& graph, EventId from, EventId to,
                  std::size_t most);

/// The confidence of the weakest relation; 1 where there is none.
double weakest_link(const Story& story, const std::vector<TieStep>& steps);

}  // namespace fabula
