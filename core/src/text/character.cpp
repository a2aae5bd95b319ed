#include "fabula/text/character.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "fabula/text/utf8.hpp"

namespace fabula {
namespace {

struct CharRange {
  char32_t first;
  char32_t last;
};

/// Every step-th code point of [first, last] has its lower case `delta` away.
struct LowerRange {
  char32_t first;
  char32_t last;
  std::uint32_t step;
  std::int32_t delta;
};

#include "unicode_tables.inc"

template <class Ranges>
auto find_range(const Ranges& ranges, char32_t c) {
  const auto found = std::lower_bound(ranges.begin(), ranges.end(), c,
                                      [](const auto& range, char32_t v) { return range.last < v; });
  return found != ranges.end() && found->first <= c ? found : ranges.end();
}

template <class Ranges>
bool contains(const Ranges& ranges, char32_t c) {
  return find_range(ranges, c) != ranges.end();
}

constexpr char32_t capital_sigma = 0x3A3;
constexpr char32_t final_sigma = 0x3C2;
constexpr char32_t capital_i_with_dot = 0x130;
constexpr char32_t combining_dot = 0x307;

char32_t lower(char32_t c) {
  const auto found = find_range(lower_case, c);
  if (found == lower_case.end() || (c - found->first) % found->step != 0) {
    return c;
  }
  return static_cast<char32_t>(static_cast<std::int64_t>(c) + found->delta);
}

}  // namespace

bool is_alphabetic(char32_t c) {
  if (c < 0x80) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
  return contains(alphabetic, c);
}

bool is_upper_case(char32_t c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : contains(upper_case, c);
}

bool is_digit(char32_t c) {
  return c < 0x80 ? c >= '0' && c <= '9' : contains(digits, c);
}

bool is_white_space(char32_t c) {
  if (c < 0x80) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
  }
  return contains(white_space, c);
}

std::string to_lower(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool after_letter = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      result += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : static_cast<char>(byte);
      after_letter = is_alphabetic(byte);
      ++i;
      continue;
    }
    const CodePoint c = code_point_at(text, i);
    i += c.bytes;
    if (c.value == capital_sigma) {
      const bool before_letter = i < text.size() && is_alphabetic(code_point_at(text, i).value);
      append_utf8(result, after_letter && !before_letter ? final_sigma : lower(c.value));
    } else if (c.value == capital_i_with_dot) {
      append_utf8(result, U'i');
      append_utf8(result, combining_dot);
    } else {
      append_utf8(result, lower(c.value));
    }
    after_letter = is_alphabetic(c.value);
  }
  return result;
}

}  // namespace fabula
