#include "decode_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "fabula/text/utf8.hpp"

namespace fabula::importers {
namespace {

using namespace std::string_view_literals;

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> magic = {{
    {"\x89PNG"sv, "a PNG picture"},
    {"\xFF\xD8\xFF"sv, "a JPEG picture"},
    {"GIF8"sv, "a GIF picture"},
    {"RIFF"sv, "a sound, video or WebP file"},
    {"%PDF-"sv, "a PDF file"},
    {"PK\x03\x04"sv, "a zip archive or office document"},
    {"\x1F\x8B"sv, "a gzip archive"},
    {"BZh"sv, "a bzip2 archive"},
    {"\xFD"
     "7zXZ"sv,
     "an xz archive"},
    {"\x7F"
     "ELF"sv,
     "a program"},
}};

/// How many of the first bytes tell what a file is.
constexpr std::size_t sample_size = 4096;

enum class ByteOrder { none, little, big };

/// UTF-16 without a mark: text of Latin letters has a zero in every second byte and hardly any in
/// the others.
ByteOrder utf16_pattern(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, sample_size);
  std::array<std::size_t, 2> zeros = {0, 0};
  for (std::size_t i = 0; i < sample.size(); ++i) {
    zeros[i % 2] += sample[i] == '\0' ? 1U : 0U;
  }
  const std::size_t half = sample.size() / 2;
  if (half < 2) {
    return ByteOrder::none;
  }
  if (zeros[1] * 2 > half && zeros[0] * 10 < half) {
    return ByteOrder::little;
  }
  return zeros[0] * 2 > half && zeros[1] * 10 < half ? ByteOrder::big : ByteOrder::none;
}

std::string from_utf16(std::string_view bytes, ByteOrder order) {
  constexpr char32_t replacement = 0xFFFD;
  const auto unit = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return order == ByteOrder::little ? static_cast<char32_t>(first | (second << 8U))
                                      : static_cast<char32_t>(second | (first << 8U));
  };
  std::string text;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      const char32_t low = unit(i + 2);
      const bool pair = low >= 0xDC00 && low < 0xE000;
      c = pair ? 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00) : replacement;
      i += pair ? 2 : 0;
    } else if (c >= 0xD800 && c < 0xE000) {
      c = replacement;
    }
    append_utf8(text, c);
  }
  return text;
}

/// Bytes 0x80 to 0x9F of windows-1252; the five that it leaves open are kept as control characters.
constexpr std::array<char16_t, 32> windows_1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(text, byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80U]
                                                  : static_cast<char32_t>(byte));
  }
  return text;
}

}  // namespace

std::optional<std::string> binary_kind(std::string_view bytes) {
  for (const auto& [begin, kind] : magic) {
    if (bytes.starts_with(begin)) {
      return std::string(kind);
    }
  }
  const bool marked = bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv);
  const std::string_view sample = bytes.substr(0, sample_size);
  if (!marked && sample.find('\0') != std::string_view::npos &&
      utf16_pattern(sample) == ByteOrder::none) {
    return "a file of binary data";
  }
  return std::nullopt;
}

DecodedText decode_text(std::string bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) {
    bytes.erase(0, 3);
  }
  const std::string_view view = bytes;
  if (view.starts_with("\xFF\xFE"sv)) {
    return {from_utf16(view.substr(2), ByteOrder::little), "UTF-16LE"};
  }
  if (view.starts_with("\xFE\xFF"sv)) {
    return {from_utf16(view.substr(2), ByteOrder::big), "UTF-16BE"};
  }
  if (const ByteOrder order = utf16_pattern(view); order != ByteOrder::none) {
    return {from_utf16(view, order), order == ByteOrder::little ? "UTF-16LE" : "UTF-16BE"};
  }
  if (!find_invalid_utf8(view)) {
    return {std::move(bytes), "UTF-8"};
  }
  return {from_windows_1252(view), "windows-1252"};
}

}  // namespace fabula::importers
