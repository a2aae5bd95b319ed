#include "decode_markup.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <iconv.h>
#include <memory>
#include <optional>
#include <uchardet/uchardet.h>
#include <utility>

#include "ascii.hpp"
#include "fabula/text/utf8.hpp"

namespace fabula::importers {
namespace {

using namespace std::string_view_literals;

/// Where a page says its encoding, if it does.
constexpr std::size_t label_bytes = 4096;
/// What is enough to tell an encoding by its bytes.
constexpr std::size_t detection_bytes = std::size_t{1} << 18U;

// Labels that mean another encoding on the web than their name says (WHATWG Encoding standard);
// the rest goes to iconv as it stands.
constexpr std::array<std::pair<std::string_view, std::string_view>, 28> labels = {{
    {"ascii", "CP1252"},         {"us-ascii", "CP1252"},
    {"iso-8859-1", "CP1252"},    {"iso8859-1", "CP1252"},
    {"iso_8859-1", "CP1252"},    {"latin1", "CP1252"},
    {"latin-1", "CP1252"},       {"x-cp1252", "CP1252"},
    {"iso-8859-9", "CP1254"},    {"latin5", "CP1254"},
    {"iso-8859-11", "CP874"},    {"tis-620", "CP874"},
    {"gb2312", "GB18030"},       {"gbk", "GB18030"},
    {"x-gbk", "GB18030"},        {"gb_2312-80", "GB18030"},
    {"shift_jis", "CP932"},      {"shift-jis", "CP932"},
    {"sjis", "CP932"},           {"x-sjis", "CP932"},
    {"windows-31j", "CP932"},    {"euc-kr", "CP949"},
    {"ks_c_5601-1987", "CP949"}, {"ksc5601", "CP949"},
    {"big5", "BIG5-HKSCS"},      {"x-mac-cyrillic", "MAC-UK"},
    {"macintosh", "MACINTOSH"},  {"x-mac-roman", "MACINTOSH"},
}};

std::string normalized_label(std::string_view label) {
  std::string result;
  for (const char c : label) {
    if (c != ' ' && c != '\t' && c != '"' && c != '\'') {
      result += ascii_lower(c);
    }
  }
  return result;
}

bool is_label_character(char c) {
  return (c >= '0' && c <= '9') || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z') || c == '-' ||
         c == '_' || c == ':' || c == '.' || c == '+';
}

/// The value after `key` and "=" in a page's head or an XML declaration.
std::string label_after(std::string_view head, std::string_view key) {
  for (std::size_t at = 0; at + key.size() < head.size(); ++at) {
    if (!std::equal(key.begin(), key.end(), head.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char a, char b) { return a == ascii_lower(b); })) {
      continue;
    }
    std::size_t i = at + key.size();
    while (i < head.size() && (head[i] == ' ' || head[i] == '\t')) {
      ++i;
    }
    if (i == head.size() || head[i] != '=') {
      continue;
    }
    ++i;
    while (i < head.size() && (head[i] == ' ' || head[i] == '"' || head[i] == '\'')) {
      ++i;
    }
    std::size_t end = i;
    while (end < head.size() && is_label_character(head[end])) {
      ++end;
    }
    if (end > i) {
      return normalized_label(head.substr(i, end - i));
    }
  }
  return {};
}

std::string own_label(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, label_bytes);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && head.substr(first).starts_with("<?xml")) {
    const std::string_view declaration = head.substr(first, head.find("?>", first) - first);
    if (std::string label = label_after(declaration, "encoding"); !label.empty()) {
      return label;
    }
  }
  return label_after(head, "charset");
}

std::string detected_label(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                       &uchardet_delete);
  const std::string_view sample = bytes.substr(0, detection_bytes);
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) {
    return {};
  }
  uchardet_data_end(detector.get());
  return normalized_label(uchardet_get_charset(detector.get()));
}

bool is_unicode_label(std::string_view label) {
  return label.starts_with("utf-8") || label == "utf8" || label.starts_with("utf-16") ||
         label == "unicode";
}

/// Text that says it is UTF-16 although its label could be read as ASCII is UTF-8, as the standard
/// has it.
std::optional<DecodedText> decode_labelled(std::string_view bytes, std::string_view label) {
  if (label.empty() || is_unicode_label(label)) {
    return std::nullopt;
  }
  bool known = false;
  std::string text = decode_as(bytes, label, known);
  if (!known) {
    return std::nullopt;
  }
  return DecodedText{std::move(text), std::string(label), 0};
}

}  // namespace

std::string decode_as(std::string_view bytes, std::string_view label, bool& known) {
  const auto named = std::find_if(labels.begin(), labels.end(),
                                  [label](const auto& l) { return l.first == label; });
  const std::string name(named == labels.end() ? label : named->second);
  iconv_t converter = iconv_open("UTF-8", name.c_str());
  // NOLINTNEXTLINE(performance-no-int-to-ptr): how iconv says that it has none
  known = converter != reinterpret_cast<iconv_t>(-1);
  if (!known) {
    return std::string(bytes);
  }
  std::string text;
  std::array<char, 1U << 14U> buffer;
  char* in = const_cast<char*>(bytes.data());  // iconv's interface; it is not written to
  std::size_t left = bytes.size();
  while (left > 0) {
    char* out = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t result = iconv(converter, &in, &left, &out, &room);
    text.append(buffer.data(), buffer.size() - room);
    if (result == static_cast<std::size_t>(-1) && errno != E2BIG) {
      append_utf8(text, 0xFFFD);
      ++in;
      --left;
    }
  }
  iconv_close(converter);
  return well_formed(std::move(text));
}

DecodedText decode_markup(std::string bytes, std::string_view declared) {
  const bool marked = bytes.starts_with("\xEF\xBB\xBF"sv);
  if (marked || is_utf16(bytes) || !find_invalid_utf8(bytes)) {
    return decode_text(std::move(bytes));
  }
  for (const std::string& label : {normalized_label(declared), own_label(bytes)}) {
    if (auto decoded = decode_labelled(bytes, label)) {
      return std::move(*decoded);
    }
  }
  // UTF-8 with a few broken bytes, which is what decode_text() looks for, or no label at all.
  DecodedText decoded = decode_text(bytes);
  if (decoded.encoding == "UTF-8") {
    return decoded;
  }
  if (auto other = decode_labelled(bytes, detected_label(bytes))) {
    return std::move(*other);
  }
  return decoded;
}

}  // namespace fabula::importers
