#include <stdexcept>
#include <string_view>

#include "formats.hpp"
#include "markup.hpp"
#include "page_data.hpp"
#include "viewer_page.hpp"

/// One self-contained file. The story is data in it: the page's own script makes texts of it.
namespace fabula::exporters {
namespace {

/// Writes the page up to a mark and goes behind it.
void write_until(std::string_view mark, std::string_view& rest, std::ostream& out) {
  const std::size_t at = rest.find(mark);
  if (at == std::string_view::npos) {
    throw std::logic_error("the page has no place for the story");
  }
  out << rest.substr(0, at);
  rest.remove_prefix(at + mark.size());
}

}  // namespace

void write_html(const Story& story, const ExportOptions& options, std::ostream& out) {
  std::string_view rest = viewer_page();
  write_until("@@TITLE@@", rest, out);
  out << markup_escaped(story_title(story));
  write_until("@@STORY@@", rest, out);
  write_page_data(story, options, out);
  out << rest;
}

}  // namespace fabula::exporters
