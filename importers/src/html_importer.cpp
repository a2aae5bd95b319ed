#include <algorithm>
#include <array>
#include <deque>
#include <istream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "ascii.hpp"
#include "bounded_input.hpp"
#include "date_in_text.hpp"
#include "decode_markup.hpp"
#include "fabula/text/character.hpp"
#include "finish_article.hpp"
#include "first_element.hpp"
#include "formats.hpp"
#include "html/page.hpp"
#include "html/page_parts.hpp"
#include "html/scripted_story.hpp"
#include "story_builder.hpp"

namespace fabula::importers {
namespace {

/// A web page: one article, or of a live blog one a post.
class HtmlImporter final : public Importer {
 public:
  HtmlImporter(std::istream& in, ImportOptions options) : in_(in), options_(std::move(options)) {}

  std::optional<Article> next(Diagnostics& diagnostics) override {
    if (!std::exchange(read_, true)) {
      read_page(diagnostics);
    }
    if (articles_.empty()) {
      return std::nullopt;
    }
    Article article = std::move(articles_.front());
    articles_.pop_front();
    return article;
  }

 private:
  static constexpr std::size_t max_depth = 512;

  void read_page(Diagnostics& diagnostics) {
    auto bytes = read_all(in_, options_.max_article_bytes);
    if (!bytes) {
      diagnostics.push_back(too_large_for_an_article(options_, 0));
      return;
    }
    DecodedText decoded = decode_markup(std::move(*bytes), options_.charset);
    report_encoding(decoded, options_, diagnostics);
    const html::Page page =
        html::read_page(decoded.text, max_depth, *options_.words, *options_.pages);
    auto story = html::story_blocks(page, *options_.words);
    const auto scripted = html::scripted_story(page, size_of(page, story));
    if (!scripted.empty()) {
      story.clear();
    }
    const html::PageNames names = names_of(page, story);
    report_paywall(page, diagnostics);
    if (tells_posts(page, story)) {
      add_posts(page, names, diagnostics);
      return;
    }
    StoryBuilder builder(*options_.words);
    describe(page, names, builder);
    const html::PageDates dates = html::page_dates(page, story, names, options_.words->dates);
    builder.date(dates.published, dates.published_from);
    builder.modified(dates.modified, dates.modified_from);
    for (const std::uint32_t i : story) {
      builder.body(std::string(page.text.of(page.text.blocks[i])));
    }
    for (const std::string& paragraph : scripted) {
      builder.body(paragraph);
    }
    finish(std::move(builder), diagnostics);
  }

  static std::size_t size_of(const html::Page& page, const std::vector<std::uint32_t>& story) {
    std::size_t size = 0;
    for (const std::uint32_t i : story) {
      size += page.text.blocks[i].text.size();
    }
    return size;
  }

  /// Whether the metadata hold a live blog's posts, and not the last one or two of many.
  static bool tells_posts(const html::Page& page, const std::vector<std::uint32_t>& story) {
    std::size_t told = 0;
    for (const html::LinkedArticle& blog : page.linked) {
      for (const html::LinkedArticle::Post& post : blog.posts) {
        told += post.body.size();
      }
    }
    return told > 0 && told >= size_of(page, story);
  }

  /// The posts of a live blog, each with its own date, the first one first. Those without text of
  /// their own are pictures and the like.
  void add_posts(const html::Page& page, const html::PageNames& names, Diagnostics& diagnostics) {
    for (const html::LinkedArticle& blog : page.linked) {
      for (auto post = blog.posts.rbegin(); post != blog.posts.rend(); ++post) {
        if (!post->body.empty()) {
          add_post(*post, page, names, diagnostics);
        }
      }
    }
  }

  void add_post(const html::LinkedArticle::Post& post, const html::Page& page,
                const html::PageNames& names, Diagnostics& diagnostics) {
    StoryBuilder builder(*options_.words);
    describe(page, names, builder);
    ArticleMeta& meta = builder.meta();
    meta.title = post.headline.empty() ? meta.title : post.headline;
    builder.date(stated_date(post.published, options_.words->dates,
                             date_style(names.language, options_.words->dates)),
                 "JSON-LD");
    // Articles of one address are taken for versions of one.
    meta.url = !post.url.empty() && post.url != meta.url ? post.url
               : meta.url.empty()                        ? std::string()
                                  : meta.url + "#" + article_id(meta, post.body);
    builder.body(post.body);
    finish(std::move(builder), diagnostics);
  }

  void finish(StoryBuilder builder, Diagnostics& diagnostics) {
    StoryText result = std::move(builder).finish();
    auto article = finish_article(std::move(result.meta), std::move(result.text),
                                  std::move(result.blocks), options_, 0, diagnostics);
    if (article) {
      articles_.push_back(std::move(*article));
    }
  }

  void report_paywall(const html::Page& page, Diagnostics& diagnostics) const {
    // The first is the page's own; others are teasers.
    const bool paywalled = !page.linked.empty() && page.linked.front().paywalled;
    if (paywalled) {
      diagnostics.push_back({Severity::warning,
                             "article-paywalled",
                             "the page says that its story is for subscribers; what is read may be "
                             "its first lines alone",
                             {options_.path, 0, 0}});
    }
  }

  [[nodiscard]] html::PageNames names_of(const html::Page& page,
                                         const std::vector<std::uint32_t>& story) const {
    html::PageNames names = html::page_names(page, story, *options_.words);
    if (names.url.empty()) {
      names.url = well_formed(options_.url);
    }
    return names;
  }

  static void describe(const html::Page& page, const html::PageNames& names,
                       StoryBuilder& builder) {
    ArticleMeta& meta = builder.meta();
    meta.title = names.title;
    meta.subtitle = names.subtitle;
    meta.source = names.site;
    meta.author = names.author;
    meta.url = names.url;
    meta.language = names.language.empty() ? page.language : names.language;
  }

  std::istream& in_;
  ImportOptions options_;
  std::deque<Article> articles_;
  bool read_ = false;
};

/// What a piece of a page begins with, as a database or a program saves it.
bool is_part_of_page(std::string_view element) {
  constexpr std::array<std::string_view, 36> elements = {
      "a",  "article", "aside",  "b",       "blockquote", "body",   "br",    "center", "div",
      "em", "figure",  "font",   "footer",  "h1",         "h2",     "h3",    "h4",     "h5",
      "h6", "head",    "header", "hr",      "i",          "img",    "main",  "meta",   "ol",
      "p",  "pre",     "script", "section", "span",       "strong", "style", "table",  "title"};
  return element == "ul" || std::find(elements.begin(), elements.end(), element) != elements.end();
}

ImportFormat::Match recognises(std::string_view head, std::string_view path) {
  const std::string lower = to_lower(well_formed(std::string(head)));
  const std::size_t begin = lower.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const bool markup = begin != std::string::npos && lower[begin] == '<';
  const std::string_view first = first_element(head);
  if (is_agency_root(first) || is_feed_root(first)) {
    return ImportFormat::Match::no;
  }
  const bool page =
      lower.find("<html") != std::string::npos || lower.find("<!doctype html") != std::string::npos;
  if ((markup && page) || has_extension(path, {".html", ".htm", ".xhtml"})) {
    return ImportFormat::Match::sure;
  }
  // Markdown may begin with an element, too.
  return is_part_of_page(ascii_lower(first)) && !has_extension(path, {".md", ".markdown", ".mdown"})
             ? ImportFormat::Match::sure
             : ImportFormat::Match::no;
}

}  // namespace

ImportFormat html_format() {
  return {"html",
          "web pages: the story without menus, captions, comments; posts of live blogs",
          {"html", "htm", "xhtml"},
          recognises,
          [](std::istream& in, ImportOptions options) {
            return std::make_unique<HtmlImporter>(in, std::move(options));
          }};
}

}  // namespace fabula::importers
