#pragma once

#include <cstdint>
#include <string_view>

namespace fabula {

/// The id that spaCy's string store gives a string: 0 for the empty string, a small number for the
/// names of its symbols, else MurmurHash64A with seed 1. The networks were trained on these.
std::uint64_t string_hash(std::string_view text);

}  // namespace fabula
