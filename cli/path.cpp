#include <cstddef>
#include <memory>

#include <CLI/CLI.hpp>

#include "commands.hpp"
#include "question.hpp"

namespace fabula::cli {

using exporters::answer_path;
using exporters::most_ways;

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
