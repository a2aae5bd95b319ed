#pragma once

#include <optional>
#include <string_view>

namespace fabula::importers {

/// What a file is that fabula wrote itself of a story ("a timeline"), by the marks that its formats
/// leave near the begin: it tells what articles said, and is none. Nothing for anything else.
std::optional<std::string_view> own_output(std::string_view head);

}  // namespace fabula::importers
