#pragma once

#include <cstdint>
#include <string_view>

namespace fabula::text_hash {

// FNV-1a, finished as MurmurHash3 does, so that every bit depends on every letter.
constexpr std::uint32_t seed = 2166136261U;

constexpr std::uint32_t mix(std::uint32_t hash, std::string_view text) {
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  return hash;
}
constexpr std::uint32_t finish(std::uint32_t hash) {
  hash = (hash ^ (hash >> 16U)) * 0x85ebca6bU;
  hash = (hash ^ (hash >> 13U)) * 0xc2b2ae35U;
  return hash ^ (hash >> 16U);
}

}  // namespace fabula::text_hash
