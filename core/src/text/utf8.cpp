#include "fabula/text/utf8.hpp"

#include <algorithm>
#include <cassert>

namespace fabula {
namespace {

constexpr std::size_t block = 64;

unsigned char at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

bool is_continuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

std::uint32_t count(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return !is_continuation(static_cast<unsigned char>(c));
  }));
}

/// The length of the well-formed sequence at `i`, 0 where there is none (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view text, std::size_t i) {
  const unsigned char lead = at(text, i);
  if (lead < 0x80) {
    return 1;
  }
  std::size_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    low = lead == 0xE0 ? 0xA0 : 0x80;   // no overlong form
    high = lead == 0xED ? 0x9F : 0xBF;  // no surrogate
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    low = lead == 0xF0 ? 0x90 : 0x80;
    high = lead == 0xF4 ? 0x8F : 0xBF;  // nothing above U+10FFFF
  }
  if (length == 0 || i + length > text.size() || at(text, i + 1) < low || at(text, i + 1) > high) {
    return 0;
  }
  for (std::size_t k = 2; k < length; ++k) {
    if (!is_continuation(at(text, i + k))) {
      return 0;
    }
  }
  return length;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = sequence_length(text, i);
    if (length == 0) {
      return i;
    }
    i += length;
  }
  return std::nullopt;
}

CodePoint code_point_at(std::string_view text, std::size_t offset) {
  const unsigned char lead = at(text, offset);
  if (lead < 0x80) {
    return {lead, 1};
  }
  const std::uint32_t bytes = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  assert(offset + bytes <= text.size());
  char32_t value = lead & (0xFFU >> (bytes + 1));
  for (std::uint32_t k = 1; k < bytes; ++k) {
    value = (value << 6U) | (at(text, offset + k) & 0x3FU);
  }
  return {value, bytes};
}

void append_utf8(std::string& text, char32_t code_point) {
  const auto put = [&text](char32_t byte) { text += static_cast<char>(byte); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0U | (code_point >> 6U));
    put(0x80U | (code_point & 0x3FU));
  } else if (code_point < 0x10000) {
    put(0xE0U | (code_point >> 12U));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  } else {
    put(0xF0U | (code_point >> 18U));
    put(0x80U | ((code_point >> 12U) & 0x3FU));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  }
}

CodePoints::CodePoints(std::string_view text) {
  before_.reserve(text.size() / block + 1);
  std::uint32_t total = 0;
  for (std::size_t i = 0; i <= text.size(); i += block) {
    before_.push_back(total);
    total += count(text.substr(i, block));
  }
}

std::uint32_t CodePoints::at(std::string_view text, std::uint32_t offset) const {
  assert(offset <= text.size());
  const std::size_t start = offset / block * block;
  return before_[offset / block] + count(text.substr(start, offset - start));
}

}  // namespace fabula
