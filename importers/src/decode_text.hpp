#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace fabula::importers {

/// What a file is whose first bytes are no text: "a PNG picture"; nothing for what may be text.
std::optional<std::string> binary_kind(std::string_view head);

/// What a file of text is whose first bytes show that it is more than plain text: "a web page".
std::optional<std::string> markup_kind(std::string_view head);

/// Whether the first bytes are those of UTF-16, with a mark or without.
bool is_utf16(std::string_view head);

/// Text as UTF-8, and what was done to get there.
struct DecodedText {
  std::string text;
  std::string encoding;    ///< "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"
  std::size_t broken = 0;  ///< places that are no text in that encoding; U+FFFD stands there
};

/// Decodes by byte order mark, then by the pattern of zero bytes (UTF-16 without a mark), then as
/// UTF-8. What is none of these is windows-1252, which gives every byte a meaning, unless most of
/// its other letters are UTF-8: then a few bytes are broken.
DecodedText decode_text(std::string bytes);

/// Markup in which characters from U+0080 to U+009F, as such or as references (&#146;), are those
/// of windows-1252: as control characters nobody means them, and browsers read them so.
std::string without_c1_controls(std::string text);

/// The text with U+FFFD for each place that is no UTF-8.
std::string well_formed(std::string text);

/// A file's name for people: what is no UTF-8 or a control character is U+FFFD.
std::string printable_path(std::string_view path);

}  // namespace fabula::importers
