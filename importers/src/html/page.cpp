#include "html/page.hpp"

#include <utility>

#include "boilerplate.hpp"
#include "decode_text.hpp"
#include "html/markup.hpp"
#include "html/page_parts.hpp"

namespace fabula::importers::html {

namespace {

/// The long paragraphs of a page, which are in its language; menus and names may be in any.
std::string prose(const Page& page) {
  constexpr std::uint32_t shortest = 60;
  constexpr std::size_t enough = 4000;
  std::string text;
  for (const TextBlock& block : page.text.blocks) {
    if (block.length >= shortest && block.link_length * 2 < block.length &&
        !page.boilerplate[block.first]) {
      text += page.text.of(block);
      text += '\n';
    }
    if (text.size() > enough) {
      break;
    }
  }
  return text;
}

}  // namespace

Page read_page(const std::string& html, std::size_t max_depth, const ArticleWords& words,
               const PageRules& rules) {
  Markup markup = without_scripts(without_c1_controls(html));
  Page page{PageTree(markup.text, max_depth), {}, {}, linked_articles(markup.linked),
            std::move(markup.data),           {}, {}, {}};
  page.text = text_blocks(page.tree);
  page.head = page_head(page.tree);
  page.cues = page_cues(page.tree, rules.names);
  page.boilerplate = page_boilerplate(page.tree, page.text, page.cues);
  page.language = language_of(prose(page), words);
  return page;
}

}  // namespace fabula::importers::html
