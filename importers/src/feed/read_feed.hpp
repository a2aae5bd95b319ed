#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace fabula::importers {

/// An entry of a feed as it stands there; what is missing is empty.
struct FeedEntry {
  std::string id;
  std::string title;  ///< plain text
  std::string link;   ///< absolute where the feed says to what it is relative
  std::string author;
  std::string published;
  std::string modified;
  std::string content;     ///< the whole text where it is there, else the summary
  bool is_markup = false;  ///< the content is HTML; else plain text
  std::uint32_t line = 0;
};

struct Feed {
  std::string title;
  std::string language;
  std::vector<FeedEntry> entries;
};

/// RSS 0.9x, 1.0, 2.0, Atom 0.3, 1.0, however ill-formed; nothing where there is no entry. `text`
/// is UTF-8.
Feed read_xml_feed(const std::string& text);

/// JSON Feed 1.0 and 1.1.
Feed read_json_feed(const std::string& text);

}  // namespace fabula::importers
