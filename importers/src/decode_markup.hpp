#pragma once

#include <string>
#include <string_view>

#include "decode_text.hpp"

namespace fabula::importers {

/// Text of a web page, feed or mail as UTF-8: by its byte order mark, then by what came with it
/// (`declared`, from an HTTP or mail header; may be empty), then by what it says of itself in its
/// first bytes, as the WHATWG's Encoding and HTML standards have it, and where that is missing or
/// cannot be true, by what the bytes look like (uchardet). Well-formed UTF-8 with letters beyond
/// ASCII is UTF-8 whatever is said: pages are often saved anew without a new label.
DecodedText decode_markup(std::string bytes, std::string_view declared = {});

/// Text in the encoding of this name (WHATWG label) as UTF-8, U+FFFD for what is none; false in
/// `known` where there is no such encoding, and the text is then as it was.
std::string decode_as(std::string_view bytes, std::string_view label, bool& known);

}  // namespace fabula::importers
