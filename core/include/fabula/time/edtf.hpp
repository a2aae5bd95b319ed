#pragma once

#include <optional>
#include <string_view>

#include "fabula/time/when.hpp"

namespace fabula {

/// Reads a date as people write it into files, a part of EDTF (ISO 8601-2, level 1): "2014",
/// "2014-05", "2014-05-26", an interval of these ("2014-05/2014-07"), an open side
/// ("../2014-05-31"), "~" or "?" at the end for what is approximate or uncertain. Nothing where the
/// text is anything else, or names a day that does not exist. The basis is explicit.
std::optional<When> parse_edtf(std::string_view text);

}  // namespace fabula
