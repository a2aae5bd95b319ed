#include <memory>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "commands.hpp"
#include "fabula/exporters/exporter.hpp"
#include "output.hpp"
#include "reading.hpp"
#include "value_checks.hpp"

namespace fabula::cli {
namespace {

struct Options {
  ReadingOptions reading;
  std::string format;
  std::string output;
};

int run(const Options& options) {
  refuse_story_files(options.reading);
  protect_inputs(options.output, options.reading.inputs);
  ArticleInput input(options.reading);
  // Nothing is written, and no older file replaced, where nothing could be read.
  if (std::optional<Article> article = input.next()) {
    write_output(options.output, [&](std::ostream& out) {
      for (; article; article = input.next()) {
        exporters::write_article(*article, out);
      }
    });
  }
  input.summarize("");
  return input.exit_code();
}

}  // namespace

void add_import(CLI::App& app, int& exit_code) {
  CLI::App* const sub =
      app.add_subcommand("import", "Only read articles: show what is taken for the story of each");
  const auto options = std::make_shared<Options>();
  options->reading.repeat_across_files = true;  // it shows what each file holds
  add_input_options(*sub, options->reading);
  add_config_option(*sub, options->reading.data);
  sub->add_option("-f,--format", options->format, "jsonl: one article a line")
      ->type_name("FORMAT")
      ->default_str("jsonl")
      ->default_val("jsonl")
      ->check(one_of({"jsonl"}));
  sub->add_option("-o,--output", options->output, "File to write (default: standard output)")
      ->type_name("FILE");
  sub->footer(
      "Examples:\n"
      "  fabula import news/ -f jsonl > articles.jsonl\n"
      "  fabula build articles.jsonl -o story/");
  sub->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace fabula::cli
