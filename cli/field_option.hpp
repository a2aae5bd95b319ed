#pragma once

#include <string>
#include <vector>

#include "fabula/importers/importer.hpp"

namespace CLI {
class App;
}

namespace fabula::cli {

/// --field FIELD=NAME, as often as wanted.
void add_field_option(CLI::App& app, std::vector<std::string>& fields);

/// What was given with it.
std::vector<importers::FieldName> field_names(const std::vector<std::string>& fields);

}  // namespace fabula::cli
