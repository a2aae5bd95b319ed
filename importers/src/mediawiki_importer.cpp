#include <cstdint>
#include <istream>
#include <libxml/xmlreader.h>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "document/wiki_text.hpp"
#include "fabula/text/character.hpp"
#include "fabula/time/when.hpp"
#include "finish_article.hpp"
#include "formats.hpp"
#include "html/fragment.hpp"
#include "publication_date.hpp"
#include "story_builder.hpp"

namespace fabula::importers {
namespace {

int read_stream(void* stream, char* buffer, int size) {
  auto& in = *static_cast<std::istream*>(stream);
  in.read(buffer, size);
  return static_cast<int>(in.gcount());
}

/// A page of a dump, with its last version.
struct WikiPage {
  std::string title;
  std::string text;
  std::string made;  ///< when its first version was written, where the dump holds it
  std::uint32_t line = 0;
  bool is_article = true;  ///< in the main namespace, and no pointer to another page
  bool too_large = false;
};

/// Reads a dump page by page; only one is held.
class WikiDump {
 public:
  WikiDump(std::istream& in, std::size_t max_bytes)
      : reader_(xmlReaderForIO(read_stream, nullptr, &in, nullptr, nullptr,
                               XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
                &xmlFreeTextReader),
        max_bytes_(max_bytes) {}

  std::string site;
  std::string base;
  std::string language;
  std::set<std::string> namespaces = {"file", "image", "category", "media"};

  /// The next page; nothing at the end, and where the XML is broken.
  std::optional<WikiPage> next() {
    WikiPage page;
    while (reader_ && (state_ = xmlTextReaderRead(reader_.get())) == 1) {
      switch (xmlTextReaderNodeType(reader_.get())) {
        case XML_READER_TYPE_ELEMENT:
          begin(page);
          break;
        case XML_READER_TYPE_END_ELEMENT:
          if (end(page)) {
            return page;
          }
          break;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
          characters();
          break;
        default:
          break;
      }
    }
    return std::nullopt;
  }
  [[nodiscard]] bool broken() const { return state_ < 0; }
  [[nodiscard]] std::uint32_t line() const {
    return reader_ ? static_cast<std::uint32_t>(xmlTextReaderGetParserLineNumber(reader_.get()))
                   : 0;
  }

 private:
  [[nodiscard]] std::string name() const {
    const xmlChar* const name = xmlTextReaderConstLocalName(reader_.get());
    return name == nullptr ? "" : reinterpret_cast<const char*>(name);
  }

  [[nodiscard]] std::string attribute(const char* name) const {
    const std::unique_ptr<xmlChar, decltype(xmlFree)> value(
        xmlTextReaderGetAttribute(reader_.get(), reinterpret_cast<const xmlChar*>(name)), xmlFree);
    return value ? reinterpret_cast<const char*>(value.get()) : "";
  }

  void begin(WikiPage& page) {
    const std::string element = name();
    characters_.clear();
    too_large_ = false;
    if (element == "mediawiki") {
      language = attribute("xml:lang");
    } else if (element == "page") {
      page = {};
      page.line = line();
    } else if (element == "namespace") {
      key_ = attribute("key");
    } else if (element == "revision") {
      has_parent_ = false;
    } else if (element == "parentid") {
      has_parent_ = true;
    } else if (element == "redirect") {
      page.is_article = false;
    }
  }

  void characters() {
    const xmlChar* const value = xmlTextReaderConstValue(reader_.get());
    if (value == nullptr || too_large_) {
      return;
    }
    characters_ += reinterpret_cast<const char*>(value);
    too_large_ = characters_.size() > max_bytes_;
  }

  /// True where a page ended.
  bool end(WikiPage& page) {
    const std::string element = name();
    std::string value = std::exchange(characters_, {});
    if (element == "title") {
      page.title = std::move(value);
    } else if (element == "ns") {
      page.is_article = page.is_article && value == "0";
    } else if (element == "timestamp") {
      page.made = has_parent_ ? page.made : std::move(value);
    } else if (element == "text") {
      page.too_large = too_large_;
      page.text = std::move(value);
    } else if (element == "sitename") {
      site = std::move(value);
    } else if (element == "base") {
      base = value.substr(0, value.rfind('/') + 1);
    } else if (element == "namespace" && (key_ == "6" || key_ == "14" || key_ == "-2")) {
      namespaces.insert(to_lower(value));
    }
    return element == "page";
  }

  std::unique_ptr<xmlTextReader, decltype(&xmlFreeTextReader)> reader_;
  std::size_t max_bytes_;
  int state_ = 1;
  std::string characters_;
  std::string key_;
  bool too_large_ = false;
  bool has_parent_ = false;
};

/// An XML dump of a wiki: an article a page.
class MediaWikiImporter final : public Importer {
 public:
  MediaWikiImporter(std::istream& in, ImportOptions options)
      : dump_(in, options.max_article_bytes), options_(std::move(options)) {}

  std::optional<Article> next(Diagnostics& diagnostics) override {
    while (auto page = dump_.next()) {
      if (!page->is_article) {
        continue;
      }
      if (page->too_large) {
        diagnostics.push_back(too_large_for_an_article(options_, page->line));
      } else if (auto article = article_of(*page, diagnostics)) {
        return article;
      }
    }
    if (dump_.broken() && !std::exchange(told_, true)) {
      diagnostics.push_back({Severity::error,
                             "mediawiki-broken",
                             "its XML is broken here; what comes after is not read",
                             {options_.path, dump_.line(), 0}});
    }
    return std::nullopt;
  }

 private:
  std::optional<Article> article_of(const WikiPage& page, Diagnostics& diagnostics) const {
    const WikiText text = read_wiki_text(page.text, dump_.namespaces);
    StoryBuilder builder(*options_.words);
    ArticleMeta& meta = builder.meta();
    meta.title = page.title;
    meta.source = dump_.site;
    meta.language = dump_.language;
    if (!dump_.base.empty()) {
      meta.url = dump_.base + page.title;
      std::replace(meta.url.begin(), meta.url.end(), ' ', '_');
    }
    for (const std::string& said : text.said) {
      builder.date(parse_publication_date(said, *options_.words), "template");
    }
    builder.date(parse_instant(page.made), "first version");
    for (const std::string& paragraph :
         html::fragment_paragraphs(text.html, *options_.words, *options_.pages)) {
      builder.body(paragraph);
    }
    StoryText story = std::move(builder).finish();
    return finish_article(std::move(story.meta), std::move(story.text), std::move(story.blocks),
                          options_, page.line, diagnostics);
  }

  WikiDump dump_;
  ImportOptions options_;
  bool told_ = false;
};

ImportFormat::Match recognises(std::string_view head, std::string_view /*path*/) {
  return head.find("<mediawiki") != std::string_view::npos ? ImportFormat::Match::sure
                                                           : ImportFormat::Match::no;
}

}  // namespace

ImportFormat mediawiki_format() {
  return {"mediawiki",
          "XML dumps of wikis (MediaWiki), an article a page",
          {"xml"},
          recognises,
          [](std::istream& in, ImportOptions options) {
            return std::make_unique<MediaWikiImporter>(in, std::move(options));
          }};
}

}  // namespace fabula::importers
