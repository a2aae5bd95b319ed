#pragma once

#include <filesystem>
#include <string>

#include "fabula/diagnostic.hpp"
#include "fabula/extraction/events.hpp"

namespace fabula::config {

/// Reads ontology.yaml and lang/<language>/{events,event_types}.yaml of a configuration
/// folder. What is wrong is added to `problems`, and the rest is read all the same.
EventRules load_event_rules(const std::filesystem::path& config_dir, const std::string& language,
                            Diagnostics& problems);

}  // namespace fabula::config
