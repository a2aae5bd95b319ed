#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace fabula {

/// A short print of a text by which copies of it are known, cut or edited (MinHash: Broder, 1997).
struct TextPrint {
  std::array<std::uint32_t, 64> least{};  ///< of each hash function, the least value
  std::uint32_t size = 0;                 ///< how many runs of words the text has
  friend bool operator==(const TextPrint&, const TextPrint&) = default;
};

TextPrint text_print(std::string_view text);

/// Which part of the shorter text stands in the longer one, as far as prints tell: 0 to 1.
double shared_text(const TextPrint& a, const TextPrint& b);

}  // namespace fabula
