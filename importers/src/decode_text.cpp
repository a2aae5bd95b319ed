#include "decode_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <system_error>
#include <utility>

#include "ascii.hpp"
#include "fabula/text/utf8.hpp"

namespace fabula::importers {
namespace {

using namespace std::string_view_literals;

using Kind = std::pair<std::string_view, std::string_view>;

constexpr std::array<Kind, 15> magic = {{
    {"\x89PNG"sv, "a PNG picture"},
    {"\xFF\xD8\xFF"sv, "a JPEG picture"},
    {"GIF8"sv, "a GIF picture"},
    {"RIFF"sv, "a sound, video or WebP file"},
    {"ID3"sv, "a sound file"},
    {"%PDF-"sv, "a PDF file"},
    {"PK\x03\x04"sv, "a zip archive or office document"},
    {"\xD0\xCF\x11\xE0"sv, "an office document"},
    {"\x1F\x8B"sv, "a gzip archive"},
    {"BZh"sv, "a bzip2 archive"},
    {"\xFD\x37zXZ"sv, "an xz archive"},
    {"\x28\xB5\x2F\xFD"sv, "a zstd archive"},
    {"SQLite format 3"sv, "a database"},
    {"\x7F\x45LF"sv, "a program"},
    {"\xFF\xFE\0\0"sv, "text in UTF-32"},
}};

// In lower case; white space before it does not count.
constexpr std::array<Kind, 9> markup = {{
    {"<!doctype html", "a web page (HTML)"},
    {"<html", "a web page (HTML)"},
    {"<head", "a web page (HTML)"},
    {"<?xml", "XML"},
    {"<rss", "a feed (RSS)"},
    {"<feed", "a feed (Atom)"},
    {"{\\rtf", "rich text (RTF)"},
    {"%!ps", "PostScript"},
    {"warc/", "a web archive (WARC)"},
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

DecodedText from_utf16(std::string_view bytes, ByteOrder order) {
  constexpr char32_t replacement = 0xFFFD;
  const auto unit = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return order == ByteOrder::little ? static_cast<char32_t>(first | (second << 8U))
                                      : static_cast<char32_t>(second | (first << 8U));
  };
  DecodedText decoded{{}, order == ByteOrder::little ? "UTF-16LE" : "UTF-16BE"};
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xE000) {
      const char32_t low = c < 0xDC00 && i + 3 < bytes.size() ? unit(i + 2) : 0;
      const bool pair = low >= 0xDC00 && low < 0xE000;
      c = pair ? 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00) : replacement;
      i += pair ? 2 : 0;
      decoded.broken += pair ? 0 : 1;
    }
    append_utf8(decoded.text, c);
  }
  decoded.broken += bytes.size() % 2;  // half a character at the end is none
  return decoded;
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

/// What stands at `at` for a character from U+0080 to U+009F: two bytes of UTF-8, or a reference.
/// Its bytes, 0 where there is none, and its place in the table.
std::pair<std::size_t, std::size_t> c1_control_at(std::string_view text, std::size_t at) {
  if (text[at] == '\xC2' && at + 1 < text.size()) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    return {second >= 0x80 && second < 0xA0 ? 2 : 0, second - 0x80U};
  }
  if (text.substr(at, 2) != "&#"sv) {
    return {0, 0};
  }
  const bool hexadecimal = at + 2 < text.size() && (text[at + 2] == 'x' || text[at + 2] == 'X');
  const char* const begin = text.data() + at + (hexadecimal ? 3 : 2);
  unsigned value = 0;
  const auto [end, error] =
      std::from_chars(begin, text.data() + text.size(), value, hexadecimal ? 16 : 10);
  if (error != std::errc() || value < 0x80 || value >= 0xA0) {
    return {0, 0};
  }
  const bool closed = end != text.data() + text.size() && *end == ';';
  return {static_cast<std::size_t>(end - text.data()) - at + (closed ? 1 : 0), value - 0x80U};
}

/// Control characters that no text holds.
bool is_binary(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && (byte < '\t' || byte > '\r') && byte != 0x1B) || byte == 0x7F;
}

std::size_t count_of(std::string_view text, bool (*fits)(char)) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), fits));
}

bool is_lead(char c) {
  return static_cast<unsigned char>(c) >= 0xC2;
}

/// The bytes at `at`, which is no UTF-8, that one U+FFFD stands for: the begin of a character
/// that is cut off, or one byte.
std::size_t broken_bytes(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (is_lead(text[at]) && end < text.size() && end < at + 3 && (text[end] & 0xC0) == 0x80) {
    ++end;
  }
  return end - at;
}

/// The text with U+FFFD for each place that is no UTF-8, and the number of these.
std::pair<std::string, std::size_t> repaired(std::string_view text) {
  std::string result;
  std::size_t places = 0;
  for (auto at = find_invalid_utf8(text); at; at = find_invalid_utf8(text)) {
    result += text.substr(0, *at);
    append_utf8(result, 0xFFFD);
    text.remove_prefix(*at + broken_bytes(text, *at));
    ++places;
  }
  result += text;
  return {std::move(result), places};
}

}  // namespace

std::optional<std::string> binary_kind(std::string_view head) {
  for (const auto& [begin, kind] : magic) {
    if (head.starts_with(begin)) {
      return std::string(kind);
    }
  }
  const std::string_view sample = head.substr(0, sample_size);
  constexpr std::size_t one_in = 20;
  if (!is_utf16(sample) && (sample.find('\0') != std::string_view::npos ||
                            count_of(sample, is_binary) * one_in > sample.size())) {
    return "a file of binary data";
  }
  return std::nullopt;
}

std::optional<std::string> markup_kind(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF"sv)) {
    head.remove_prefix(3);
  }
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  constexpr std::size_t longest = 16;
  const std::string begin = ascii_lower(head.substr(std::min(first, head.size()), longest));
  for (const auto& [words, kind] : markup) {
    if (begin.starts_with(words)) {
      return std::string(kind);
    }
  }
  return std::nullopt;
}

bool is_utf16(std::string_view head) {
  return head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv) ||
         utf16_pattern(head) != ByteOrder::none;
}

DecodedText decode_text(std::string bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) {
    bytes.erase(0, 3);
  }
  const std::string_view view = bytes;
  if (view.starts_with("\xFF\xFE"sv)) {
    return from_utf16(view.substr(2), ByteOrder::little);
  }
  if (view.starts_with("\xFE\xFF"sv)) {
    return from_utf16(view.substr(2), ByteOrder::big);
  }
  if (const ByteOrder order = utf16_pattern(view); order != ByteOrder::none) {
    return from_utf16(view, order);
  }
  if (!find_invalid_utf8(view)) {
    return {std::move(bytes), "UTF-8"};
  }
  auto [text, broken] = repaired(view);
  // U+FFFD begins with such a byte as well, one for each broken place.
  const std::size_t characters = count_of(text, is_lead) - broken;
  if (characters > broken) {
    return {std::move(text), "UTF-8", broken};
  }
  return {from_windows_1252(view), "windows-1252"};
}

std::string without_c1_controls(std::string text) {
  std::string result;
  std::size_t copied = 0;
  const std::string_view view = text;
  for (std::size_t at = view.find_first_of("\xC2&"); at != std::string_view::npos;
       at = view.find_first_of("\xC2&", at)) {
    const auto [bytes, place] = c1_control_at(view, at);
    if (bytes != 0) {
      result += view.substr(copied, at - copied);
      append_utf8(result, windows_1252[place]);
      copied = at + bytes;
    }
    at += std::max<std::size_t>(bytes, 1);
  }
  if (copied == 0) {
    return text;
  }
  result += view.substr(copied);
  return result;
}

std::string well_formed(std::string text) {
  return find_invalid_utf8(text) ? repaired(text).first : std::move(text);
}

std::string printable_path(std::string_view path) {
  std::string result;
  for (const char c : repaired(path).first) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      append_utf8(result, 0xFFFD);
    } else {
      result += c;
    }
  }
  return result;
}

}  // namespace fabula::importers
