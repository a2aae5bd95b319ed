#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/reverse_graph.hpp>

#include "fabula/graph/story_graph.hpp"

namespace fabula {

constexpr std::uint32_t unreached = std::numeric_limits<std::uint32_t>::max();

/// Keeps the edges that are causal relations.
struct CausalEdges {
  const StoryGraph::Adjacency* graph = nullptr;
  template <class E>
  bool operator()(const E& edge) const {
    return (*graph)[edge].causal;
  }
};
using CausalGraph = boost::filtered_graph<StoryGraph::Adjacency, CausalEdges>;

inline CausalGraph causal_graph(const StoryGraph& graph) {
  return CausalGraph(graph.adjacency(), {&graph.adjacency()});
}

/// Edges from `start` to every vertex, `unreached` where there is no way: breadth first.
template <class Graph>
std::vector<std::uint32_t> distances(const Graph& graph, StoryGraph::Descriptor start) {
  std::vector<std::uint32_t> distance(boost::num_vertices(graph), unreached);
  std::vector<StoryGraph::Descriptor> reached = {start};
  distance[start] = 0;
  for (std::size_t k = 0; k < reached.size(); ++k) {
    const StoryGraph::Descriptor at = reached[k];
    for (auto [edge, end] = boost::out_edges(at, graph); edge != end; ++edge) {
      const StoryGraph::Descriptor target = boost::target(*edge, graph);
      if (distance[target] == unreached) {
        distance[target] = distance[at] + 1;
        reached.push_back(target);
      }
    }
  }
  return distance;
}

}  // namespace fabula
