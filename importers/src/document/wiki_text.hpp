#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace fabula::importers {

/// A page in MediaWiki's markup, as HTML, and what its templates say.
struct WikiText {
  std::string html;  ///< paragraphs, subheads and lists with text, without tables, notes, pictures
  /// The arguments without a name of templates that stand on lines of their own: a date, a place.
  std::vector<std::string> said;
};

/// `namespaces`: the prefixes of links to pictures and categories, in lower case, which are no
/// text.
WikiText read_wiki_text(std::string_view markup, const std::set<std::string>& namespaces);

}  // namespace fabula::importers
