#include "command_tree.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include <CLI/CLI.hpp>

#include "value_checks.hpp"

namespace fabula::cli {
namespace {

/// "N:UINT in [1 - 1024]" and "CODE=en" without what the help adds.
std::string value_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  return type.substr(0, type.find(':'));
}

DescribedOption describe(CLI::Option& option) {
  DescribedOption described;
  described.argument = option.get_positional();
  if (described.argument) {
    described.names = {option.get_name(true)};
    described.value = described.names.front();
  } else {
    for (const std::string& name : option.get_snames()) {
      described.names.push_back("-" + name);
    }
    for (const std::string& name : option.get_lnames()) {
      described.names.push_back("--" + name);
    }
    described.value = option.get_type_size_max() == 0 ? "" : value_of(option);
  }
  described.description = option.get_description();
  described.group = option.get_group();
  described.required = option.get_required();
  described.repeats = option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll ||
                      option.get_expected_max() > 1;
  described.choices = choices_of(option);
  return described;
}

/// Tells apart the sentences of a footer, what is to stand as it is, and the examples.
void read_footer(const std::string& footer, DescribedCommand& command) {
  std::istringstream lines(footer);
  bool in_examples = false;
  for (std::string line; std::getline(lines, line);) {
    const bool indented = line.starts_with("  ");
    if (line == "Examples:" || line == "Example:") {
      in_examples = true;
    } else if (in_examples && indented) {
      command.examples.push_back(line.substr(2));
    } else if (!command.notes.empty() && command.notes.back().verbatim == indented) {
      command.notes.back().text += (indented ? "\n" : " ") + line;
    } else {
      command.notes.push_back({line, indented});
    }
  }
}

}  // namespace

bool DescribedOption::names_file() const {
  static constexpr std::array<const char*, 5> files = {"FILE", "DIR", "STORY", "ARTICLES", "WHEEL"};
  return std::find(files.begin(), files.end(), value) != files.end();
}

DescribedCommand describe(CLI::App& app) {
  DescribedCommand command;
  command.name = app.get_name();
  command.path = app.get_name();
  for (const CLI::App* above = app.get_parent(); above != nullptr; above = above->get_parent()) {
    command.path.insert(0, above->get_name() + " ");
  }
  command.description = app.get_description();
  read_footer(app.get_footer(), command);
  for (CLI::Option* const option : app.get_options()) {
    command.options.push_back(describe(*option));
  }
  for (CLI::App* const below : app.get_subcommands({})) {
    if (!below->get_group().empty()) {
      command.commands.push_back(describe(*below));
    }
  }
  return command;
}

}  // namespace fabula::cli
