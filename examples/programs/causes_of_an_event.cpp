// Everything that led to an event, by an algorithm of Boost.Graph on the story's graph.
// usage: causes_of_an_event DATA ARTICLES WORDS     (WORDS of the event's label)
#include <iostream>
#include <string>
#include <vector>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/reverse_graph.hpp>

#include "fabula/graph/story_graph.hpp"
#include "fabula/story/select.hpp"
#include "fabula/time/when.hpp"
#include "read_folder.hpp"

namespace {

using Adjacency = fabula::StoryGraph::Adjacency;

/// Keeps the edges that say that one event caused another, or that it answered it.
struct IsCause {
  const fabula::Story* story = nullptr;
  const Adjacency* graph = nullptr;

  template <class Edge>
  bool operator()(const Edge& edge) const {
    const fabula::StoryGraph::Edge& what = (*graph)[edge];
    if (what.kind != fabula::StoryGraph::Edge::Kind::relation) {
      return false;
    }
    const fabula::Relation& relation = story->relations[what.index];
    return relation.status != fabula::RelationStatus::negated &&
           (relation.kind == fabula::RelationKind::causes ||
            relation.kind == fabula::RelationKind::responds_to);
  }
};

/// Prints each cause when it is found, with the words that say so.
class CausePrinter : public boost::default_bfs_visitor {
 public:
  CausePrinter(const fabula::Story& story, const Adjacency& graph) : story_(story), graph_(graph) {}

  template <class Edge, class Graph>
  void tree_edge(const Edge& edge, const Graph& reversed) const {
    // Against the arrow: from the effect to its cause.
    const auto effect = boost::source(edge, reversed);
    const auto cause = boost::target(edge, reversed);
    const auto& relation = story_.relations[graph_[edge.underlying_descx].index];
    std::cout << label(effect) << "\n  <- " << label(cause) << "\n     \""
              << story_.articles[relation.evidence.front().article.value].text(
                     relation.evidence.front().span)
              << "\"\n";
  }

 private:
  [[nodiscard]] std::string label(std::size_t vertex) const {
    const fabula::Event& event = story_.events[graph_[vertex].index];
    return event.label + " (" + fabula::to_edtf(event.when) + ")";
  }

  const fabula::Story& story_;
  const Adjacency& graph_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: causes_of_an_event DATA ARTICLES WORDS\n";
    return 2;
  }
  const fabula::Story story = read_folder(argv[1], argv[2]);
  const fabula::StoryGraph graph(story);
  const Adjacency& adjacency = graph.adjacency();
  const boost::filtered_graph causes(adjacency, IsCause{&story, &adjacency});
  const auto against_the_arrows = boost::make_reverse_graph(causes);
  for (const fabula::EventId event : fabula::find_events_named(story, argv[3])) {
    boost::breadth_first_search(against_the_arrows, graph.vertex(event),
                                boost::visitor(CausePrinter(story, adjacency)));
  }
}
