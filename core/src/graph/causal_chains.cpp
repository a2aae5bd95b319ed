#include <algorithm>
#include <cstddef>
#include <map>
#include <queue>
#include <utility>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>

#include "graph/causal_graph.hpp"

namespace fabula {
namespace {

using Descriptor = StoryGraph::Descriptor;

/// Searches chains from their beginning, the most promising first: A* (Hart, Nilsson and Raphael
/// 1968) with the true distance that is left, so that it strays from no shortest chain. To have the
/// k best ends, the k best ways to any event are enough.
class ChainSearch {
 public:
  ChainSearch(const Story& story, const StoryGraph& graph, EventId from, EventId to)
      : story_(story),
        causal_(causal_graph(graph)),
        from_(graph.vertex(from)),
        to_(graph.vertex(to)),
        left_(distances(boost::make_reverse_graph(causal_), to_)) {}

  std::vector<CausalChain> run(std::size_t most) {
    std::vector<CausalChain> chains;
    if (from_ == to_ || left_[from_] == unreached) {
      return chains;
    }
    std::map<Descriptor, std::size_t> visits;
    add({from_, 0, 0, 1}, left_[from_]);
    while (!open_.empty() && chains.size() < most) {
      const std::size_t at = open_.top().way;
      open_.pop();
      if (visits[ways_[at].event]++ >= most) {
        continue;
      }
      if (ways_[at].event == to_) {
        chains.push_back(chain_to(at));
      } else {
        go_on(at);
      }
    }
    return chains;
  }

 private:
  /// A way to an event: the last relation of it, behind another way.
  struct Way {
    Descriptor event;
    std::size_t before;  ///< index into ways_; itself where it is the beginning
    std::uint32_t relation;
    double confidence;  ///< of the weakest link so far
    std::uint32_t length = 0;
  };
  struct Promise {
    std::uint32_t length;  ///< of the whole chain at best
    double confidence;
    std::size_t way;
    bool operator<(const Promise& other) const {  // the greatest is taken first
      if (length != other.length) {
        return length > other.length;
      }
      return confidence != other.confidence ? confidence < other.confidence : way > other.way;
    }
  };

  void add(const Way& way, std::uint32_t left) {
    open_.push({way.length + left, way.confidence, ways_.size()});
    ways_.push_back(way);
  }

  void go_on(std::size_t at) {
    // Of relations that lead to the same event the surest is the link.
    std::map<Descriptor, std::uint32_t> links;
    for (auto [edge, end] = boost::out_edges(ways_[at].event, causal_); edge != end; ++edge) {
      const Descriptor target = boost::target(*edge, causal_);
      const std::uint32_t relation = causal_[*edge].index;
      const auto [link, is_new] = links.emplace(target, relation);
      if (!is_new && confidence(relation) > confidence(link->second)) {
        link->second = relation;
      }
    }
    for (const auto& [target, relation] : links) {
      if (left_[target] != unreached && !is_on(at, target)) {
        add({target, at, relation, std::min(ways_[at].confidence, confidence(relation)),
             ways_[at].length + 1},
            left_[target]);
      }
    }
  }

  [[nodiscard]] double confidence(std::uint32_t relation) const {
    return story_.relations[relation].confidence;
  }

  /// Whether a way is at an event already. So far from the end it can only have been within the
  /// steps by which it is longer than the shortest chain.
  [[nodiscard]] bool is_on(std::size_t way, Descriptor event) const {
    const std::uint32_t nearest = left_[from_] - std::min(left_[from_], left_[event]);
    while (ways_[way].event != event && ways_[way].length > nearest) {
      way = ways_[way].before;
    }
    return ways_[way].event == event;
  }

  [[nodiscard]] CausalChain chain_to(std::size_t way) const {
    CausalChain chain{{}, ways_[way].confidence};
    for (; ways_[way].length > 0; way = ways_[way].before) {
      chain.relations.push_back(ways_[way].relation);
    }
    std::reverse(chain.relations.begin(), chain.relations.end());
    return chain;
  }

  const Story& story_;
  CausalGraph causal_;
  Descriptor from_;
  Descriptor to_;
  std::vector<std::uint32_t> left_;
  std::vector<Way> ways_;
  std::priority_queue<Promise> open_;
};

/// The events that are in a circle of causes or behind one, ascending: what is left when events
/// without a cause are taken away one after the other (Kahn 1962). Mostly there are none.
std::vector<EventId> behind_no_beginning(std::size_t events, const CausalGraph& causal) {
  std::vector<std::size_t> causes(events);
  for (std::size_t i = 0; i < events; ++i) {
    causes[i] = boost::in_degree(i, causal);
  }
  std::vector<Descriptor> open;
  for (std::size_t i = 0; i < causes.size(); ++i) {
    if (causes[i] == 0) {
      open.push_back(i);
    }
  }
  for (std::size_t k = 0; k < open.size(); ++k) {
    for (auto [edge, end] = boost::out_edges(open[k], causal); edge != end; ++edge) {
      const Descriptor effect = boost::target(*edge, causal);
      if (--causes[effect] == 0) {
        open.push_back(effect);
      }
    }
  }
  std::vector<EventId> left;
  for (std::uint32_t i = 0; i < causes.size(); ++i) {
    if (causes[i] > 0) {
      left.push_back(EventId{i});
    }
  }
  return left;
}

}  // namespace

std::vector<CausalChain> causal_chains(const Story& story, const StoryGraph& graph, EventId from,
                                       EventId to, std::size_t most) {
  return ChainSearch(story, graph, from, to).run(most);
}

std::vector<std::vector<EventId>> causal_circles(const Story& story, const StoryGraph& graph) {
  const CausalGraph causal = causal_graph(graph);
  const std::vector<EventId> tied = behind_no_beginning(story.events.size(), causal);
  boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> causes(tied.size());
  for (std::size_t i = 0; i < tied.size(); ++i) {
    // What an event of these led to has a cause that stays, so it is one of them.
    for (auto [edge, end] = boost::out_edges(graph.vertex(tied[i]), causal); edge != end; ++edge) {
      const EventId effect{causal[boost::target(*edge, causal)].index};
      const auto place = std::lower_bound(tied.begin(), tied.end(), effect);
      boost::add_edge(i, static_cast<std::size_t>(place - tied.begin()), causes);
    }
  }
  std::vector<std::size_t> component(tied.size());
  if (!tied.empty()) {
    boost::strong_components(causes, component.data());
  }
  std::map<std::size_t, std::vector<EventId>> by_component;
  for (std::size_t i = 0; i < tied.size(); ++i) {
    by_component[component[i]].push_back(tied[i]);
  }
  std::vector<std::vector<EventId>> circles;
  for (auto& [number, events] : by_component) {
    if (events.size() > 1) {
      circles.push_back(std::move(events));
    }
  }
  std::sort(circles.begin(), circles.end());
  return circles;
}

}  // namespace fabula
