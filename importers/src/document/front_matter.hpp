#pragma once

#include <map>
#include <string>
#include <string_view>

namespace fabula::importers {

/// What stands before a text in Markdown: "key: value" between lines of "---" (YAML), or
/// "key = value" between lines of "+++" (TOML). Only what an article needs of these: text, in
/// quotes or not, and lists of text, which become one text parted by ", ".
struct FrontMatter {
  std::map<std::string, std::string> values;  ///< by key, in lower case
  std::size_t size = 0;                       ///< bytes of the whole, 0 where there is none

  /// The first of these keys that has a value.
  [[nodiscard]] std::string first(std::initializer_list<const char*> keys) const;
};

FrontMatter front_matter(std::string_view text);

}  // namespace fabula::importers
