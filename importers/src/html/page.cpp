#include "html/page.hpp"

#include "html/markup.hpp"
#include "html/page_parts.hpp"

namespace fabula::importers::html {

Page read_page(const std::string& html, std::size_t max_depth) {
  const Markup markup = without_scripts(html);
  Page page{PageTree(markup.text, max_depth), {}, {}, linked_articles(markup.linked), {}, {}};
  page.text = text_blocks(page.tree);
  page.head = page_head(page.tree);
  page.cues = page_cues(page.tree);
  page.boilerplate = page_boilerplate(page.tree, page.text, page.cues);
  return page;
}

}  // namespace fabula::importers::html
