#pragma once

#include <string>
#include <string_view>

namespace fabula::importers {

/// XML as it comes, so that a parser reads it: HTML's named entities and stray ampersands are
/// written out, control characters and what stands before the first tag are left out, and so is
/// the document type with its entities - none is ever expanded or fetched. `text` is UTF-8.
std::string mended_xml(std::string_view text);

}  // namespace fabula::importers
