#pragma once

#include <string>
#include <string_view>

namespace fabula {

inline char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// Lower case of ASCII letters, the same under every locale; an apostrophe of the typesetter
/// becomes that of the typewriter, so that lists need not spell both.
inline std::string to_lower(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == "\xE2\x80\x99") {
      lower += '\'';
      i += 2;
    } else {
      lower += lower_ascii(text[i]);
    }
  }
  return lower;
}

}  // namespace fabula
