#include <cstddef>
#include <memory>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "commands.hpp"
#include "fabula/error.hpp"
#include "names.hpp"
#include "question.hpp"

namespace fabula::cli {

bool answer_path(const Asked& asked, std::size_t most) {
  using Vertex = StoryGraph::Vertex;
  const Vertex from = the_event_or_actor(asked.story, asked.names[0], asked.most_listed);
  const Vertex to = the_event_or_actor(asked.story, asked.names[1], asked.most_listed);
  if (from.kind == to.kind && from.index == to.index) {
    throw Error(fmt::format("'{}' and '{}' are one; name two to go from one to the other",
                            asked.names[0], asked.names[1]));
  }
  const StoryGraph graph(asked.story);
  const auto place = [&graph](const Vertex& vertex) {
    return vertex.kind == Vertex::Kind::event ? graph.vertex(EventId{vertex.index})
                                              : graph.vertex(ActorId{vertex.index});
  };
  const bool events = from.kind == Vertex::Kind::event && to.kind == Vertex::Kind::event;
  Ways ways;
  if (events) {
    ways = ways_between(asked.story, graph, EventId{from.index}, EventId{to.index}, most);
  } else if (auto tie = shortest_tie(asked.story, graph, place(from), place(to)); !tie.empty()) {
    ways.found.push_back(std::move(tie));
  }
  if (!asked.whole && !ways.causal) {
    return false;  // whoever is in both may lead over other parts
  }
  exporters::write_ways(asked.story, from, to, ways, asked.form, asked.options, asked.out);
  return true;
}

void add_path(CLI::App& app, int& exit_code) {
  struct PathQuestion {
    Question question;
    std::size_t ways = 1;
  };
  const auto asking = std::make_shared<PathQuestion>();
  CLI::App* const sub = add_asking(
      app, "path", "Tell how one event leads to another, or one actor is tied to another",
      {"FROM", "TO"},
      "FROM and TO are events or actors, by id or by words. Of two events, a chain of "
      "causes where there\n"
      "is one; else, as for actors, the fewest steps over relations and shared events.\n"
      "Examples:\n"
      "  fabula path strike.fabula \"pay offer\" \"strike begins\"\n"
      "  fabula path strike.fabula \"pay offer\" \"strike begins\" --ways 3\n"
      "  fabula path strike.fabula Norline \"Port Alder\"",
      asking->question);
  sub->add_option("--ways", asking->ways,
                  "So many chains of causes, short and sure ones first (default: 1)")
      ->type_name("N")
      ->check(CLI::Range(1, most_ways).description(""));
  sub->callback([asking, &exit_code] {
    exit_code =
        ask(asking->question, [&](const Asked& asked) { return answer_path(asked, asking->ways); });
  });
}

}  // namespace fabula::cli
