#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fabula::importers {

/// "Name: value", as HTTP, WARC and mail have it: the name in lower case, the value trimmed.
struct HeaderLine {
  std::string name;
  std::string value;
};

/// Nothing where the line has no colon, or the name a blank.
std::optional<HeaderLine> header_line(std::string_view line);

/// The text without white space at its ends.
std::string_view trimmed(std::string_view text);

/// All digits, and small enough.
std::optional<std::uint64_t> whole_number(std::string_view text);

/// In lower case: "text/html" of "Text/HTML; charset=utf-8".
std::string media_type(std::string_view content_type);
/// "utf-8" of the same; empty where it says none.
std::string media_charset(std::string_view content_type);

}  // namespace fabula::importers
