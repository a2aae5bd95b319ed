#pragma once

#include <string_view>

#include <nlohmann/json.hpp>

namespace fabula::importers::html {

/// The JSON of a script, what wraps it left out. Broken JSON is mended where that is plain; else
/// the result is discarded (nlohmann's is_discarded()). Null where it nests too deeply to be read.
nlohmann::json parse_script(std::string_view script);

}  // namespace fabula::importers::html
