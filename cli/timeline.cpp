#include "commands.hpp"
#include "export_command.hpp"

namespace fabula::cli {

void add_timeline(CLI::App& app, int& exit_code) {
  add_export_command(
      app, exit_code,
      {"timeline", "Print what happened, in its order", exporters::ExportFormat::Kind::timeline,
       "table",
       "Examples:\n"
       "  fabula timeline news/\n"
       "  fabula timeline news/*.txt --actor \"Justice Department\" --from 2014-05\n"
       "  fabula timeline story.txt --published 2014-06-27 -f json -o timeline.json"});
}

}  // namespace fabula::cli
