#include "fabula/diagnostic.hpp"

#include <cstddef>
#include <string_view>

#include <fmt/format.h>

#include "fabula/text/utf8.hpp"

namespace fabula {
namespace {

const char* name(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

/// Whether it does something to a terminal, ends the line or turns the direction of writing.
bool is_unprintable(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

/// REQUIRES: `text` is well-formed UTF-8.
void append_escaped(std::string& result, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    if (!is_unprintable(c.value)) {
      result += text.substr(i, c.bytes);
    } else if (c.value < 0x100) {
      result += fmt::format("\\x{:02x}", static_cast<unsigned>(c.value));
    } else {
      result += fmt::format("\\u{:04x}", static_cast<unsigned>(c.value));
    }
    i += c.bytes;
  }
}

/// Input may hold anything: what is unprintable reads as \x1b or \u202e, what is no UTF-8 as
/// U+FFFD.
std::string printable(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t good = find_invalid_utf8(text).value_or(text.size());
    append_escaped(result, text.substr(0, good));
    text.remove_prefix(good);
    if (!text.empty()) {
      append_utf8(result, 0xFFFD);
      text.remove_prefix(1);
    }
  }
  return result;
}

}  // namespace

std::string to_string(const Diagnostic& diagnostic) {
  std::string text = printable(diagnostic.where.file);
  for (const std::uint32_t number : {diagnostic.where.line, diagnostic.where.column}) {
    if (number != 0) {
      text += fmt::format(":{}", number);
    }
  }
  if (!text.empty()) {
    text += ": ";
  }
  text += fmt::format("{}: {}", name(diagnostic.severity), printable(diagnostic.message));
  if (!diagnostic.code.empty()) {
    text += fmt::format(" [{}]", diagnostic.code);
  }
  return text;
}

}  // namespace fabula
