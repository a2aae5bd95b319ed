#pragma once

#include <string>
#include <vector>

#include "data_folder.hpp"
#include "fabula/graph/filter_options.hpp"

namespace CLI {
class App;
}

/// The filters of the command line, the same on every command that shows a story.
namespace fabula::cli {

/// Throws what the command line's parser reports as wrong usage, where no event can fit: a last day
/// before the first, a type that the ontology does not have.
void check_filter(const FilterOptions& options, const DataOptions& data);
/// The same, with the ontology's types at hand.
void check_filter(const FilterOptions& options, const std::vector<std::string>& known_types);

void add_filter_options(CLI::App& app, FilterOptions& options);

}  // namespace fabula::cli
