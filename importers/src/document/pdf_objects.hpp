#pragma once

#include <cstdint>
#include <string_view>

namespace fabula::importers {

/// How many objects a PDF file says that it has: the highest number in its tables of contents
/// (ISO 32000-1, 7.5.4 and 7.5.8) or before one of its objects. Whoever reads it makes room for so
/// many before looking for them, and a broken or made up file can say any number.
std::uint64_t claimed_objects(std::string_view pdf);

}  // namespace fabula::importers
