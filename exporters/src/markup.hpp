#pragma once

#include <string>
#include <string_view>

namespace fabula::exporters {

/// Text as it stands in HTML or XML, in an element or a quoted attribute. What XML 1.0 cannot hold
/// (most control characters) becomes U+FFFD, a carriage return a reference, since it would not
/// survive reading.
std::string markup_escaped(std::string_view text);

}  // namespace fabula::exporters
