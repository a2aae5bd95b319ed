#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

/// Lower case of the letters A to Z alone, as the names of markup, columns and files want it.
namespace fabula::importers {

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

inline std::string ascii_lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return ascii_lower(c); });
  return result;
}

/// Whether a file's name ends with one of these, in capitals or not; they are given in lower case
/// with their dot.
inline bool has_extension(std::string_view path, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [path](std::string_view ending) {
    return path.size() >= ending.size() &&
           ascii_lower(path.substr(path.size() - ending.size())) == ending;
  });
}

}  // namespace fabula::importers
