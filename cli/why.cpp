#include "commands.hpp"
#include "question.hpp"

namespace fabula::cli {

using exporters::answer_causes;

void add_why(CLI::App& app, int& exit_code) {
  add_question(app, exit_code, "why", "Tell what led to an event, and what led to that", {"EVENT"},
               "EVENT is an id, or words of the event's label; where they fit several, these are "
               "listed.\n"
               "Examples:\n"
               "  fabula why strike.fabula \"strike begins\"\n"
               "  fabula why strike.fabula e-1f09a2c4 --as-of 2024-09-10\n"
               "  fabula why news/ \"plant closes\" -f json",
               [](const Asked& asked) { return answer_causes(asked, Direction::causes); });
}

void add_effects(CLI::App& app, int& exit_code) {
  add_question(app, exit_code, "effects", "Tell what an event led to, and what that led to",
               {"EVENT"},
               "EVENT is an id, or words of the event's label; where they fit several, these are "
               "listed.\n"
               "Examples:\n"
               "  fabula effects strike.fabula \"strike begins\"\n"
               "  fabula effects news/ e-1f09a2c4 --min-confidence 0.7",
               [](const Asked& asked) { return answer_causes(asked, Direction::effects); });
}

}  // namespace fabula::cli
