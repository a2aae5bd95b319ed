#include "fabula/store/remove.hpp"

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "commands.hpp"
#include "fabula/error.hpp"
#include "fabula/store/story_file.hpp"
#include "output.hpp"
#include "reading.hpp"

namespace fabula::cli {
namespace {

struct Options {
  std::string story;
  std::vector<std::string> articles;
  DataOptions data;
  bool quiet = false;
};

int run(const Options& options) {
  if (!StoryFile::is_one(options.story)) {
    throw Error(fmt::format("{}: there is no story file here", options.story));
  }
  StoryFile file = StoryFile::open_or_create(options.story);
  const std::size_t removed =
      remove_articles(file, options.story, options.articles, load_settings(options.data).story);
  if (!options.quiet) {
    print_message(fmt::format("{}: {} removed, {} in all", options.story, removed, file.size()));
  }
  return done;
}

}  // namespace

void add_remove(CLI::App& app, int& exit_code) {
  CLI::App* const sub = app.add_subcommand("remove", "Remove articles from a story file");
  const auto options = std::make_shared<Options>();
  sub->add_option("STORY", options->story, "Story file")->required()->type_name("");
  sub->add_option("ARTICLES", options->articles, "Ids, addresses, paths or headlines of articles")
      ->required()
      ->type_name("");
  sub->add_flag("-q,--quiet", options->quiet, "Print errors only");
  add_config_option(*sub, options->data);
  sub->footer(
      "The story is then as if they had never been added.\n"
      "Examples:\n"
      "  fabula remove strike.fabula news/2024-09-02-strike-call.txt\n"
      "  fabula remove strike.fabula 1ee793662968b63f");
  sub->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace fabula::cli
