#include <istream>
#include <memory>
#include <string>
#include <utility>

#include "bounded_input.hpp"
#include "decode_markup.hpp"
#include "finish_article.hpp"
#include "formats.hpp"
#include "html/page.hpp"
#include "html/page_parts.hpp"

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
    const html::Page page =
        html::read_page(decoded.text, max_depth, *options_.words, *options_.pages);
    const auto story = html::story_blocks(page, *options_.words);
    ArticleMeta meta = metadata(page, story);
    std::string text;
    std::vector<Block> blocks;
    for (const std::uint32_t i : story) {
      text += text.empty() ? "" : "\n\n";
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += page.text.of(page.text.blocks[i]);
      blocks.push_back({{begin, static_cast<std::uint32_t>(text.size())}, Block::Kind::body});
    }
    return finish_article(std::move(meta), std::move(text), std::move(blocks), options_, 0,
                          diagnostics);
  }

 private:
  static constexpr std::size_t max_depth = 512;

  [[nodiscard]] ArticleMeta metadata(const html::Page& page,
                                     const std::vector<std::uint32_t>& story) const {
    const html::PageNames names = html::page_names(page, story, *options_.words);
    html::PageDates dates =
        html::page_dates(page, story, names, options_.words->dates);
    ArticleMeta meta;
    meta.title = names.title;
    meta.source = names.site;
    meta.author = names.author;
    meta.url = names.url;
    meta.language = names.language;
    meta.published = dates.published;
    meta.published_from = std::move(dates.published_from);
    return meta;
  }

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
