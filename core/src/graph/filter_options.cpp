#include "fabula/graph/filter_options.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "fabula/extraction/names.hpp"
#include "fabula/graph/named.hpp"
#include "fabula/text/nearest.hpp"
#include "fabula/time/days.hpp"

namespace fabula {
namespace {

std::optional<FilterProblem> type_problem(const std::string& type,
                                          const std::vector<std::string>& known_types) {
  if (std::find(known_types.begin(), known_types.end(), type) != known_types.end()) {
    return std::nullopt;
  }
  const std::optional<std::string> meant = nearest(type, known_types);
  return FilterProblem{"--type",
                       fmt::format("'{}' is no type of the ontology{}; name one of: {}", type,
                                   meant ? fmt::format(" (did you mean '{}'?)", *meant) : "",
                                   fmt::join(known_types, ", "))};
}

std::optional<FilterProblem> days_problem(const FilterOptions& options) {
  for (const auto& [option, date] : {std::pair{"--from", &options.from}, {"--to", &options.to}}) {
    if (const std::string problem = date->empty() ? "" : date_problem(*date); !problem.empty()) {
      return FilterProblem{option, problem};
    }
  }
  if (!options.from.empty() && !options.to.empty() &&
      parse_days(options.from)->first > parse_days(options.to)->last) {
    return FilterProblem{
        "--from", fmt::format("{} is later than --to {}, so nothing can fit; exchange the two",
                              options.from, options.to)};
  }
  return std::nullopt;
}

}  // namespace

bool is_open(const FilterOptions& options) {
  return options.actors.empty() && options.from.empty() && options.to.empty() &&
         options.types.empty() && options.statuses.empty() && options.text.empty() &&
         options.min_confidence <= 0 && options.around.empty() && !options.max_items;
}

std::string date_problem(const std::string& text) {
  return parse_days(text)
             ? ""
             : fmt::format("'{}' is no date; write it as 2014-06-27, 2014-06 or 2014", text);
}

std::optional<FilterProblem> filter_problem(const FilterOptions& options,
                                            const std::vector<std::string>& known_types) {
  if (auto problem = days_problem(options)) {
    return problem;
  }
  for (const std::string& type : options.types) {
    if (auto problem = type_problem(type, known_types)) {
      return problem;
    }
  }
  for (const std::string& status : options.statuses) {
    if (!status_named(status)) {
      return FilterProblem{"--status", fmt::format("'{}' is no status; name one of: {}", status,
                                                   fmt::join(status_names(), ", "))};
    }
  }
  if (options.min_confidence < 0 || options.min_confidence > 1) {
    return FilterProblem{
        "--min-confidence",
        fmt::format("'{}' is no confidence; write a number from 0 to 1", options.min_confidence)};
  }
  return std::nullopt;
}

StoryFilter to_filter(const FilterOptions& options) {
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

}  // namespace fabula
