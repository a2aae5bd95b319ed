#include "target.hpp"

#include <charconv>
#include <system_error>

#include <fmt/format.h>

#include "fabula/text/utf8.hpp"
#include "problem.hpp"

namespace fabula::cli {
namespace {

[[noreturn]] void refuse(std::string_view target, std::string what, std::string remedy) {
  throw RequestError({400, "bad-target", std::move(what), std::move(remedy),
                      std::string(target.substr(0, target.find('?'))), ""});
}

/// Reads the escapes of a segment, a name or a value: "%20", and "+" where it means a blank.
std::string unescaped(std::string_view text, bool plus_is_blank, std::string_view target) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      result += text[i] == '+' && plus_is_blank ? ' ' : text[i];
      continue;
    }
    unsigned char byte = 0;
    const std::string_view digits = text.substr(i + 1, 2);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
    if (digits.size() != 2 || error != std::errc() || end != digits.data() + 2 || byte == 0) {
      refuse(target, fmt::format("'%{}' in the address stands for no character", digits),
             "escape a character as % and two hexadecimal digits, % itself as %25");
    }
    result += static_cast<char>(byte);
    i += 2;
  }
  if (find_invalid_utf8(result)) {
    refuse(target, "the address is no UTF-8", "write it in this encoding, and then escape it");
  }
  return result;
}

/// Calls with each piece between these characters.
template <class Use>
void split(std::string_view text, char separator, const Use& use) {
  while (true) {
    const std::size_t end = text.find(separator);
    use(text.substr(0, end));
    if (end == std::string_view::npos) {
      return;
    }
    text.remove_prefix(end + 1);
  }
}

}  // namespace

Target parse_target(std::string_view text) {
  if (!text.starts_with('/')) {
    refuse(text, "this is no path of this server", "ask for a path such as /api/events");
  }
  Target target;
  const std::size_t question = text.find('?');
  const std::string_view path = text.substr(0, question);
  if (path != "/") {
    split(path.substr(1), '/', [&](std::string_view segment) {
      target.path.push_back(unescaped(segment, false, text));
      if (target.path.back() == "." || target.path.back() == "..") {
        refuse(text, "'..' leads nowhere here: no file is served, only one story",
               "leave it out; /api/openapi.json lists what can be asked");
      }
    });
  }
  if (question != std::string_view::npos) {
    split(text.substr(question + 1), '&', [&](std::string_view pair) {
      if (!pair.empty()) {
        const std::size_t equals = pair.find('=');
        target.parameters.emplace_back(
            unescaped(pair.substr(0, equals), true, text),
            equals == std::string_view::npos ? "" : unescaped(pair.substr(equals + 1), true, text));
      }
    });
  }
  return target;
}

}  // namespace fabula::cli
