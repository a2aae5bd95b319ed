#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "fabula/story/select.hpp"

namespace fabula {

/// Which events are asked for, in the words of whoever asks: the filters of the command line, of
/// the server and of Python. Empty: not restricted.
struct FilterOptions {
  std::vector<std::string> actors;
  std::string from;  ///< a day, month or year, see parse_days()
  std::string to;    ///< the same
  std::vector<std::string> types;
  std::vector<std::string> statuses;
  std::string text;
  double min_confidence = 0;
  std::string around;  ///< an event, by id or words
  unsigned depth = 1;
  std::optional<std::size_t> max_items;
};

/// Whether nothing is filtered.
bool is_open(const FilterOptions& options);

/// Why no event can fit, and what to do.
struct FilterProblem {
  std::string option;  ///< "--from"
  std::string message;
};

/// The first of: what is no date; a last day before the first; a type that is none of the
/// ontology's; a status that there is not; a confidence that is none. Nothing where all is well.
std::optional<FilterProblem> filter_problem(const FilterOptions& options,
                                            const std::vector<std::string>& known_types);

/// Why this is no day, month or year; empty where it is one.
std::string date_problem(const std::string& text);

/// The filter for any story, without the event to look around. REQUIRES: filter_problem() finds
/// none.
StoryFilter to_filter(const FilterOptions& options);
/// The filter for one story. Throws UnknownName or AmbiguousName where the event to look around is
/// none or several; the message lists so many of these.
StoryFilter to_filter(const FilterOptions& options, const Story& story,
                      std::size_t listed_candidates);

}  // namespace fabula
