#pragma once

#include <string>
#include <vector>

namespace fabula::importers {

/// A line of a page that was set for print, with its place in points from the top left corner.
struct PrintedLine {
  std::string text;
  double left = 0;
  double top = 0;
  double bottom = 0;
  double size = 0;  ///< of its letters
};

/// A page's lines in the order in which they are read, column by column.
using PrintedPage = std::vector<PrintedLine>;

/// The pages as running text: a blank line between paragraphs, without what stands above and below
/// the text on page after page, with words that were parted at the end of a line put together, and
/// paragraphs that run over to the next column or page in one.
std::string running_text(std::vector<PrintedPage> pages);

}  // namespace fabula::importers
