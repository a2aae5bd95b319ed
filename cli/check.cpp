#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "commands.hpp"
#include "data_folder.hpp"
#include "fabula/config/load.hpp"
#include "output.hpp"
#include "reading.hpp"

namespace fabula::cli {

void add_check(CLI::App& app, int& exit_code) {
  CLI::App* const sub = app.add_subcommand("check", "Report every problem of a folder of rules");
  const auto options = std::make_shared<DataOptions>();
  add_data_options(*sub, *options);
  sub->footer(
      "Examples:\n"
      "  fabula check\n"
      "  fabula check --config my-rules/");
  sub->callback([options, &exit_code] {
    const auto folder = find_rules(*options);
    config::check_folder(folder, options->language);
    print_message(fmt::format("{}: the rules are in order", folder.string()));
    exit_code = done;
  });
}

}  // namespace fabula::cli
