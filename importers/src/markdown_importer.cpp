#include <algorithm>
#include <cmark.h>
#include <cstdlib>
#include <istream>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ascii.hpp"
#include "document/front_matter.hpp"
#include "finish_article.hpp"
#include "formats.hpp"
#include "head_line.hpp"
#include "html/fragment.hpp"
#include "html/page_head.hpp"
#include "story_builder.hpp"

namespace fabula::importers {
namespace {

template <class T>
using Owned = std::unique_ptr<T, void (*)(T*)>;

/// The words below a node, in lines as they stand.
std::string words_of(cmark_node* node) {
  const Owned<cmark_iter> walk(cmark_iter_new(node), &cmark_iter_free);
  std::string words;
  for (auto event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(walk.get())) {
    cmark_node* const at = cmark_iter_get_node(walk.get());
    const cmark_node_type type = cmark_node_get_type(at);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
      words += cmark_node_get_literal(at);
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
      words += '\n';
    }
  }
  return words;
}

void take_out(cmark_node* node) {
  cmark_node_unlink(node);
  cmark_node_free(node);
}

/// The heading that a text begins with, which is taken out of it.
std::string take_headline(cmark_node* document) {
  cmark_node* const first = cmark_node_first_child(document);
  if (first == nullptr || cmark_node_get_type(first) != CMARK_NODE_HEADING ||
      cmark_node_get_heading_level(first) != 1) {
    return {};
  }
  std::string headline = html::collapsed(words_of(first));
  take_out(first);
  return headline;
}

/// Takes out the first paragraphs that are by-lines and date lines and nothing else.
void take_head_lines(cmark_node* document, const ArticleWords& words, StoryBuilder& builder) {
  constexpr int most = 6;
  cmark_node* next = cmark_node_first_child(document);
  for (int i = 0; i < most && next != nullptr; ++i) {
    cmark_node* const node = std::exchange(next, cmark_node_next(next));
    std::vector<std::pair<std::string, LineKind>> lines;
    std::istringstream text(words_of(node));
    for (std::string line; std::getline(text, line);) {
      line = html::collapsed(line);
      const LineKind kind = kind_of_head_line(line, words, {});
      lines.emplace_back(std::move(line), kind);
    }
    const bool about =
        cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH &&
        std::all_of(lines.begin(), lines.end(), [](const auto& line) {
          return line.second == LineKind::by_line || line.second == LineKind::date_line;
        });
    for (std::size_t line = 0; about && line < lines.size(); ++line) {
      tell_head_line(lines[line].first, lines[line].second, words, {}, builder);
    }
    if (about && !lines.empty()) {
      take_out(node);
    }
  }
}

/// As HTML, with the HTML that stands in it.
std::string html_of(cmark_node* document) {
  const std::unique_ptr<char, decltype(&std::free)> text(
      cmark_render_html(document, CMARK_OPT_UNSAFE), &std::free);
  return text.get();
}

/// Markdown, one article a file.
class MarkdownImporter final : public Importer {
 public:
  MarkdownImporter(std::istream& in, ImportOptions options)
      : in_(in), options_(std::move(options)) {}

  std::optional<Article> next(Diagnostics& diagnostics) override {
    if (std::exchange(done_, true)) {
      return std::nullopt;
    }
    const auto text = read_text(in_, options_, diagnostics);
    if (!text) {
      return std::nullopt;
    }
    const FrontMatter about = front_matter(*text);
    const std::string_view body = std::string_view(*text).substr(about.size);
    const Owned<cmark_node> document(
        cmark_parse_document(body.data(), body.size(), CMARK_OPT_DEFAULT), &cmark_node_free);
    const std::string headline = take_headline(document.get());
    StoryBuilder builder(*options_.words);
    if (!headline.empty()) {
      builder.headline(headline);
    }
    describe(about, builder.meta(), diagnostics);
    take_head_lines(document.get(), *options_.words, builder);
    builder.date_by_last_change();
    for (const std::string& paragraph :
         html::fragment_paragraphs(html_of(document.get()), *options_.words, *options_.pages)) {
      builder.body(paragraph);
    }
    StoryText story = std::move(builder).finish();
    return finish_article(std::move(story.meta), std::move(story.text), std::move(story.blocks),
                          options_, 0, diagnostics);
  }

 private:
  void describe(const FrontMatter& about, ArticleMeta& meta, Diagnostics& diagnostics) const {
    if (std::string title = about.first({"title", "headline"}); !title.empty()) {
      meta.title = std::move(title);
    }
    meta.author = about.first({"author", "authors", "byline"});
    meta.url = about.first({"url", "canonicalurl", "canonical_url", "link"});
    meta.source = about.first({"source", "publisher", "site"});
    meta.language = about.first({"lang", "language"});
    set_published(meta, about.first({"date", "published", "publishdate", "pubdate"}),
                  "front matter", options_, 1, diagnostics);
  }

  std::istream& in_;
  ImportOptions options_;
  bool done_ = false;
};

ImportFormat::Match recognises(std::string_view head, std::string_view path) {
  const bool named = has_extension(path, {".md", ".markdown", ".mdown"});
  return named || !front_matter(head).values.empty() ? ImportFormat::Match::sure
                                                     : ImportFormat::Match::no;
}

}  // namespace

ImportFormat markdown_format() {
  return {"markdown",
          "Markdown, one article a file, with front matter (YAML, TOML)",
          {"md", "markdown", "mdown"},
          recognises,
          [](std::istream& in, ImportOptions options) {
            return std::make_unique<MarkdownImporter>(in, std::move(options));
          }};
}

}  // namespace fabula::importers
