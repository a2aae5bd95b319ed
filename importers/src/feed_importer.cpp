#include <algorithm>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "ascii.hpp"
#include "bounded_input.hpp"
#include "date_in_text.hpp"
#include "decode_markup.hpp"
#include "feed/read_feed.hpp"
#include "finish_article.hpp"
#include "first_element.hpp"
#include "formats.hpp"
#include "html/fragment.hpp"
#include "story_builder.hpp"

namespace fabula::importers {
namespace {

/// A feed: an article an entry, with what the feed holds of its text.
class FeedImporter final : public Importer {
 public:
  FeedImporter(std::istream& in, ImportOptions options) : in_(in), options_(std::move(options)) {}

  std::optional<Article> next(Diagnostics& diagnostics) override {
    if (!std::exchange(read_, true)) {
      read(diagnostics);
    }
    while (at_ < feed_.entries.size()) {
      if (auto article = article_of(feed_.entries[at_++], diagnostics)) {
        return article;
      }
    }
    return std::nullopt;
  }

 private:
  void read(Diagnostics& diagnostics) {
    auto bytes = read_all(in_, options_.max_article_bytes);
    if (!bytes) {
      diagnostics.push_back(too_large_for_an_article(options_, 0));
      return;
    }
    DecodedText decoded = decode_markup(std::move(*bytes));
    report_encoding(decoded, options_, diagnostics);
    const std::size_t first = decoded.text.find_first_not_of(" \t\r\n");
    const bool json = first != std::string::npos && decoded.text[first] == '{';
    feed_ = json ? read_json_feed(decoded.text) : read_xml_feed(decoded.text);
    if (feed_.entries.empty()) {
      diagnostics.push_back({Severity::error,
                             "feed-without-entries",
                             "it is a feed that holds no entry; nothing is read from it",
                             {options_.path, 0, 0}});
    }
  }

  std::optional<Article> article_of(const FeedEntry& entry, Diagnostics& diagnostics) const {
    StoryBuilder builder(*options_.words);
    ArticleMeta& meta = builder.meta();
    meta.title = entry.title;
    meta.source = feed_.title;
    meta.author = entry.author;
    meta.url = entry.link;
    meta.language = feed_.language;
    const DateStyle style = date_style(feed_.language, options_.words->dates);
    for (const auto& [text, from] :
         {std::pair(&entry.published, "feed"), std::pair(&entry.modified, "feed, updated")}) {
      builder.date(stated_date(*text, options_.words->dates, style), from);
    }
    builder.modified(stated_date(entry.modified, options_.words->dates, style), "feed");
    if (entry.is_markup) {
      for (const std::string& paragraph :
           html::fragment_paragraphs(entry.content, *options_.words, *options_.pages)) {
        builder.body(paragraph);
      }
    } else if (!entry.content.empty()) {
      builder.body(entry.content);
    }
    if (builder.empty()) {
      builder.headline(entry.title);
    }
    StoryText story = std::move(builder).finish();
    return finish_article(std::move(story.meta), std::move(story.text), std::move(story.blocks),
                          options_, entry.line, diagnostics);
  }

  std::istream& in_;
  ImportOptions options_;
  bool read_ = false;
  Feed feed_;
  std::size_t at_ = 0;
};

bool holds(std::string_view head, std::string_view words) {
  return head.find(words) != std::string_view::npos;
}

ImportFormat::Match recognises(std::string_view head, std::string_view path) {
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) {
    return ImportFormat::Match::no;
  }
  if (head[first] == '{') {
    return holds(head, "jsonfeed.org/version") ? ImportFormat::Match::sure
                                               : ImportFormat::Match::no;
  }
  const bool feed = holds(head, "<rss") || holds(head, "<feed") || holds(head, "<rdf:RDF") ||
                    holds(head, "<channel") || holds(head, "<CHANNEL") || holds(head, ":feed ");
  const bool named = has_extension(path, {".rss", ".atom"});
  const std::string_view root = first_element(head);
  const bool other = is_agency_root(root) || (holds(head, "<html") && !is_feed_root(root));
  return head[first] == '<' && !other && (feed || named) ? ImportFormat::Match::sure
                                                         : ImportFormat::Match::no;
}

}  // namespace

ImportFormat feed_format() {
  return {"feed",
          "feeds, an article an entry: RSS, Atom, JSON Feed, ill-formed ones too",
          {"rss", "atom", "rdf"},
          recognises,
          [](std::istream& in, ImportOptions options) {
            return std::make_unique<FeedImporter>(in, std::move(options));
          }};
}

}  // namespace fabula::importers
