#include "first_element.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "ascii.hpp"

namespace fabula::importers {
namespace {

constexpr std::string_view blank = " \t\r\n\xEF\xBB\xBF";

/// Where a declaration or comment ends that begins at `at`.
std::size_t end_of_declaration(std::string_view text, std::size_t at) {
  const std::string_view last = text.compare(at, 4, "<!--") == 0 ? "-->"
                                : text.compare(at, 2, "<?") == 0 ? "?>"
                                                                 : ">";
  const std::size_t end = text.find(last, at);
  return end == std::string_view::npos ? text.size() : end + last.size();
}

template <std::size_t N>
bool is_one_of(std::string_view element, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), element) != names.end();
}

}  // namespace

std::string_view first_element(std::string_view text) {
  std::size_t at = text.find_first_not_of(blank);
  while (at != std::string_view::npos &&
         (text.compare(at, 2, "<?") == 0 || text.compare(at, 2, "<!") == 0)) {
    at = text.find_first_not_of(blank, end_of_declaration(text, at));
  }
  if (at == std::string_view::npos || text[at] != '<') {
    return {};
  }
  const std::size_t end = std::min(text.find_first_of(" \t\r\n/>", at + 1), text.size());
  const std::string_view name = text.substr(at + 1, end - at - 1);
  const char first = name.empty() ? '\0' : ascii_lower(name.front());
  return first >= 'a' && first <= 'z' ? name : std::string_view();
}

bool is_agency_root(std::string_view element) {
  return is_one_of(element,
                   std::array<std::string_view, 4>{"newsItem", "newsMessage", "NewsML", "nitf"});
}

bool is_feed_root(std::string_view element) {
  return is_one_of(element, std::array<std::string_view, 4>{"rss", "feed", "rdf:RDF", "atom:feed"});
}

}  // namespace fabula::importers
