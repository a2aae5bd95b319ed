#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "fabula/exporters/exporter.hpp"

namespace fabula::exporters {

/// A line of an answer with what stands below it.
struct OutlineItem {
  unsigned depth = 0;  ///< 0 for what stands by itself, 1 for a branch of that, and so on
  std::string head;
  std::vector<std::string> details;
  std::string source;  ///< where it is said; dimmed where there are colours
};

/// Draws items as a tree, wrapped to the width, with colours where the options want them. An item
/// is a branch of the last one before it that is less deep.
void write_outline(const std::vector<OutlineItem>& items, const ExportOptions& options,
                   std::ostream& out);

}  // namespace fabula::exporters
