#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <string>
#include <system_error>
#include <tuple>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "commands.hpp"
#include "data_folder.hpp"
#include "fabula/config/load.hpp"
#include "fabula/error.hpp"
#include "fabula/extraction/extract.hpp"
#include "fabula/importers/check_examples.hpp"
#include "fabula/language/model.hpp"
#include "output.hpp"
#include "question.hpp"
#include "reading.hpp"

namespace fabula::cli {
namespace {

namespace fs = std::filesystem;

/// What the loader finds wrong, and the examples that do not come out as their rule says.
Diagnostics problems_of(const std::filesystem::path& folder, const DataOptions& options) {
  Diagnostics problems;
  const config::AllRules rules = config::check_folder(folder, options.language, problems);
  const auto add = [&problems](Diagnostics examples) {
    std::move(examples.begin(), examples.end(), std::back_inserter(problems));
  };
  add(importers::check_examples(rules.input.words));
  add(importers::check_examples(rules.input.pages));
  std::error_code error;
  if (const fs::path file = find_model(options); fs::exists(file, error)) {
    const Model model = Model::open(file);
    add(check_examples(rules.pack.times, model));
    add(check_cause_examples(rules.pack, model));
  } else {
    print_message(
        fmt::format("{}: there is no language model, so no example of times and causes was tried",
                    file.string()));
  }
  std::stable_sort(problems.begin(), problems.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.where.file, a.where.line, a.where.column) <
           std::tie(b.where.file, b.where.line, b.where.column);
  });
  return problems;
}

}  // namespace

namespace {

int check_rules(const DataOptions& options) {
  const auto folder = find_rules(options);
  if (Diagnostics problems = problems_of(folder, options); !problems.empty()) {
    throw ConfigError(std::move(problems));
  }
  print_message(fmt::format("{}: the rules are in order", folder.string()));
  return done;
}

}  // namespace

void add_check(CLI::App& app, int& exit_code) {
  const auto question = std::make_shared<Question>();
  CLI::App* const sub = add_asking(
      app, "check", "List what deserves a look: in a story, or without one in the rules", {},
      "With STORY: dates in the future of their article, effects before causes, events that look "
      "the same,\n"
      "actors that may be one, contradictions, undated events that matter, corrections that fit "
      "nothing; each\n"
      "with the correction to paste into a file for `fabula correct`.\n"
      "Without: every problem of a folder of rules, and every example that fails.\n"
      "Examples:\n"
      "  fabula check strike.fabula --max-items 20\n"
      "  fabula check strike.fabula -f json\n"
      "  fabula check --config my-rules/",
      *question);
  sub->get_option("STORY")->required(false);
  sub->callback([question, &exit_code] {
    exit_code = question->reading.inputs.empty() ? check_rules(question->reading.data)
                                                 : ask(*question, exporters::answer_check);
  });
}

}  // namespace fabula::cli
