#include <istream>
#include <memory>
#include <string>
#include <utility>

#include "bounded_input.hpp"
#include "decode_markup.hpp"
#include "finish_article.hpp"
#include "formats.hpp"
#include "html/markup.hpp"
#include "html/page_parts.hpp"
#include "html/page_tree.hpp"
#include "html/text_blocks.hpp"

namespace fabula::importers {
namespace {

/// A web page, one article a file.
class HtmlImporter final : public Importer {
 public:
  HtmlImporter(std::istream& in, ImportOptions options) : in_(in), options_(std::move(options)) {}

  std::optional<Article> next(Diagnostics& diagnostics) override {
    if (std::exchange(done_, true)) {
      return std::nullopt;
    }
    auto bytes = read_all(in_, options_.max_article_bytes);
    if (!bytes) {
      diagnostics.push_back(too_large_for_an_article(options_, 0));
      return std::nullopt;
    }
    DecodedText decoded = decode_markup(std::move(*bytes));
    report_encoding(decoded, options_, diagnostics);
    const html::Markup markup = html::without_scripts(decoded.text);
    const html::PageTree page(markup.text, 512);
    const html::TextBlocks text = html::text_blocks(page);
    ArticleMeta meta;
    std::string story;
    std::vector<Block> blocks;
    for (const std::uint32_t i : html::story_blocks(page, text, "")) {
      story += story.empty() ? "" : "\n\n";
      const auto begin = static_cast<std::uint32_t>(story.size());
      story += text.of(text.blocks[i]);
      blocks.push_back({{begin, static_cast<std::uint32_t>(story.size())}, Block::Kind::body});
    }
    return finish_article(std::move(meta), std::move(story), std::move(blocks), options_, 0,
                          diagnostics);
  }

 private:
  std::istream& in_;
  ImportOptions options_;
  bool done_ = false;
};

ImportFormat::Match recognises(std::string_view head, std::string_view path) {
  const auto kind = markup_kind(head);
  if (kind && *kind == "a web page (HTML)") {
    return ImportFormat::Match::sure;
  }
  return path.ends_with(".html") || path.ends_with(".htm") ? ImportFormat::Match::sure
                                                           : ImportFormat::Match::no;
}

}  // namespace

ImportFormat html_format() {
  return {"html",
          "web pages: the story without menus, captions, comments; with author, date, site",
          {"html", "htm", "xhtml"},
          recognises,
          [](std::istream& in, ImportOptions options) {
            return std::make_unique<HtmlImporter>(in, std::move(options));
          }};
}

}  // namespace fabula::importers
