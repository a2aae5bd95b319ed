#pragma once

#include <string_view>

namespace fabula::exporters {

/// The page that a story is written into, as the build made it from exporters/html/viewer, with
/// @@TITLE@@ and @@STORY@@ where these go.
std::string_view viewer_page();

}  // namespace fabula::exporters
