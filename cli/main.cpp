#include <exception>
#include <new>
#include <string>

#include <CLI/CLI.hpp>

#include "commands.hpp"
#include "fabula/error.hpp"
#include "output.hpp"
#include "usage.hpp"

namespace fabula::cli {
namespace {

int run(int argc, char** argv) {
  int exit_code = done;
  CLI::App app("What happened, when, who did it and why: dated, linked stories from news articles",
               "fabula");
  app.set_version_flag("--version", program_and_version());
  app.require_subcommand(0, 1);
  app.footer(
      "fabula COMMAND --help tells more, with examples.\n"
      "Data goes to standard output, everything else to standard error.\n"
      "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but some input was skipped.");
  app.failure_message(usage_message);
  add_build(app, exit_code);
  add_add(app, exit_code);
  add_remove(app, exit_code);
  add_timeline(app, exit_code);
  add_graph(app, exit_code);
  add_why(app, exit_code);
  add_effects(app, exit_code);
  add_path(app, exit_code);
  add_show(app, exit_code);
  add_actors(app, exit_code);
  add_serve(app, exit_code);
  add_correct(app, exit_code);
  add_annotate(app, exit_code);
  add_import(app, exit_code);
  add_formats(app, exit_code);
  add_check(app, exit_code);
  add_explain(app, exit_code);
  add_model(app, exit_code);
  add_describe(app, exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? done : wrong_usage;
  }
  if (app.get_subcommands().empty()) {
    print_message(app.help());
    return wrong_usage;
  }
  return exit_code;
}

}  // namespace
}  // namespace fabula::cli

int main(int argc, char** argv) {
  try {
    return fabula::cli::run(argc, argv);
  } catch (const fabula::ConfigError& error) {
    fabula::cli::print_message(error.what());
  } catch (const std::bad_alloc&) {
    fabula::cli::print_message("fabula: there is not enough memory; read fewer articles at once");
  } catch (const std::exception& error) {
    fabula::cli::print_message(std::string("fabula: ") + error.what());
  }
  return fabula::cli::failed;
}
