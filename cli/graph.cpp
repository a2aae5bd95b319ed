#include "commands.hpp"
#include "export_command.hpp"

namespace fabula::cli {

void add_graph(CLI::App& app, int& exit_code) {
  add_export_command(app, exit_code,
                     {"graph", "Write how events and actors hang together",
                      exporters::ExportFormat::Kind::graph, "dot",
                      "Examples:\n"
                      "  fabula graph news/ | dot -Tsvg > graph.svg\n"
                      "  fabula graph news/ --actor Norline --max-items 15 -o graph.dot"});
}

}  // namespace fabula::cli
