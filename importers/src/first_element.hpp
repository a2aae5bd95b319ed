#pragma once

#include <string_view>

namespace fabula::importers {

/// The name of the element that markup begins with, behind white space, a byte order mark, the XML
/// declaration, the document type and comments; empty where the text begins with anything else.
std::string_view first_element(std::string_view text);

/// Whether that is the root of a news agency's XML: its items hold web pages, and its messages
/// channels, so others would take it for theirs.
bool is_agency_root(std::string_view element);

/// The same of a feed.
bool is_feed_root(std::string_view element);

}  // namespace fabula::importers
