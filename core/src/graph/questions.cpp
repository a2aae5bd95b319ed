#include "fabula/graph/questions.hpp"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <limits>
#include <tuple>
#include <utility>

namespace fabula {
namespace {

using Adjacency = StoryGraph::Adjacency;
using Descriptor = StoryGraph::Descriptor;
using Edge = boost::graph_traits<Adjacency>::edge_descriptor;

/// Relations that say why: the steps of one event, in the order of the timeline.
class CausalTree {
 public:
  CausalTree(const Story& story, const StoryGraph& graph, Direction direction)
      : graph_(graph), direction_(direction), followed_(story.events.size(), false) {}

  std::vector<CausalStep> run(EventId event) {
    followed_[event.value] = true;
    std::vector<CausalStep> open;
    add_steps_from(event, 1, open);
    std::vector<CausalStep> told;
    while (!open.empty()) {
      CausalStep step = open.back();
      open.pop_back();
      step.told_before = followed_[step.event.value];
      told.push_back(step);
      if (!step.told_before) {
        followed_[step.event.value] = true;
        add_steps_from(step.event, step.depth + 1, open);
      }
    }
    return told;
  }

 private:
  /// The last one first, as they are taken from the back.
  void add_steps_from(EventId event, unsigned depth, std::vector<CausalStep>& steps) const {
    const auto begin = static_cast<std::ptrdiff_t>(steps.size());
    const Adjacency& g = graph_.adjacency();
    const auto add = [&](const Edge& edge, Descriptor other) {
      if (g[edge].causal) {
        steps.push_back({g[edge].index, EventId{g[other].index}, depth, false});
      }
    };
    if (direction_ == Direction::causes) {
      for (auto [e, end] = boost::in_edges(graph_.vertex(event), g); e != end; ++e) {
        add(*e, boost::source(*e, g));
      }
    } else {
      for (auto [e, end] = boost::out_edges(graph_.vertex(event), g); e != end; ++e) {
        add(*e, boost::target(*e, g));
      }
    }
    std::sort(steps.begin() + begin, steps.end(), [](const CausalStep& a, const CausalStep& b) {
      return std::tie(a.event, a.relation) > std::tie(b.event, b.relation);
    });
  }

  const StoryGraph& graph_;
  Direction direction_;
  std::vector<bool> followed_;
};

/// Searches breadth first, without regard to the direction of edges.
class TieSearch {
 public:
  TieSearch(const Story& story, const StoryGraph& graph)
      : story_(story), graph_(graph.adjacency()), came_by_(boost::num_vertices(graph_)) {}

  std::vector<TieStep> run(Descriptor from, Descriptor to) {
    std::deque<Descriptor> open = {from};
    came_by_[from] = {from, {}, true, true};
    while (!open.empty() && !came_by_[to].reached) {
      const Descriptor at = open.front();
      open.pop_front();
      for (auto [e, end] = boost::out_edges(at, graph_); e != end; ++e) {
        visit(at, boost::target(*e, graph_), graph_[*e], true, open);
      }
      for (auto [e, end] = boost::in_edges(at, graph_); e != end; ++e) {
        visit(at, boost::source(*e, graph_), graph_[*e], false, open);
      }
    }
    std::vector<TieStep> steps;
    if (came_by_[to].reached) {
      for (Descriptor at = to; at != from; at = came_by_[at].from) {
        const Way& way = came_by_[at];
        steps.push_back({way.edge, graph_[way.from], graph_[at], way.forward});
      }
      std::reverse(steps.begin(), steps.end());
    }
    return steps;
  }

 private:
  struct Way {
    Descriptor from = 0;
    StoryGraph::Edge edge;
    bool forward = true;
    bool reached = false;
  };

  void visit(Descriptor from, Descriptor to, const StoryGraph::Edge& edge, bool forward,
             std::deque<Descriptor>& open) {
    const bool denied = edge.kind == StoryGraph::Edge::Kind::relation &&
                        story_.relations[edge.index].status == RelationStatus::negated;
    if (!denied && !came_by_[to].reached) {
      came_by_[to] = {from, edge, forward, true};
      open.push_back(to);
    }
  }

  const Story& story_;
  const Adjacency& graph_;
  std::vector<Way> came_by_;
};

}  // namespace

std::vector<CausalStep> causal_steps(const Story& story, const StoryGraph& graph, EventId event,
                                     Direction direction) {
  return CausalTree(story, graph, direction).run(event);
}

std::vector<TieStep> shortest_tie(const Story& story, const StoryGraph& graph, Descriptor from,
                                  Descriptor to) {
  return TieSearch(story, graph).run(from, to);
}

Ways ways_between(const Story& story, const StoryGraph& graph, EventId from, EventId to,
                  std::size_t most) {
  Ways ways;
  for (const CausalChain& chain : causal_chains(story, graph, from, to, most)) {
    std::vector<TieStep>& steps = ways.found.emplace_back();
    for (const std::uint32_t r : chain.relations) {
      const Relation& relation = story.relations[r];
      steps.push_back({{StoryGraph::Edge::Kind::relation, r, true},
                       {StoryGraph::Vertex::Kind::event, relation.from.value},
                       {StoryGraph::Vertex::Kind::event, relation.to.value},
                       true});
    }
  }
  ways.causal = !ways.found.empty();
  if (ways.causal) {
    ways.leads_back = !causal_chains(story, graph, to, from, 1).empty();
  } else if (auto tie = shortest_tie(story, graph, graph.vertex(from), graph.vertex(to));
             !tie.empty()) {
    ways.found.push_back(std::move(tie));
  }
  return ways;
}

double weakest_link(const Story& story, const std::vector<TieStep>& steps) {
  double weakest = 1;
  for (const TieStep& step : steps) {
    if (step.edge.kind == StoryGraph::Edge::Kind::relation) {
      weakest = std::min(weakest, story.relations[step.edge.index].confidence);
    }
  }
  return weakest;
}

}  // namespace fabula
