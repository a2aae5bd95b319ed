#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fabula::importers {

/// What a file is whose bytes are no text: "a PNG picture"; nothing for what may be text.
std::optional<std::string> binary_kind(std::string_view bytes);

/// Text as UTF-8, and what was done to get there.
struct DecodedText {
  std::string text;
  std::string encoding;  ///< "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"
};

/// Decodes by byte order mark, then by the pattern of zero bytes (UTF-16 without a mark), then as
/// UTF-8, and what is none of these as windows-1252, which gives every byte a meaning.
DecodedText decode_text(std::string bytes);

}  // namespace fabula::importers
