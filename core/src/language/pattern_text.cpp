#include "language/pattern_text.hpp"

namespace fabula {

std::string pcre_pattern(std::string_view python) {
  if (python.starts_with("(?u)")) {  // Unicode is the default, here and there
    python.remove_prefix(4);
  }
  std::string pattern;
  for (std::size_t i = 0; i < python.size(); ++i) {
    if (python[i] != '\\' || i + 1 == python.size()) {
      pattern += python[i];
      continue;
    }
    const char kind = python[++i];
    const std::size_t digits = kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    if (digits != 0 && i + digits < python.size()) {
      pattern += "\\x{" + std::string(python.substr(i + 1, digits)) + "}";
      i += digits;
    } else {
      pattern += '\\';
      pattern += kind;
    }
  }
  return pattern;
}

}  // namespace fabula
