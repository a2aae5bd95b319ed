#pragma once

#include <filesystem>
#include <string>

#include "fabula/diagnostic.hpp"
#include "fabula/extraction/causes.hpp"

namespace fabula::config {

/// Reads lang/<language>/causes.yaml of a configuration folder; adds every problem to `problems`.
CauseRules load_cause_rules(const std::filesystem::path& config_dir, const std::string& language,
                            Diagnostics& problems);

}  // namespace fabula::config
