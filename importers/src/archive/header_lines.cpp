#include "archive/header_lines.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace fabula::importers {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return result;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::optional<HeaderLine> header_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) {
    return std::nullopt;
  }
  const std::string_view name = line.substr(0, colon);
  const bool printable =
      std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < '\x7F'; });
  if (!printable) {
    return std::nullopt;
  }
  return HeaderLine{lower(name), std::string(trimmed(line.substr(colon + 1)))};
}

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  constexpr std::uint64_t most = std::uint64_t{1} << 60U;
  return !text.empty() && error == std::errc() && end == text.data() + text.size() && value < most
             ? std::optional(value)
             : std::nullopt;
}

std::string media_type(std::string_view content_type) {
  return lower(trimmed(content_type.substr(0, content_type.find(';'))));
}

std::string media_charset(std::string_view content_type) {
  const std::string all = lower(content_type);
  constexpr std::string_view key = "charset=";
  const std::size_t at = all.find(key);
  if (at == std::string::npos) {
    return {};
  }
  std::string value = all.substr(at + key.size());
  value.resize(std::min(value.find_first_of(";, \t"), value.size()));
  std::erase_if(value, [](char c) { return c == '"' || c == '\''; });
  return value;
}

}  // namespace fabula::importers
