#include "fabula/graph/story_graph.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/reverse_graph.hpp>

namespace fabula {
namespace {

using Adjacency = StoryGraph::Adjacency;
using Descriptor = StoryGraph::Descriptor;

constexpr std::uint32_t unreached = std::numeric_limits<std::uint32_t>::max();

/// Keeps the edges that are causal relations.
struct CausalEdges {
  const Story* story = nullptr;
  const Adjacency* graph = nullptr;
  template <class E>
  bool operator()(const E& edge) const {
    const StoryGraph::Edge& e = (*graph)[edge];
    return e.kind == StoryGraph::Edge::Kind::relation && is_causal(story->relations[e.index]);
  }
};
using CausalGraph = boost::filtered_graph<Adjacency, CausalEdges>;

/// Edges from `start` to every vertex, `unreached` where there is no way.
template <class Graph>
std::vector<std::uint32_t> distances(const Graph& graph, Descriptor start) {
  std::vector<std::uint32_t> distance(boost::num_vertices(graph), unreached);
  distance[start] = 0;
  boost::breadth_first_search(graph, start,
                              boost::visitor(boost::make_bfs_visitor(boost::record_distances(
                                  distance.data(), boost::on_tree_edge()))));
  return distance;
}

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
    boost::add_edge(vertex(r.from), vertex(r.to), {Edge::Kind::relation, i}, adjacency_);
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
  const CausalGraph causal(graph.adjacency(), {&story, &graph.adjacency()});
  return nearest_first(distances(boost::make_reverse_graph(causal), graph.vertex(event)),
                       story.events.size());
}

std::vector<EventId> effects_of(const Story& story, const StoryGraph& graph, EventId event) {
  const CausalGraph causal(graph.adjacency(), {&story, &graph.adjacency()});
  return nearest_first(distances(causal, graph.vertex(event)), story.events.size());
}

std::optional<CausalChain> causal_chain(const Story& story, const StoryGraph& graph, EventId from,
                                        EventId to) {
  const CausalGraph causal(graph.adjacency(), {&story, &graph.adjacency()});
  // Distances to the end, then forward along edges that come one nearer, keeping of equal ways the
  // one whose weakest link is strongest.
  const auto left = distances(boost::make_reverse_graph(causal), graph.vertex(to));
  if (from == to || left[graph.vertex(from)] == unreached) {
    return std::nullopt;
  }
  std::map<Descriptor, CausalChain> best = {{graph.vertex(from), {}}};
  for (std::uint32_t steps = left[graph.vertex(from)]; steps > 0; --steps) {
    std::map<Descriptor, CausalChain> next;
    for (const auto& [at, chain] : best) {
      for (auto [edge, end] = boost::out_edges(at, causal); edge != end; ++edge) {
        const Descriptor target = boost::target(*edge, causal);
        if (left[target] != steps - 1) {
          continue;
        }
        const std::uint32_t relation = graph.adjacency()[*edge].index;
        CausalChain longer = chain;
        longer.relations.push_back(relation);
        longer.confidence = std::min(longer.confidence, story.relations[relation].confidence);
        const auto [known, is_new] = next.emplace(target, longer);
        if (!is_new && longer.confidence > known->second.confidence) {
          known->second = std::move(longer);
        }
      }
    }
    best = std::move(next);
  }
  return best.at(graph.vertex(to));
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
  boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> relations(
      story.events.size());
  for (const Relation& r : story.relations) {
    boost::add_edge(graph.vertex(r.from), graph.vertex(r.to), relations);
  }
  std::vector<std::size_t> component(story.events.size());
  const std::size_t count =
      story.events.empty() ? 0 : boost::connected_components(relations, component.data());
  std::vector<std::vector<EventId>> groups(count);
  for (std::uint32_t i = 0; i < component.size(); ++i) {
    groups[component[i]].push_back(EventId{i});
  }
  return groups;
}

}  // namespace fabula
