#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html/page_tree.hpp"

namespace fabula::importers::html {

/// What the head of a page says of it, and elements like those of a head wherever they stand.
struct PageHead {
  /// By the name, property or itemprop of each <meta>, in lower case, in the page's order.
  std::vector<std::pair<std::string, std::string>> meta;
  std::string title;      ///< of <title>
  std::string canonical;  ///< the page's own address as it states it
  std::string language;   ///< of <html>

  /// The content of the first of these names that has one; the names' order counts.
  [[nodiscard]] std::string first(std::initializer_list<std::string_view> names) const;
  /// All contents of a name.
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const;
};

PageHead page_head(const PageTree& page);

/// White space as single blanks, none at the ends.
std::string collapsed(std::string_view text);

}  // namespace fabula::importers::html
