#include "filter_options.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <system_error>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "dates.hpp"
#include "fabula/extraction/names.hpp"
#include "fabula/graph/named.hpp"
#include "fabula/text/nearest.hpp"
#include "reading.hpp"
#include "value_checks.hpp"

namespace fabula::cli {
bool is_open(const FilterOptions& options) {
  return options.actors.empty() && options.from.empty() && options.to.empty() &&
         options.types.empty() && options.statuses.empty() && options.text.empty() &&
         options.min_confidence <= 0 && options.around.empty() && !options.max_items;
}

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
  if (!options.from.empty() && !options.to.empty() &&
      first_day(options.from) > last_day(options.to)) {
    throw CLI::ValidationError(
        "--from", fmt::format("{} is later than --to {}, so nothing can fit; exchange the two",
                              options.from, options.to));
  }
  for (const std::string& type : options.types) {
    if (std::find(known_types.begin(), known_types.end(), type) == known_types.end()) {
      const std::optional<std::string> meant = nearest(type, known_types);
      throw CLI::ValidationError(
          "--type", fmt::format("'{}' is no type of the ontology{}; name one of: {}", type,
                                meant ? fmt::format(" (did you mean '{}'?)", *meant) : "",
                                fmt::join(known_types, ", ")));
    }
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

StoryFilter to_filter(const FilterOptions& options) {
  StoryFilter filter;
  filter.actors = options.actors;
  if (!options.from.empty()) {
    filter.from = first_day(options.from);
  }
  if (!options.to.empty()) {
    filter.to = last_day(options.to);
  }
  filter.types = options.types;
  for (const std::string& name : options.statuses) {
    if (const auto status = status_named(name)) {
      filter.statuses.push_back(*status);
    }
  }
  filter.text = options.text;
  filter.min_confidence = options.min_confidence;
  filter.max_items = options.max_items;
  return filter;
}

StoryFilter to_filter(const FilterOptions& options, const Story& story,
                      std::size_t listed_candidates) {
  StoryFilter filter = to_filter(options);
  if (!options.around.empty()) {
    filter.around = the_event(story, options.around, listed_candidates);
    filter.depth = options.depth;
  }
  return filter;
}

}  // namespace fabula::cli
