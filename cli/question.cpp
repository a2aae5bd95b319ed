#include "question.hpp"

#include <optional>
#include <sstream>
#include <unistd.h>
#include <utility>

#include <CLI/CLI.hpp>

#include "commands.hpp"
#include "export_command.hpp"
#include "fabula/story/select.hpp"
#include "output.hpp"
#include "story_parts.hpp"
#include "value_checks.hpp"

namespace fabula::cli {
namespace {

exporters::AnswerForm form_of(const Question& question) {
  return question.format == "json" ? exporters::AnswerForm::json : exporters::AnswerForm::text;
}

exporters::ExportOptions options_for(const Question& question, const Settings& settings) {
  const bool to_terminal = question.output.empty() && isatty(STDOUT_FILENO) != 0;
  return export_options(settings, to_terminal);
}

/// Asks the parts of a story file that the names are in. False where that does not do.
bool ask_parts(const Question& question, const Answer& answer) {
  const std::string& path = question.reading.inputs.front();
  if (question.names.empty() || !is_open(question.filter) || !StoryFile::is_one(path)) {
    return false;
  }
  const Settings settings = load_settings(question.reading.data);
  const auto story = read_parts(path, question.names, question.reading, settings.story);
  if (!story) {
    return false;
  }
  std::ostringstream out;
  const bool told =
      answer({*story, question.names, form_of(question), options_for(question, settings),
              settings.display.listed_candidates, out, false});
  if (told) {
    write_output(question.output, [&out](std::ostream& file) { file << out.str(); });
  }
  return told;
}

}  // namespace

int ask(const Question& question, const Answer& answer) {
  protect_inputs(question.output, question.reading.inputs);
  check_story_options(question.reading);
  check_filter(question.filter, question.reading.data);
  if (ask_parts(question, answer)) {
    return done;
  }
  ArticleInput input(question.reading);
  Story story = read_story(input, question.reading);
  const std::string counts = count_of(story);
  const std::size_t listed = input.settings().display.listed_candidates;
  StoryFilter filter = to_filter(question.filter, story, listed);
  exporters::ExportOptions options = options_for(question, input.settings());
  if (question.names.empty()) {
    // Of a list, its own items.
    options.max_items = std::exchange(filter.max_items, std::nullopt);
  }
  story = select(std::move(story), filter);
  write_output(question.output, [&](std::ostream& out) {
    answer({story, question.names, form_of(question), options, listed, out});
  });
  input.summarize(counts);
  return input.exit_code();
}

CLI::App* add_asking(CLI::App& app, const char* name, const char* description,
                     const std::vector<const char*>& names, const char* footer,
                     Question& question) {
  CLI::App* const sub = app.add_subcommand(name, description);
  add_story_options(*sub, question.reading);
  question.names.resize(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    sub->add_option(names[i], question.names[i], "Its id, or words of it")
        ->required()
        ->type_name("")
        ->check(words("an id, or words"));
  }
  add_filter_options(*sub, question.filter);
  sub->add_option("-f,--format", question.format, "text, json")
      ->type_name("FORMAT")
      ->default_str("text")
      ->default_val("text")
      ->check(one_of({"text", "json"}));
  sub->add_option("-o,--output", question.output, "File to write (default: standard output)")
      ->type_name("FILE");
  sub->footer(footer);
  return sub;
}

void add_question(CLI::App& app, int& exit_code, const char* name, const char* description,
                  const std::vector<const char*>& names, const char* footer, const Answer& answer) {
  const auto question = std::make_shared<Question>();
  add_asking(app, name, description, names, footer, *question)
      ->callback([question, &exit_code, answer] { exit_code = ask(*question, answer); });
}

}  // namespace fabula::cli
