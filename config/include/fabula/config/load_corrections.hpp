#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "fabula/diagnostic.hpp"
#include "fabula/story/correction.hpp"

namespace fabula::config {

/// Reads a file of corrections: a list of maps, each with one key that says what is done
/// (`merge: [e-1, e-2]`). docs/rules.md has the form. `types` are the types that an event can have.
/// Every problem is added to `problems`; what has none is returned.
std::vector<Correction> load_corrections(const std::filesystem::path& file,
                                         const std::vector<std::string>& types,
                                         Diagnostics& problems);

}  // namespace fabula::config
