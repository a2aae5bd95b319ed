#include "filter_options.hpp"

#include <charconv>
#include <cstdint>
#include <system_error>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "dates.hpp"
#include "fabula/extraction/names.hpp"
#include "reading.hpp"
#include "value_checks.hpp"

namespace fabula::cli {
namespace {

CLI::Validator whole_number() {
  return {[](const std::string& text) {
            std::uint32_t value = 0;
            const char* const end = text.data() + text.size();
            const auto [read, error] = std::from_chars(text.data(), end, value);
            return error == std::errc() && read == end
                       ? std::string()
                       : fmt::format("'{}' is no number of them; write 0 or more, in digits", text);
          },
          ""};
}

CLI::Validator share() {
  return {[](const std::string& text) {
            double value = -1;
            const bool number = CLI::detail::lexical_cast(text, value);
            return number && value >= 0 && value <= 1
                       ? std::string()
                       : fmt::format("'{}' is no confidence; write a number from 0 to 1", text);
          },
          ""};
}

}  // namespace

void check_filter(const FilterOptions& options, const DataOptions& data) {
  check_filter(options, options.types.empty() ? std::vector<std::string>() : type_names(data));
}

void check_filter(const FilterOptions& options, const std::vector<std::string>& known_types) {
  if (const auto problem = filter_problem(options, known_types)) {
    throw CLI::ValidationError(problem->option, problem->message);
  }
}

void add_filter_options(CLI::App& app, FilterOptions& options) {
  const auto group = [](CLI::Option* option, const char* type) {
    option->type_name(type)->group("Filters");
    return option;
  };
  group(app.add_option("--actor", options.actors, "Events that NAME takes part in"), "NAME")
      ->take_all()
      ->expected(1)
      ->allow_extra_args(false)
      ->check(words("the name of somebody"));
  add_date_option(app, "--from", options.from, "On DATE or later");
  add_date_option(app, "--to", options.to, "On DATE or earlier");
  group(app.add_option("--type", options.types, "Of type T of the ontology"), "T")
      ->take_all()
      ->allow_extra_args(false)
      ->check(words("a type of the ontology"));
  CLI::Option* const status =
      group(app.add_option("--status", options.statuses,
                           "Only happened, ongoing, planned, possible or negated"),
            "S");
  status->take_all()->allow_extra_args(false);
  status->check(one_of(status_names()));
  group(app.add_option("--text", options.text, "With all these words in label or participants"),
        "WORDS")
      ->check(words("words to look for"));
  group(app.add_option("--min-confidence", options.min_confidence, "At least X, from 0 to 1"), "X")
      ->check(share());
  CLI::Option* const around =
      group(app.add_option("--around", options.around,
                           "Near EVENT (an id, or words of its label) by relations and actors"),
            "EVENT");
  around->check(words("an event"));
  group(app.add_option("--depth", options.depth, "Steps from that event (default: 1)"), "N")
      ->check(whole_number())
      ->needs(around);
  group(app.add_option("--max-items", options.max_items, "The N most salient"), "N")
      ->check(whole_number());
}

}  // namespace fabula::cli
