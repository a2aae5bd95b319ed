#include "story/slug.hpp"

#include <fmt/format.h>

#include "fabula/text/character.hpp"
#include "fabula/text/utf8.hpp"
#include "story/name_hash.hpp"

namespace fabula {

namespace {

std::string joined_words(std::string_view name, char joint, std::size_t longest) {
  const std::string lower = to_lower(name);
  std::string result;
  for (std::size_t i = 0; i < lower.size();) {
    const CodePoint c = code_point_at(lower, i);
    if (is_alphabetic(c.value) || is_digit(c.value)) {
      if (result.size() + c.bytes > longest) {
        break;
      }
      result.append(lower, i, c.bytes);
    } else if (!result.empty() && result.back() != joint && c.value != U'\'' && c.value != U'.') {
      result += joint;
    }
    i += c.bytes;
  }
  while (!result.empty() && result.back() == joint) {
    result.pop_back();
  }
  return result;
}

}  // namespace

std::string slug(std::string_view name) {
  constexpr std::size_t longest = 40;
  return joined_words(name, '-', longest);
}

std::string folded_name(std::string_view name) {
  return joined_words(name, ' ', std::string::npos);
}

std::string spaced_words(std::string_view text) {
  std::string result = " ";
  const std::string lower = to_lower(text);
  for (std::size_t i = 0; i < lower.size();) {
    const CodePoint c = code_point_at(lower, i);
    if (is_alphabetic(c.value) || is_digit(c.value)) {
      result.append(lower, i, c.bytes);
    } else if (result.back() != ' ') {
      result += ' ';
    }
    i += c.bytes;
  }
  if (result.back() != ' ') {
    result += ' ';
  }
  return result;
}

std::string short_hash(std::string_view text) {
  return fmt::format("{:08x}", word_hash(text));
}

}  // namespace fabula
