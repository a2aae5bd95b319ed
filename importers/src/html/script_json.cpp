#include "html/script_json.hpp"

#include <string>

namespace fabula::importers::html {
namespace {

using Json = nlohmann::json;

/// Raw line ends within strings and commas before closing brackets are what most broken scripts
/// are broken by.
std::string mended(std::string_view script) {
  std::string result;
  bool quoted = false;
  bool escaped = false;
  for (const char c : script) {
    const bool control = static_cast<unsigned char>(c) < 0x20;
    if ((c == '}' || c == ']') && !quoted) {
      const std::size_t last = result.find_last_not_of(" \t\r\n");
      if (last != std::string::npos && result[last] == ',') {
        result.resize(last);
      }
    }
    result += control && quoted ? ' ' : c;
    if (quoted) {
      quoted = escaped || c != '"';
      escaped = c == '\\' && !escaped;
    } else {
      quoted = c == '"';
    }
  }
  return result;
}

std::string_view without_wrapping(std::string_view script) {
  const std::size_t begin = script.find_first_of("{[");
  const std::size_t end = script.find_last_of("}]");
  return begin == std::string_view::npos || end == std::string_view::npos || end < begin
             ? std::string_view()
             : script.substr(begin, end - begin + 1);
}

/// Nesting is checked before parsing, since the parser's own tree is freed by recursion.
bool nests_deeply(std::string_view script) {
  constexpr int deepest_script = 200;
  int depth = 0;
  for (const char c : script) {
    depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
    if (depth > deepest_script) {
      return true;
    }
  }
  return false;
}

}  // namespace

nlohmann::json parse_script(std::string_view script) {
  script = without_wrapping(script);
  if (script.empty() || nests_deeply(script)) {
    return {};
  }
  Json json = Json::parse(script, nullptr, false);
  return json.is_discarded() ? Json::parse(mended(script), nullptr, false) : json;
}

}  // namespace fabula::importers::html
