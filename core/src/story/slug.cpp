#include "story/slug.hpp"

#include <cstdint>

#include <fmt/format.h>

#include "fabula/text/character.hpp"
#include "fabula/text/utf8.hpp"

namespace fabula {

std::string slug(std::string_view name) {
  constexpr std::size_t longest = 40;
  const std::string lower = to_lower(name);
  std::string result;
  for (std::size_t i = 0; i < lower.size();) {
    const CodePoint c = code_point_at(lower, i);
    if (is_alphabetic(c.value) || is_digit(c.value)) {
      if (result.size() + c.bytes > longest) {
        break;
      }
      result += lower.substr(i, c.bytes);
    } else if (!result.empty() && result.back() != '-' && c.value != U'\'' && c.value != U'.') {
      result += '-';
    }
    i += c.bytes;
  }
  while (!result.empty() && result.back() == '-') {
    result.pop_back();
  }
  return result;
}

std::string short_hash(std::string_view text) {
  std::uint32_t hash = 0x811c9dc5U;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  }
  return fmt::format("{:08x}", hash);
}

}  // namespace fabula
