#include "usage.hpp"

#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "fabula/text/nearest.hpp"

namespace fabula::cli {
namespace {

/// "; did you mean 'timeline'?", or nothing where no name is near.
std::string guess(std::string_view word, const std::vector<std::string>& names) {
  const auto meant = nearest(word, names);
  return meant ? fmt::format("; did you mean '{}'?", *meant) : "";
}

std::vector<std::string> commands_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* const command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

std::vector<std::string> options_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* const option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      names.push_back("--" + name);
    }
  }
  return names;
}

/// The command that was given, and that of a command: "model build".
const CLI::App& innermost(const CLI::App& app) {
  const auto given = app.get_subcommands();
  return given.empty() ? app : innermost(*given.front());
}

std::string path_of(const CLI::App& app) {
  return app.get_parent() == nullptr ? app.get_name()
                                     : path_of(*app.get_parent()) + " " + app.get_name();
}

}  // namespace

std::string usage_message(const CLI::App* app, const CLI::Error& error) {
  const CLI::App& command = innermost(*app);
  std::string said = error.what();
  const auto extras = app->remaining(true);
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError) && !extras.empty()) {
    const std::string& word = extras.front();
    if (word.starts_with('-')) {
      const std::string name = word.substr(0, word.find('='));
      said = fmt::format("there is no option '{}'{}", name, guess(name, options_of(command)));
    } else if (const auto commands = commands_of(command); !commands.empty()) {
      said = fmt::format("there is no command '{}'{}", word, guess(word, commands));
    } else {
      said = fmt::format("'{}' is one argument too many", word);
    }
  }
  return fmt::format("{}: {}\n`{} --help` tells more.\n", path_of(command), said, path_of(command));
}

}  // namespace fabula::cli
