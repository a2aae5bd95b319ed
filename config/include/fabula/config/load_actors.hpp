#pragma once

#include <filesystem>
#include <string>

#include "fabula/diagnostic.hpp"
#include "fabula/extraction/actors.hpp"

namespace fabula::config {

/// Reads actors/*.yaml and lang/<language>/{actors,first_names}.yaml. Every problem found is added
/// to `problems`; what could be read is returned all the same.
ActorRules load_actor_rules(const std::filesystem::path& config_dir, const std::string& language,
                            Diagnostics& problems);

}  // namespace fabula::config
