#include "usage.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace fabula::cli {
namespace {

/// How many letters must be put in, taken out, changed or swapped with their neighbour (optimal
/// string alignment, a form of Damerau and Levenshtein's distance).
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min(
          {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

/// "; did you mean 'timeline'?", or nothing where no name is near.
std::string guess(std::string_view word, const std::vector<std::string>& names) {
  constexpr std::size_t longest = 40;
  std::string best;
  std::size_t fewest = std::min<std::size_t>(word.size() / 2, 3);
  for (const std::string& name : names) {
    const std::size_t n = word.size() > longest ? longest : edits(word, name);
    if (n < fewest || (n == fewest && best.empty())) {
      fewest = n;
      best = name;
    }
  }
  return best.empty() ? "" : fmt::format("; did you mean '{}'?", best);
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
