#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "commands.hpp"
#include "export_command.hpp"
#include "fabula/text/character.hpp"
#include "output.hpp"
#include "reading.hpp"

namespace fabula::cli {
namespace {

struct Options {
  ReadingOptions reading;
  std::string output;
};

/// A file to write, and how.
struct Target {
  std::filesystem::path path;
  exporters::ExportFormat format;
};

/// The page, the JSON and the graph in a folder; of these one where its file is named,
/// "story.html".
std::vector<Target> targets_of(const std::filesystem::path& output) {
  using Kind = exporters::ExportFormat::Kind;
  const bool is_folder = std::filesystem::is_directory(output);
  std::vector<Target> targets;
  for (const auto& format : exporters::builtin_exporters()) {
    const bool timeline =
        format.kind == Kind::timeline && (format.name == "json" || format.name == "html");
    if (!timeline && !(format.kind == Kind::graph && format.name == "dot")) {
      continue;
    }
    if (!is_folder && to_lower(output.extension().string()) == "." + format.extension) {
      return {{output, format}};
    }
    targets.push_back(
        {output / (std::string(timeline ? "timeline." : "graph.") + format.extension), format});
  }
  return targets;
}

int run(const Options& options) {
  check_story_options(options.reading);
  const std::vector<Target> targets = targets_of(options.output);
  if (targets.size() > 1) {
    make_folder(options.output);
  } else {
    protect_inputs(options.output, options.reading.inputs);
  }
  ArticleInput input(options.reading);
  const Story story = read_story(input, options.reading);
  const exporters::ExportOptions export_as = export_options(input.settings(), false);
  std::vector<std::string> written;
  for (const Target& target : targets) {
    write_file(target.path, [&](std::ostream& out) { target.format.write(story, export_as, out); });
    written.push_back(target.path.string());
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
  sub->add_option("-o,--output", options->output,
                  "Folder to write to, made where there is none; or one file, .html, .json or .dot")
      ->type_name("DIR")
      ->required();
  sub->footer(
      "Examples:\n"
      "  fabula build news/ -o story/\n"
      "  fabula build report.txt --published 2014-06-27 -o story.html\n"
      "  dot -Tsvg story/graph.dot > graph.svg");
  sub->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace fabula::cli
