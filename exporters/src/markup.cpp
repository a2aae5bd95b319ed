#include "markup.hpp"

#include "fabula/text/utf8.hpp"

namespace fabula::exporters {
namespace {

const char* reference(char32_t c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\r':
      return "&#13;";
    default:
      return c == 0xFFFE || c == 0xFFFF || (c < 0x20 && c != '\t' && c != '\n') ? "\uFFFD"
                                                                                : nullptr;
  }
}

}  // namespace

std::string markup_escaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    if (const char* const instead = reference(c.value)) {
      result += instead;
    } else {
      result.append(text, i, c.bytes);
    }
    i += c.bytes;
  }
  return result;
}

}  // namespace fabula::exporters
