#pragma once

#include <filesystem>

#include "fabula/diagnostic.hpp"
#include "fabula/text/page_rules.hpp"

namespace fabula::config {

/// Reads pages.yaml: how web pages call their parts.
PageRules load_page_rules(const std::filesystem::path& file, Diagnostics& problems);

}  // namespace fabula::config
