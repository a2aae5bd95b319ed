#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fabula::importers {

/// The text of pages that were set for print as running text: a blank line between paragraphs,
/// without what stands above and below the text on page after page, with words that were parted at
/// the end of a line put together, and paragraphs that run over to the next page in one.
std::string running_text(const std::vector<std::string>& pages);

}  // namespace fabula::importers
