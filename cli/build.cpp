#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "commands.hpp"
#include "export_command.hpp"
#include "output.hpp"
#include "reading.hpp"

namespace fabula::cli {
namespace {

struct Options {
  ReadingOptions reading;
  std::string output;
};

int run(const Options& options) {
  check_story_options(options.reading);
  const std::filesystem::path folder = options.output;
  make_folder(folder);
  ArticleInput input(options.reading);
  const Story story = read_story(input, options.reading);
  const exporters::ExportOptions export_as = export_options(input.settings(), false);
  using Kind = exporters::ExportFormat::Kind;
  std::vector<std::string> written;
  for (const auto& format : exporters::builtin_exporters()) {
    const bool timeline =
        format.kind == Kind::timeline && (format.name == "json" || format.name == "html");
    const bool graph = format.kind == Kind::graph && format.name == "dot";
    if (timeline || graph) {
      const auto path =
          folder / (std::string(timeline ? "timeline." : "graph.") + format.extension);
      write_file(path, [&](std::ostream& out) { format.write(story, export_as, out); });
      written.push_back(path.string());
    }
  }
  if (!options.reading.quiet) {
    print_message(fmt::format("wrote {}", fmt::join(written, ", ")));
  }
  input.summarize(count_of(story));
  return input.exit_code();
}

}  // namespace

void add_build(CLI::App& app, int& exit_code) {
  CLI::App* const sub = app.add_subcommand(
      "build",
      "Read articles and write their story: timeline.html to look at, timeline.json, graph.dot");
  const auto options = std::make_shared<Options>();
  add_analysis_options(*sub, options->reading);
  sub->add_option("-o,--output", options->output, "Folder to write to; made where there is none")
      ->type_name("DIR")
      ->required();
  sub->footer(
      "Examples:\n"
      "  fabula build news/ -o story/\n"
      "  fabula build report.txt --published 2014-06-27 -o story/\n"
      "  dot -Tsvg story/graph.dot > graph.svg");
  sub->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace fabula::cli
