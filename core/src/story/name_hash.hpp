#pragma once

#include <cstdint>
#include <string_view>

/// FNV-1a, fixed for ever unlike std::hash: what is compared by hash may stand in files.
namespace fabula {

constexpr std::uint32_t word_hash(std::string_view text) {
  std::uint32_t hash = 0x811c9dc5U;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  }
  return hash;
}

constexpr std::uint64_t name_hash(std::string_view text,
                                  std::uint64_t hash = 0xcbf29ce484222325ULL) {
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  }
  return hash;
}

}  // namespace fabula
