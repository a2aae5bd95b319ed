#include <cstdint>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "commands.hpp"
#include "data_folder.hpp"
#include "fabula/config/load.hpp"
#include "fabula/config/load_corrections.hpp"
#include "fabula/error.hpp"
#include "fabula/exporters/answers.hpp"
#include "fabula/store/story_file.hpp"
#include "output.hpp"
#include "reading.hpp"

namespace fabula::cli {
namespace {

struct Options {
  std::string story;
  std::string file;
  std::vector<std::int64_t> undo;
  DataOptions data;
  bool quiet = false;
};

StoryFile open_story(const std::string& path, bool to_change) {
  if (!StoryFile::is_one(path)) {
    throw Error(fmt::format(
        "{0}: there is no story file here; `fabula add {0} ARTICLES...` makes one", path));
  }
  return to_change ? StoryFile::open_or_create(path) : StoryFile::open(path);
}

std::vector<Correction> read_corrections(const Options& options) {
  if (!std::filesystem::exists(options.file)) {
    throw Error(fmt::format("{}: there is no such file of corrections", options.file));
  }
  std::vector<std::string> types;
  const auto pack = config::load_language_pack(find_rules(options.data), options.data.language);
  for (const EventType& type : pack.events.types) {
    types.push_back(type.name);
  }
  Diagnostics problems;
  std::vector<Correction> corrections = config::load_corrections(options.file, types, problems);
  if (!problems.empty()) {
    throw ConfigError(std::move(problems));
  }
  return corrections;
}

/// Lists the corrections and what came of them. Returns how many fit nothing.
std::size_t list(const StoryFile& file, const Options& options) {
  const auto stored = file.corrections();
  const std::vector<AppliedCorrection> applied =
      build_story(file.articles(),
                  config::load_input_rules(find_rules(options.data)).settings.story,
                  corrections_of(file))
          .corrections;
  std::size_t unfit = 0;
  for (std::size_t i = 0; i < stored.size(); ++i) {
    const std::string& problem = applied[i].problem;
    unfit += problem.empty() ? 0 : 1;
    if (!options.quiet) {
      std::cout << fmt::format(
          "{:>4}  {}{}\n", stored[i].number, exporters::correction_line(stored[i].correction),
          problem.empty() ? "" : fmt::format("\n      fits nothing: {}", problem));
    }
  }
  return unfit;
}

void undo(StoryFile& file, const Options& options) {
  for (const std::int64_t number : options.undo) {
    if (!file.undo(number)) {
      throw Error(fmt::format("{}: there is no correction {}; `fabula correct {}` lists them",
                              options.story, number, options.story));
    }
  }
}

int run(const Options& options) {
  const bool to_change = !options.file.empty() || !options.undo.empty();
  StoryFile file = open_story(options.story, to_change);
  std::string done_so_far;
  if (!options.file.empty()) {
    const std::vector<Correction> corrections = read_corrections(options);
    const std::size_t added = file.correct(corrections);
    done_so_far = fmt::format("{} added, {} there already, ", added, corrections.size() - added);
  }
  undo(file, options);
  if (!options.undo.empty()) {
    done_so_far += fmt::format("{} undone, ", options.undo.size());
  }
  const std::size_t unfit = list(file, options);
  if (!options.quiet || unfit > 0) {
    print_message(fmt::format("{}: {}{} correction{}, {} of which fit nothing", options.story,
                              done_so_far, file.corrections().size(),
                              file.corrections().size() == 1 ? "" : "s", unfit));
  }
  return unfit == 0 ? done : input_skipped;
}

}  // namespace

void add_correct(CLI::App& app, int& exit_code) {
  CLI::App* const sub =
      app.add_subcommand("correct", "Correct events, actors and relations of a story file by hand");
  const auto options = std::make_shared<Options>();
  sub->add_option("STORY", options->story, "Story file")->required()->type_name("");
  sub->add_option("FILE", options->file,
                  "File of corrections (YAML); without one, those in the story file are listed")
      ->type_name("");
  sub->add_option("--undo", options->undo, "Remove correction N, as the list numbers it")
      ->type_name("N")
      ->take_all()
      ->allow_extra_args(false);
  sub->add_flag("-q,--quiet", options->quiet, "Print problems only");
  add_data_options(*sub, options->data);
  sub->footer(
      "A file of corrections is a list:\n"
      "  - merge: [e-1f09a2c4, e-77aa0b12]     # also split, rename, redate, retype, reject,\n"
      "    comment: told twice                 # confirm, link, unlink; docs/rules.md has them "
      "all\n"
      "    time: 2024-09-10\n"
      "They are kept beside the articles, go on top of whatever these tell, and hold on when "
      "others\n"
      "are added. One that fits nothing is listed with the reason (exit code 3) and kept.\n"
      "Examples:\n"
      "  fabula correct strike.fabula corrections.yaml\n"
      "  fabula correct strike.fabula\n"
      "  fabula correct strike.fabula --undo 2");
  sub->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace fabula::cli
