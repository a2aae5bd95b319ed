#include "filter_options.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "fabula/error.hpp"
#include "fabula/extraction/names.hpp"

namespace fabula::cli {
namespace {

struct Days {
  Date first;
  Date last;
};

std::optional<int> number(std::string_view digits, std::size_t size) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.size() != size || error != std::errc() || end != digits.data() + digits.size() ||
      value < 0) {
    return std::nullopt;
  }
  return value;
}

/// "2014", "2014-06" or "2014-06-27".
std::optional<Days> parse_days(std::string_view text) {
  const bool has_month = text.size() > 4;
  const bool has_day = text.size() > 7;
  if ((has_month && text[4] != '-') || (has_day && text[7] != '-')) {
    return std::nullopt;
  }
  const auto year = number(text.substr(0, 4), 4);
  const auto month = has_month ? number(text.substr(5, 2), 2) : std::optional(1);
  const auto day = has_day ? number(text.substr(8), 2) : std::optional(1);
  if (!year || !month || !day) {
    return std::nullopt;
  }
  const auto first = make_date(*year, *month, *day);
  if (!first) {
    return std::nullopt;
  }
  const int last_month = has_month ? *month : 12;
  const auto last =
      has_day ? first : make_date(*year, last_month, days_in_month(*year, last_month));
  return Days{*first, *last};
}

std::string check_days(const std::string& text) {
  return parse_days(text)
             ? ""
             : fmt::format("'{}' is no date; write it as 2014-06-27, 2014-06 or 2014", text);
}

EventId the_event(const Story& story, const std::string& name, std::size_t most_listed) {
  const std::vector<EventId> found = find_events_named(story, name);
  if (found.size() == 1) {
    return found.front();
  }
  if (found.empty()) {
    throw Error(fmt::format(
        "no event of this story has the id '{0}' or the words '{0}' in its label", name));
  }
  std::string message =
      fmt::format("'{}' can mean {} events; name one by its id:", name, found.size());
  for (std::size_t i = 0; i < std::min(found.size(), most_listed); ++i) {
    const Event& event = story.events[found[i].value];
    message += fmt::format("\n  {}  {}", event.key, event.label);
  }
  throw Error(message + (found.size() > most_listed ? "\n  ..." : ""));
}

}  // namespace

void add_filter_options(CLI::App& app, FilterOptions& options) {
  const auto group = [](CLI::Option* option, const char* type) {
    option->type_name(type)->group("Filters");
    return option;
  };
  group(app.add_option("--actor", options.actors, "Events that NAME takes part in"), "NAME")
      ->take_all()
      ->expected(1)
      ->allow_extra_args(false);
  const CLI::Validator is_date(check_days, "", "");
  group(app.add_option("--from", options.from, "On DATE or later"), "DATE")->check(is_date);
  group(app.add_option("--to", options.to, "On DATE or earlier"), "DATE")->check(is_date);
  group(app.add_option("--type", options.types, "Of type T of the ontology"), "T")
      ->take_all()
      ->allow_extra_args(false);
  CLI::Option* const status =
      group(app.add_option("--status", options.statuses,
                           "Only happened, ongoing, planned, possible or negated"),
            "S");
  status->take_all()->allow_extra_args(false);
  status->check(CLI::IsMember(status_names()));
  group(app.add_option("--text", options.text, "With all these words in label or participants"),
        "WORDS");
  group(app.add_option("--min-confidence", options.min_confidence, "At least X, from 0 to 1"), "X")
      ->check(CLI::Range(0.0, 1.0));
  CLI::Option* const around =
      group(app.add_option("--around", options.around,
                           "Near EVENT (an id, or words of its label) by relations and actors"),
            "EVENT");
  group(app.add_option("--depth", options.depth, "Steps from that event (default: 1)"), "N")
      ->needs(around);
  group(app.add_option("--max-items", options.max_items, "The N most salient"), "N")
      ->check(CLI::NonNegativeNumber);
}

StoryFilter to_filter(const FilterOptions& options, const Story& story,
                      std::size_t listed_candidates) {
  StoryFilter filter;
  filter.actors = options.actors;
  if (!options.from.empty()) {
    filter.from = parse_days(options.from)->first;
  }
  if (!options.to.empty()) {
    filter.to = parse_days(options.to)->last;
  }
  filter.types = options.types;
  for (const std::string& name : options.statuses) {
    if (const auto status = status_named(name)) {
      filter.statuses.push_back(*status);
    }
  }
  filter.text = options.text;
  filter.min_confidence = options.min_confidence;
  if (!options.around.empty()) {
    filter.around = the_event(story, options.around, listed_candidates);
    filter.depth = options.depth;
  }
  filter.max_items = options.max_items;
  return filter;
}

}  // namespace fabula::cli
