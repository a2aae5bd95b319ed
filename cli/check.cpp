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

void add_check(CLI::App& app, int& exit_code) {
  CLI::App* const sub = app.add_subcommand(
      "check", "Report every problem of a folder of rules, and every example that fails");
  const auto options = std::make_shared<DataOptions>();
  add_data_options(*sub, *options);
  add_model_option(*sub, *options);
  sub->footer(
      "Examples:\n"
      "  fabula check\n"
      "  fabula check --config my-rules/");
  sub->callback([options, &exit_code] {
    const auto folder = find_rules(*options);
    if (Diagnostics problems = problems_of(folder, *options); !problems.empty()) {
      throw ConfigError(std::move(problems));
    }
    print_message(fmt::format("{}: the rules are in order", folder.string()));
    exit_code = done;
  });
}

}  // namespace fabula::cli
