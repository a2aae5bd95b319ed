#pragma once

#include <filesystem>

#include "fabula/diagnostic.hpp"
#include "fabula/pipeline/settings.hpp"

namespace fabula::config {

/// Reads settings.yaml. Every problem found is added to `problems`, and what it concerns keeps its
/// default.
Settings load_settings(const std::filesystem::path& file, Diagnostics& problems);

}  // namespace fabula::config
