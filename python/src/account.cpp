#include "account.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "fabula/error.hpp"
#include "fabula/exporters/questions.hpp"
#include "fabula/story/select.hpp"

namespace fabula::python {
namespace {

using exporters::Asked;
using exporters::ExportFormat;

ExportFormat format_named(const std::string& kind, const std::string& name) {
  std::vector<std::string> known;
  for (ExportFormat& format : exporters::builtin_exporters()) {
    if ((format.kind == ExportFormat::Kind::graph) == (kind == "graph")) {
      if (format.name == name) {
        return format;
      }
      known.push_back(format.name);
    }
  }
  throw Error(
      fmt::format("a {} has no format '{}'; name one of: {}", kind, name, fmt::join(known, ", ")));
}

bool answer(const std::string& question, const Asked& asked, std::size_t ways) {
  if (question == "why" || question == "effects") {
    return exporters::answer_causes(asked,
                                    question == "why" ? Direction::causes : Direction::effects);
  }
  if (question == "path") {
    return exporters::answer_path(asked, ways);
  }
  if (question == "show") {
    return exporters::answer_show(asked);
  }
  return question == "check" ? exporters::answer_check(asked) : exporters::answer_actors(asked);
}

exporters::ExportOptions options_with(const Language& language) {
  exporters::ExportOptions options;
  options.display = language.settings().display;
  options.story = language.settings().story;
  options.generator = language.generator();
  options.plover_codes = language.plover_codes();
  return options;
}

}  // namespace

std::string Account::write(const std::string& kind, const std::string& format,
                           bool with_text) const {
  const ExportFormat chosen = format_named(kind, format);
  exporters::ExportOptions options = options_with(*language_);
  options.with_text = with_text;
  std::ostringstream out;
  chosen.write(story_, options, out);
  return std::move(out).str();
}

std::string Account::ask(const std::string& question, const std::vector<std::string>& names,
                         std::size_t ways, bool as_text) const {
  std::ostringstream out;
  const auto form = as_text ? exporters::AnswerForm::text : exporters::AnswerForm::json;
  answer(question,
         {story_, names, form, options_with(*language_),
          language_->settings().display.listed_candidates, out},
         ways);
  return std::move(out).str();
}

std::shared_ptr<Account> Account::select(const FilterOptions& options) const {
  if (const auto problem = filter_problem(options, language_->types())) {
    throw Error(problem->option + ": " + problem->message);
  }
  return std::make_shared<Account>(
      fabula::select(story_,
                     to_filter(options, story_, language_->settings().display.listed_candidates)),
      language_);
}

}  // namespace fabula::python
