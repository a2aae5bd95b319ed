#include "commands.hpp"
#include "question.hpp"

namespace fabula::cli {
void add_show(CLI::App& app, int& exit_code) {
  add_question(app, exit_code, "show",
               "Tell all that is known of an event, actor or article, and the text it rests on",
               {"ID"},
               "ID is an id, or the name of an actor, words of an event's label, the headline, "
               "address or path of\n"
               "an article.\n"
               "Examples:\n"
               "  fabula show strike.fabula e-1f09a2c4\n"
               "  fabula show strike.fabula Norline\n"
               "  fabula show strike.fabula news/2024-09-02-strike-call.txt -f json",
               exporters::answer_show);
}

void add_actors(CLI::App& app, int& exit_code) {
  add_question(app, exit_code, "actors", "Tell who is in a story", {},
               "Those first who are in most events.\n"
               "Examples:\n"
               "  fabula actors strike.fabula --max-items 10\n"
               "  fabula actors news/ --from 2024-09 -f json",
               exporters::answer_actors);
}

}  // namespace fabula::cli
