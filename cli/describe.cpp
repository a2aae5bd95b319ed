#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "commands.hpp"
#include "describe/command_tree.hpp"
#include "describe/completions.hpp"
#include "describe/manual.hpp"
#include "output.hpp"
#include "value_checks.hpp"

namespace fabula::cli {
namespace {

struct Options {
  std::string form;
  std::string output;
  std::string date;
};

void write_manuals(const DescribedCommand& root, const Options& options) {
  const std::filesystem::path folder = options.output.empty() ? "." : options.output;
  make_folder(folder);
  const auto write = [&](const DescribedCommand& command, const std::string& name) {
    write_file(folder / (name + ".1"), [&](std::ostream& out) {
      write_manual(command, root, {program_and_version(), options.date}, out);
    });
  };
  write(root, root.name);
  for (const DescribedCommand& command : root.commands) {
    write(command, root.name + "-" + command.name);
  }
}

void run(CLI::App& app, const Options& options) {
  const DescribedCommand root = describe(app);
  if (options.form == "man") {
    write_manuals(root, options);
    return;
  }
  write_output(options.output, [&](std::ostream& out) {
    if (options.form == "bash") {
      write_bash_completion(root, out);
    } else if (options.form == "zsh") {
      write_zsh_completion(root, out);
    } else {
      write_fish_completion(root, out);
    }
  });
}

}  // namespace

void add_describe(CLI::App& app, int& exit_code) {
  const auto options = std::make_shared<Options>();
  CLI::App* const sub = app.add_subcommand(
      "describe", "Write manual pages or a shell's completions, made of what --help tells");
  sub->group("");  // for the build and for packagers
  sub->add_option("FORM", options->form, "man, bash, zsh, fish")
      ->required()
      ->type_name("")
      ->check(one_of({"man", "bash", "zsh", "fish"}));
  sub->add_option("-o,--output", options->output,
                  "Of man the folder, of a shell the file to write (default: standard output)")
      ->type_name("FILE");
  sub->add_option("--date", options->date, "The day that manual pages bear")->type_name("DATE");
  sub->footer(
      "Examples:\n"
      "  fabula describe man -o man1/ --date 2026-12-01\n"
      "  fabula describe bash > /etc/bash_completion.d/fabula");
  sub->callback([&app, options, &exit_code] {
    run(app, *options);
    exit_code = done;
  });
}

}  // namespace fabula::cli
