#pragma once

#include <filesystem>

#include "fabula/diagnostic.hpp"
#include "fabula/extraction/times.hpp"

namespace fabula::config {

/// Reads the rules of time expressions of one language (lang/en/times.yaml); docs/rules.md has
/// their form. All problems are added with line and column; a rule that has one is left out.
TemporalGrammar load_temporal_grammar(const std::filesystem::path& file, Diagnostics& problems);

}  // namespace fabula::config
