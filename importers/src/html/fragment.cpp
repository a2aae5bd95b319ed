#include "html/fragment.hpp"

#include "boilerplate.hpp"
#include "html/page.hpp"

namespace fabula::importers::html {

std::vector<std::string> fragment_paragraphs(const std::string& markup, const ArticleWords& words,
                                             const PageRules& rules) {
  constexpr std::size_t deepest = 512;
  const Page page = read_page(markup, deepest, words, rules);
  std::vector<std::string> paragraphs;
  std::vector<std::string> all;
  for (const TextBlock& block : page.text.blocks) {
    const std::string_view text = page.text.of(block);
    all.emplace_back(text);
    if (!page.boilerplate[block.first] &&
        kind_of_line(text, words, page.language) == LineKind::story) {
      paragraphs.emplace_back(text);
    }
  }
  return paragraphs.empty() ? all : paragraphs;
}

}  // namespace fabula::importers::html
