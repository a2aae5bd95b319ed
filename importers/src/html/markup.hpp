#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fabula::importers::html {

/// A page's markup without what is no text of it: scripts, styles, drawings and comments are more
/// than half of a page's bytes, and far quicker passed over than parsed.
struct Markup {
  std::string text;                 ///< well-formed UTF-8 without NUL
  std::vector<std::string> linked;  ///< scripts of type application/ld+json
  std::vector<std::string> data;    ///< other scripts of JSON: the state of the page's program
  /// Characters that were looked at for what ends an element: in proportion to the page, whatever
  /// it holds.
  std::size_t searched = 0;
};

/// Of a tag with very many attributes only the first are kept, see cut_attributes().
/// REQUIRES: `page` is well-formed UTF-8.
Markup without_scripts(std::string_view page);

}  // namespace fabula::importers::html
