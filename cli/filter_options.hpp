#pragma once

#include <optional>
#include <string>
#include <vector>

#include "data_folder.hpp"
#include "fabula/story/select.hpp"

namespace CLI {
class App;
}

namespace fabula::cli {

/// The filters of the command line, the same on every command that shows a story.
struct FilterOptions {
  std::vector<std::string> actors;
  std::string from;
  std::string to;
  std::vector<std::string> types;
  std::vector<std::string> statuses;
  std::string text;
  double min_confidence = 0;
  std::string around;
  unsigned depth = 1;
  std::optional<std::size_t> max_items;
};

/// Whether nothing is filtered.
bool is_open(const FilterOptions& options);

/// Throws what the command line's parser reports as wrong usage, where no event can fit: a last day
/// before the first, a type that the ontology does not have.
void check_filter(const FilterOptions& options, const DataOptions& data);
/// The same, with the ontology's types at hand.
void check_filter(const FilterOptions& options, const std::vector<std::string>& known_types);

void add_filter_options(CLI::App& app, FilterOptions& options);

/// The filter for any story, without the event to look around.
StoryFilter to_filter(const FilterOptions& options);
/// The filter for one story. Throws Error where the event to look around is none or several; the
/// message lists so many of these. REQUIRES: the options were checked by the command line's parser.
StoryFilter to_filter(const FilterOptions& options, const Story& story,
                      std::size_t listed_candidates);

}  // namespace fabula::cli
