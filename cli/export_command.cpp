#include "export_command.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "commands.hpp"
#include "fabula/error.hpp"
#include "fabula/story/select.hpp"
#include "fabula/text/character.hpp"
#include "filter_options.hpp"
#include "output.hpp"
#include "reading.hpp"
#include "story_parts.hpp"
#include "value_checks.hpp"

namespace fabula::cli {
namespace {

struct Options {
  ReadingOptions reading;
  FilterOptions filter;
  std::string format;
  std::string output;
  bool no_text = false;
};

std::vector<std::string> names_of(exporters::ExportFormat::Kind kind) {
  std::vector<std::string> names;
  for (const auto& format : exporters::builtin_exporters()) {
    if (format.kind == kind) {
      names.push_back(format.name);
    }
  }
  return names;
}

/// The format that a file of this name is in, the first in the list where there are more; the
/// usual one for a name without an ending. Throws Error for an ending that none has.
std::string format_of_file(const std::string& path, exporters::ExportFormat::Kind kind,
                           const std::string& usual) {
  std::string ending = std::filesystem::path(path).extension().string();
  if (ending.empty()) {
    return usual;
  }
  ending = to_lower(ending.substr(1));
  std::vector<std::string> known;
  for (const auto& format : exporters::builtin_exporters()) {
    if (format.kind == kind && format.extension == ending) {
      return format.name;
    }
    if (format.kind == kind &&
        std::find(known.begin(), known.end(), format.extension) == known.end()) {
      known.push_back(format.extension);
    }
  }
  throw Error(
      fmt::format("{}: no format is written to files with this ending (but to .{}); say "
                  "which you want with -f FORMAT",
                  path, fmt::join(known, ", .")));
}

exporters::ExportFormat format_named(const std::string& name, exporters::ExportFormat::Kind kind) {
  const auto formats = exporters::builtin_exporters();
  return *std::find_if(formats.begin(), formats.end(), [&](const auto& format) {
    return format.name == name && format.kind == kind;
  });
}

void warn_of_unknown_actors(const Story& story, const FilterOptions& filter) {
  for (const std::string& name : filter.actors) {
    if (find_actors_named(story, name).empty()) {
      print_message(fmt::format(
          "warning: nobody in this story is called '{}'; only its words are sought", name));
    }
  }
}

exporters::ExportOptions export_as(const Options& options, const Settings& settings) {
  const bool to_terminal = options.output.empty() && isatty(STDOUT_FILENO) != 0;
  exporters::ExportOptions result = export_options(settings, to_terminal);
  result.with_text = !options.no_text;
  return result;
}

/// Asks the parts of a story file in which the most salient events that fit are. False where that
/// does not do.
bool ask_parts(const Options& options, const exporters::ExportFormat& format) {
  const std::vector<std::string>& inputs = options.reading.inputs;
  if (format.shows == nullptr || inputs.size() != 1 || !options.filter.around.empty() ||
      !options.reading.as_of.empty() || !StoryFile::is_one(inputs.front())) {
    return false;
  }
  const Settings settings = load_settings(options.reading.data);
  exporters::ExportOptions export_with = export_as(options, settings);
  export_with.max_items = options.filter.max_items;
  const auto found = read_fitting(inputs.front(), to_filter(options.filter),
                                  options.filter.max_items.value_or(settings.display.*format.shows),
                                  settings.story);
  if (!found) {
    return false;
  }
  export_with.more_fit = found->more_fit;
  if (!options.reading.quiet) {
    warn_of_unknown_actors(found->story, options.filter);
  }
  write_output(options.output,
               [&](std::ostream& out) { format.write(found->story, export_with, out); });
  if (!options.reading.quiet) {
    print_message(fmt::format("{} articles, {} events, {} relations", found->articles,
                              found->whole.events, found->whole.relations));
  }
  return true;
}

int run(const Options& options, const ExportCommand& command) {
  protect_inputs(options.output, options.reading.inputs);
  check_story_options(options.reading);
  check_filter(options.filter, options.reading.data);
  const auto format = format_named(
      options.format.empty() ? format_of_file(options.output, command.kind, command.default_format)
                             : options.format,
      command.kind);
  if (ask_parts(options, format)) {
    return done;
  }
  ArticleInput input(options.reading);
  Story story = read_story(input, options.reading);
  if (!options.reading.quiet) {
    warn_of_unknown_actors(story, options.filter);
  }
  const std::string counts = count_of(story);
  StoryFilter filter = to_filter(options.filter, story, input.settings().display.listed_candidates);
  exporters::ExportOptions export_with = export_as(options, input.settings());
  if (format.needs_plover_codes) {
    export_with.plover_codes = plover_codes(options.reading.data);
  }
  // Formats made to be looked at say what they leave out, so they are given everything.
  if (format.chooses_events) {
    export_with.max_items = std::exchange(filter.max_items, std::nullopt);
  }
  story = select(std::move(story), filter);
  if (const std::size_t placeless = exporters::events_without_place(story);
      format.needs_dates && placeless > 0 && !options.reading.quiet) {
    print_message(fmt::format(
        "warning: {} of {} events have no date, nor has their article; they are not in this format",
        placeless, story.events.size()));
  }
  write_output(options.output, [&](std::ostream& out) { format.write(story, export_with, out); });
  input.summarize(counts);
  return input.exit_code();
}

}  // namespace

exporters::ExportOptions export_options(const Settings& settings, bool to_terminal) {
  exporters::ExportOptions options;
  options.generator = program_and_version();
  options.display = settings.display;
  options.story = settings.story;
  if (to_terminal) {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
      options.width = size.ws_col;
    }
    const char* const no_colour = std::getenv("NO_COLOR");
    options.colour = no_colour == nullptr || *no_colour == '\0';
  }
  return options;
}

void add_export_command(CLI::App& app, int& exit_code, const ExportCommand& command) {
  CLI::App* const sub = app.add_subcommand(command.name, command.description);
  const auto options = std::make_shared<Options>();
  add_analysis_options(*sub, options->reading);
  add_filter_options(*sub, options->filter);
  add_as_of_option(*sub, options->reading);
  sub->add_option("-f,--format", options->format,
                  fmt::format("{} (default: by the name of the file to write, else {})",
                              fmt::join(names_of(command.kind), ", "), command.default_format))
      ->type_name("FORMAT")
      ->check(one_of(names_of(command.kind)));
  sub->add_option("-o,--output", options->output, "File to write (default: standard output)")
      ->type_name("FILE");
  sub->add_flag("--no-text", options->no_text, "Leave the articles' texts out of JSON");
  sub->footer(command.examples);
  sub->callback([options, &exit_code, command] { exit_code = run(*options, command); });
}

}  // namespace fabula::cli
