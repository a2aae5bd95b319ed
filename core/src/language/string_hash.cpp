#include "language/string_hash.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace fabula {
namespace {

/// MurmurHash64A by Austin Appleby, public domain; little-endian.
std::uint64_t murmur_hash_64a(std::string_view text, std::uint64_t seed) {
  constexpr std::uint64_t m = 0xc6a4a7935bd1e995ULL;
  constexpr int r = 47;
  std::uint64_t h = seed ^ (text.size() * m);
  const char* data = text.data();
  for (std::size_t blocks = text.size() / 8; blocks > 0; --blocks, data += 8) {
    std::uint64_t k = 0;
    std::memcpy(&k, data, 8);
    k *= m;
    k ^= k >> r;
    k *= m;
    h ^= k;
    h *= m;
  }
  if (const std::size_t rest = text.size() % 8; rest != 0) {
    std::uint64_t k = 0;
    std::memcpy(&k, data, rest);
    h ^= k;
    h *= m;
  }
  h ^= h >> r;
  h *= m;
  h ^= h >> r;
  return h;
}

// Sorted by name.
constexpr auto symbols = std::to_array<std::pair<std::string_view, std::uint64_t>>({
#include "symbols.inc"
});

}  // namespace

std::uint64_t string_hash(std::string_view text) {
  if (text.empty()) {
    return 0;
  }
  const auto* const found =
      std::lower_bound(symbols.begin(), symbols.end(), text,
                       [](const auto& symbol, std::string_view t) { return symbol.first < t; });
  if (found != symbols.end() && found->first == text) {
    return found->second;
  }
  return murmur_hash_64a(text, 1);
}

}  // namespace fabula
