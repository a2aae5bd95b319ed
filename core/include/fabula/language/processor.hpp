#pragma once

#include <string_view>

namespace fabula {

/// The instructions that models are computed with on this processor: "AVX-512", "AVX2", "SSE2" or
/// "NEON". Results are the same wherever sums and products are fused, which they are on all but
/// SSE2.
std::string_view processor_path();

}  // namespace fabula
