#pragma once

#include <array>
#include <cstdint>

namespace fabula {

/// The four keys under which a hashed attribute stands in an embedding table: MurmurHash3 x86 128
/// of the attribute's eight bytes, as thinc computes it (thinc/backends/numpy_ops.pyx).
inline std::array<std::uint32_t, 4> hash_keys(std::uint64_t value, std::uint32_t seed) {
  const auto mix = [](std::uint64_t h) {
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdULL;
    h ^= h >> 33;
    h *= 0xc4ceb9fe1a85ec53ULL;
    return h ^ (h >> 33);
  };
  std::uint64_t h1 = value * 0x87c37b91114253d5ULL;
  h1 = (h1 << 31) | (h1 >> 33);
  h1 *= 0x4cf5ad432745937fULL;
  h1 ^= seed;
  h1 ^= 8;
  std::uint64_t h2 = seed ^ 8U;
  h1 += h2;
  h2 += h1;
  h1 = mix(h1);
  h2 = mix(h2);
  h1 += h2;
  h2 += h1;
  return {static_cast<std::uint32_t>(h1), static_cast<std::uint32_t>(h1 >> 32),
          static_cast<std::uint32_t>(h2), static_cast<std::uint32_t>(h2 >> 32)};
}

}  // namespace fabula
