#pragma once

#include <filesystem>

#include "fabula/extraction/times.hpp"
#include "yaml_reader.hpp"

namespace fabula::config {

/// Fills the zones of `rules`, the places whose clock is known (keys of `places`, and the names and
/// capitals of countries of one zone), and what the names under `zones` mean. `countries` may be
/// missing: then only the places named are known.
void load_clocks(const YamlReader& yaml, const std::filesystem::path& countries,
                 TemporalRules& rules);

}  // namespace fabula::config
