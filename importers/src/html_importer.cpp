#include <algorithm>
#include <array>
#include <istream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "ascii.hpp"
#include "bounded_input.hpp"
#include "decode_markup.hpp"
#include "fabula/text/character.hpp"
#include "finish_article.hpp"
#include "first_element.hpp"
#include "formats.hpp"
#include "html/page.hpp"
#include "html/page_parts.hpp"
#include "story_builder.hpp"

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
    DecodedText decoded = decode_markup(std::move(*bytes), options_.charset);
    report_encoding(decoded, options_, diagnostics);
    const html::Page page =
        html::read_page(decoded.text, max_depth, *options_.words, *options_.pages);
    const auto story = html::story_blocks(page, *options_.words);
    StoryBuilder builder(*options_.words);
    describe(page, story, builder);
    for (const std::uint32_t i : story) {
      builder.body(std::string(page.text.of(page.text.blocks[i])));
    }
    StoryText result = std::move(builder).finish();
    return finish_article(std::move(result.meta), std::move(result.text), std::move(result.blocks),
                          options_, 0, diagnostics);
  }

 private:
  static constexpr std::size_t max_depth = 512;

  void describe(const html::Page& page, const std::vector<std::uint32_t>& story,
                StoryBuilder& builder) const {
    html::PageNames names = html::page_names(page, story, *options_.words);
    if (names.url.empty()) {
      names.url = well_formed(options_.url);
    }
    const html::PageDates dates = html::page_dates(page, story, names, options_.words->dates);
    ArticleMeta& meta = builder.meta();
    meta.title = names.title;
    meta.source = names.site;
    meta.author = names.author;
    meta.url = names.url;
    meta.language = names.language.empty() ? page.language : names.language;
    builder.date(dates.published, dates.published_from);
  }

  std::istream& in_;
  ImportOptions options_;
  bool done_ = false;
};

/// What a piece of a page begins with, as a database or a program saves it.
bool is_part_of_page(std::string_view element) {
  constexpr std::array<std::string_view, 14> elements = {"article", "body", "div",   "h1", "h2",
                                                         "head",    "main", "meta",  "ol", "p",
                                                         "section", "span", "table", "ul"};
  return std::find(elements.begin(), elements.end(), element) != elements.end();
}

ImportFormat::Match recognises(std::string_view head, std::string_view path) {
  const std::string lower = to_lower(well_formed(std::string(head)));
  const std::size_t begin = lower.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const bool markup = begin != std::string::npos && lower[begin] == '<';
  const std::string_view first = first_element(head);
  if (is_agency_root(first) || is_feed_root(first)) {
    return ImportFormat::Match::no;
  }
  const bool page = lower.find("<html") != std::string::npos ||
                    lower.find("<!doctype html") != std::string::npos ||
                    is_part_of_page(ascii_lower(first));
  return (markup && page) || has_extension(path, {".html", ".htm", ".xhtml"})
             ? ImportFormat::Match::sure
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
