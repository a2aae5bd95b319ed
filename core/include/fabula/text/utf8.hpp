#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fabula/text/span.hpp"

namespace fabula {

/// The offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7), or nothing.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// The code point that begins at `offset`, and the number of bytes it takes.
/// REQUIRES: text is well-formed and offset lies on the first byte of a code point.
struct CodePoint {
  char32_t value;
  std::uint32_t bytes;
};
CodePoint code_point_at(std::string_view text, std::size_t offset);

/// Appends one code point. REQUIRES: a Unicode scalar value.
void append_utf8(std::string& text, char32_t code_point);

/// Turns byte offsets of one text into code point offsets, as every export wants them. Holds no
/// reference to the text: ask with the text that it was made from. A question costs one look-up and
/// the counting of at most 64 bytes.
class CodePoints {
 public:
  /// REQUIRES: text is well-formed UTF-8.
  explicit CodePoints(std::string_view text);
  /// The number of code points before byte `offset`. REQUIRES: offset <= text.size().
  [[nodiscard]] std::uint32_t at(std::string_view text, std::uint32_t offset) const;
  [[nodiscard]] Span of(std::string_view text, Span span) const {
    return {at(text, span.begin), at(text, span.end)};
  }

 private:
  std::vector<std::uint32_t> before_;  // code points before each block of 64 bytes
};

}  // namespace fabula
