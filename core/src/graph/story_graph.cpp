#include "fabula/graph/story_graph.hpp"

#include <algorithm>
#include <limits>

#include "graph/causal_graph.hpp"

namespace fabula {
namespace {

using Adjacency = StoryGraph::Adjacency;
using Descriptor = StoryGraph::Descriptor;

std::vector<EventId> nearest_first(const std::vector<std::uint32_t>& distance, std::size_t events) {
  std::vector<EventId> found;
  for (std::uint32_t i = 0; i < events; ++i) {
    if (distance[i] != unreached && distance[i] != 0) {
      found.push_back(EventId{i});
    }
  }
  std::stable_sort(found.begin(), found.end(), [&distance](EventId a, EventId b) {
    return distance[a.value] < distance[b.value];
  });
  return found;
}

}  // namespace

bool is_causal(const Relation& relation) {
  return relation.status != RelationStatus::negated &&
         (relation.kind == RelationKind::causes || relation.kind == RelationKind::responds_to);
}

StoryGraph::StoryGraph(const Story& story) : events_(story.events.size()) {
  for (std::uint32_t i = 0; i < story.events.size(); ++i) {
    boost::add_vertex({Vertex::Kind::event, i}, adjacency_);
  }
  for (std::uint32_t i = 0; i < story.actors.size(); ++i) {
    boost::add_vertex({Vertex::Kind::actor, i}, adjacency_);
  }
  for (std::uint32_t i = 0; i < story.relations.size(); ++i) {
    const Relation& r = story.relations[i];
    boost::add_edge(vertex(r.from), vertex(r.to), {Edge::Kind::relation, i, is_causal(r)},
                    adjacency_);
  }
  for (std::uint32_t e = 0; e < story.events.size(); ++e) {
    const auto& participants = story.events[e].participants;
    for (std::uint32_t i = 0; i < participants.size(); ++i) {
      if (participants[i].actor) {
        boost::add_edge(vertex(*participants[i].actor), vertex(EventId{e}), {Edge::Kind::role, i},
                        adjacency_);
      }
    }
  }
}

std::vector<EventId> causes_of(const Story& story, const StoryGraph& graph, EventId event) {
  const CausalGraph causal = causal_graph(graph);
  return nearest_first(distances(boost::make_reverse_graph(causal), graph.vertex(event)),
                       story.events.size());
}

std::vector<EventId> effects_of(const Story& story, const StoryGraph& graph, EventId event) {
  const CausalGraph causal = causal_graph(graph);
  return nearest_first(distances(causal, graph.vertex(event)), story.events.size());
}

std::vector<EventId> neighbourhood(const Story& story, const StoryGraph& graph, EventId event,
                                   unsigned depth) {
  // A relation is one step; to an actor and on to its other events is one step too.
  std::vector<bool> seen(boost::num_vertices(graph.adjacency()), false);
  std::vector<Descriptor> ring = {graph.vertex(event)};
  seen[ring.front()] = true;
  const Adjacency& g = graph.adjacency();
  const auto is_event = [&g](Descriptor v) { return g[v].kind == StoryGraph::Vertex::Kind::event; };
  for (unsigned step = 0; step < depth && !ring.empty(); ++step) {
    std::vector<Descriptor> next;
    for (std::size_t k = 0; k < ring.size(); ++k) {
      const auto visit = [&](Descriptor v) {
        if (!seen[v]) {
          seen[v] = true;
          (is_event(v) ? next : ring).push_back(v);
        }
      };
      const Descriptor at = ring[k];
      for (auto [e, end] = boost::out_edges(at, g); e != end; ++e) {
        visit(boost::target(*e, g));
      }
      for (auto [e, end] = boost::in_edges(at, g); e != end; ++e) {
        visit(boost::source(*e, g));
      }
    }
    ring = std::move(next);
  }
  std::vector<EventId> found;
  for (std::uint32_t i = 0; i < story.events.size(); ++i) {
    if (seen[i]) {
      found.push_back(EventId{i});
    }
  }
  return found;
}

std::vector<std::vector<EventId>> connected_events(const Story& story, const StoryGraph& graph) {
  constexpr auto none = std::numeric_limits<std::size_t>::max();
  const Adjacency& g = graph.adjacency();
  std::vector<std::size_t> group_of(story.events.size(), none);
  std::vector<std::vector<EventId>> groups;
  for (std::uint32_t first = 0; first < story.events.size(); ++first) {
    if (group_of[first] != none) {
      continue;
    }
    std::vector<EventId>& group = groups.emplace_back();
    const auto add = [&](Descriptor event) {
      if (g[event].kind == StoryGraph::Vertex::Kind::event && group_of[event] == none) {
        group_of[event] = groups.size() - 1;
        group.push_back(EventId{g[event].index});
      }
    };
    add(first);
    // The group grows as it is walked.
    for (std::size_t next = 0; next < group.size();) {
      const Descriptor at = graph.vertex(group[next++]);
      for (auto [e, end] = boost::out_edges(at, g); e != end; ++e) {
        add(boost::target(*e, g));
      }
      for (auto [e, end] = boost::in_edges(at, g); e != end; ++e) {
        add(boost::source(*e, g));
      }
    }
    std::sort(group.begin(), group.end());
  }
  return groups;
}

}  // namespace fabula
