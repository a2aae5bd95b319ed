#include <algorithm>
#include <array>
#include <cstddef>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/uri.h>
#include <memory>
#include <string_view>
#include <utility>

#include "ascii.hpp"
#include "decode_text.hpp"
#include "feed/read_feed.hpp"
#include "html/linked_data.hpp"
#include "html/page_head.hpp"
#include "xml_text.hpp"

namespace fabula::importers {
namespace {

std::string take(xmlChar* text) {
  std::string result = text == nullptr ? "" : reinterpret_cast<const char*>(text);
  xmlFree(text);
  return result;
}

const xmlChar* x(const char* text) {
  return reinterpret_cast<const xmlChar*>(text);
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view()
                         : std::string_view(reinterpret_cast<const char*>(text));
}

/// An element's name with the prefix that its vocabulary usually has: "title", "dc:date",
/// "content:encoded". RSS and Atom have none, whatever the file calls them.
std::string name_of(const xmlNode* node) {
  std::string name = ascii_lower(view(node->name));
  if (node->ns == nullptr) {
    return name;
  }
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> vocabularies = {{
      {"purl.org/dc/elements", "dc:"},
      {"purl.org/dc/terms", "dcterms:"},
      {"modules/content", "content:"},
      {"itunes", "itunes:"},
      {"1999/xhtml", "xhtml:"},
      {"modules/annotate", "annotate:"},
  }};
  const std::string_view uri = view(node->ns->href);
  for (const auto& [part, prefix] : vocabularies) {
    if (uri.find(part) != std::string_view::npos) {
      return std::string(prefix) + name;
    }
  }
  constexpr std::array<std::string_view, 12> own = {
      "http://purl.org/rss/1.0/",
      "http://my.netscape.com/rdf/simple/0.9/",
      "http://channel.netscape.com/rdf/simple/0.9/",
      "http://backend.userland.com/rss",
      "http://backend.userland.com/rss2",
      "http://backend.userland.com/RSS2",
      "http://blogs.law.harvard.edu/tech/rss",
      "http://purl.org/net/rss1.1#",
      "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
      "http://purl.org/atom/ns#",
      "http://www.w3.org/2005/Atom",
      "http://my.netscape.com/publish/formats/rss-0.91.dtd"};
  const bool plain =
      node->ns->prefix == nullptr || std::find(own.begin(), own.end(), uri) != own.end();
  return plain ? name : std::string(view(node->ns->prefix)) + ":" + name;
}

std::string attribute(const xmlNode* node, const char* name) {
  return take(xmlGetNoNsProp(node, x(name)));
}

/// The Channel Definition Format is written in capitals as often as not.
std::string attribute_in_any_case(const xmlNode* node, const char* name, const char* capitals) {
  std::string value = attribute(node, name);
  return value.empty() ? attribute(node, capitals) : value;
}

std::string decode_base64(std::string_view text) {
  std::string result;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::size_t value = alphabet.find(c);
    if (value == std::string_view::npos) {
      continue;
    }
    bits = (bits << 6U | static_cast<unsigned>(value)) & 0xFFFFFFU;
    count += 6;
    if (count >= 8) {
      count -= 8;
      result += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
    }
  }
  return result;
}

/// The markup inside of an element, as text.
std::string inner_markup(xmlNode* node) {
  std::string result;
  const std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)> buffer(xmlBufferCreate(),
                                                                    &xmlBufferFree);
  for (xmlNode* child = node->children; child != nullptr; child = child->next) {
    xmlBufferEmpty(buffer.get());
    if (child->type == XML_CDATA_SECTION_NODE) {
      result += view(child->content);
    } else if (xmlNodeDump(buffer.get(), node->doc, child, 0, 0) >= 0) {
      result += view(xmlBufferContent(buffer.get()));
    }
  }
  return result;
}

bool has_element(const xmlNode* node) {
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) {
      return true;
    }
  }
  return false;
}

/// A text construct of any of the vocabularies.
struct Text {
  std::string value;
  bool is_markup = true;
};

Text text_of(xmlNode* node, bool atom) {
  const std::string type = attribute(node, "type");
  const std::string mode = attribute(node, "mode");
  if (has_element(node) && (type == "xhtml" || mode == "xml" || mode.empty())) {
    return {inner_markup(node), true};
  }
  std::string value = take(xmlNodeGetContent(node));
  const bool text_type = type.starts_with("text/") || type.ends_with("xml") || type == "html" ||
                         type == "text" || type == "xhtml";
  if (mode == "base64" || (!type.empty() && !text_type && atom && mode.empty())) {
    value = well_formed(decode_base64(value));
    return {value, type != "text/plain"};
  }
  const bool plain =
      atom && (type == "text" || type == "text/plain" || type.empty()) && mode != "escaped";
  return {std::move(value), !plain};
}

std::string plain(const Text& text) {
  return text.is_markup ? html::plain_text(text.value, false) : html::collapsed(text.value);
}

/// "me@example.com (Ann Example)", "Ann Example (me@example.com)", "Ann Example <me@example.com>"
/// as "Ann Example".
std::string name_in(std::string text) {
  const std::size_t open = text.find('(');
  const std::size_t close = text.rfind(')');
  if (text.find('@') != std::string::npos) {
    if (open != std::string::npos && close != std::string::npos && close > open) {
      const std::string inside = text.substr(open + 1, close - open - 1);
      const std::string before = html::collapsed(text.substr(0, open));
      return inside.find('@') != std::string::npos && !before.empty() ? before : inside;
    }
    if (const std::size_t angle = text.find('<'); angle != std::string::npos && angle > 0) {
      text.resize(angle);
    }
  }
  return html::collapsed(text);
}

class Reader {
 public:
  Feed read(xmlDoc* document) {
    walk(xmlDocGetRootElement(document));
    return std::move(feed_);
  }

 private:
  static bool is_entry(const std::string& name) { return name == "item" || name == "entry"; }

  /// Entries stand below the root, below a channel, or, in broken feeds, anywhere.
  void walk(xmlNode* root) {
    for (xmlNode* node = root; node != nullptr;) {
      bool inside = node->type == XML_ELEMENT_NODE;
      if (inside) {
        const std::string name = name_of(node);
        if (is_entry(name)) {
          entry(node);
          inside = false;
        } else {
          about_feed(name, node);
        }
      }
      if (inside && node->children != nullptr) {
        node = node->children;
        continue;
      }
      while (node != root && node->next == nullptr) {
        node = node->parent;
      }
      node = node == root ? nullptr : node->next;
    }
  }

  void about_feed(const std::string& name, xmlNode* node) {
    const std::string above = node->parent != nullptr && node->parent->type == XML_ELEMENT_NODE
                                  ? name_of(node->parent)
                                  : "";
    if (name == "rss" || name == "feed" || name == "rdf") {
      feed_.language = take(xmlNodeGetLang(node));
    }
    if (above != "channel" && above != "feed") {
      return;
    }
    if (name == "title" && feed_.title.empty()) {
      feed_.title = plain(text_of(node, above == "feed"));
    } else if (name == "language" || name == "dc:language") {
      feed_.language = html::collapsed(take(xmlNodeGetContent(node)));
    } else if (name == "link" && base_.empty()) {
      base_ = above == "feed" ? attribute(node, "href")
                              : html::collapsed(take(xmlNodeGetContent(node)));
    } else if (name == "author" || name == "dc:creator" || name == "itunes:author" ||
               name == "managingeditor") {
      feed_author_ = author(node);
    }
  }

  [[nodiscard]] std::string resolved(xmlNode* node, const std::string& link) const {
    if (link.empty() || link.find("://") != std::string::npos) {
      return link;
    }
    std::string base = take(xmlNodeGetBase(node->doc, node));
    base = base.empty() ? base_ : base;
    const std::string absolute = take(xmlBuildURI(x(link.c_str()), x(base.c_str())));
    return absolute.empty() ? link : absolute;
  }

  static std::string author(xmlNode* node) {
    for (xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type == XML_ELEMENT_NODE && name_of(child) == "name") {
        return html::collapsed(take(xmlNodeGetContent(child)));
      }
    }
    return name_in(html::collapsed(take(xmlNodeGetContent(node))));
  }

  struct Parts {
    std::string guid_link;
    bool has_author = false;  // by an element of that name
    int content_rank = 0;
    int date_rank = 0;
  };

  void entry(xmlNode* node) {
    FeedEntry entry;
    Parts parts;
    entry.line = static_cast<std::uint32_t>(std::max(xmlGetLineNo(node), 0L));
    // The Channel Definition Format says these in the element itself.
    entry.link = resolved(node, attribute_in_any_case(node, "href", "HREF"));
    entry.modified = html::collapsed(attribute_in_any_case(node, "lastmod", "LASTMOD"));
    const bool atom = name_of(node) == "entry";
    for (xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type == XML_ELEMENT_NODE) {
        part(child, name_of(child), atom, entry, parts);
      }
    }
    if (entry.link.empty()) {
      entry.link = parts.guid_link;
    }
    if (entry.author.empty()) {
      entry.author = feed_author_;
    }
    feed_.entries.push_back(std::move(entry));
  }

  void part(xmlNode* node, const std::string& name, bool atom, FeedEntry& entry, Parts& parts) {
    if (name == "title" || ((name == "dc:title" || name == "media:title") && entry.title.empty())) {
      entry.title = plain(text_of(node, atom));
    } else if (name == "link") {
      link(node, entry);
    } else if (name == "id" || name == "guid") {
      entry.id = html::collapsed(take(xmlNodeGetContent(node)));
      if (name == "guid" && attribute(node, "isPermaLink") != "false") {
        parts.guid_link = resolved(node, entry.id);
      }
    } else if (name == "author" || name == "dc:creator" || name == "itunes:author" ||
               name == "dc:author") {
      if (entry.author.empty() || (name == "author" && !parts.has_author)) {
        entry.author = author(node);
        parts.has_author = name == "author";
      }
    } else if (name == "media:group") {
      for (xmlNode* child = node->children; child != nullptr; child = child->next) {
        if (child->type == XML_ELEMENT_NODE && name_of(child) == "media:description") {
          content(child, "abstract", false, entry, parts);
        }
      }
    } else {
      content(node, name, atom, entry, parts);
      date(node, name, entry, parts);
    }
  }

  void link(xmlNode* node, FeedEntry& entry) const {
    const std::string href = attribute(node, "href");
    const std::string rel = attribute(node, "rel");
    const std::string text = html::collapsed(take(xmlNodeGetContent(node)));
    if (!href.empty() && entry.link.empty() && (rel.empty() || rel == "alternate")) {
      entry.link = resolved(node, href);
    } else if (href.empty() && !text.empty()) {
      entry.link = resolved(node, text);
    }
  }

  static void content(xmlNode* node, const std::string& name, bool atom, FeedEntry& entry,
                      Parts& parts) {
    const int rank = name == "content:encoded" || name == "xhtml:body" || name == "xhtml:div" ||
                             name == "content" || name == "fullitem" || name == "body"
                         ? 3
                     : name == "description" || name == "summary" || name == "dc:description" ? 2
                     : name == "tagline" || name == "abstract" || name == "itunes:summary"    ? 1
                                                                                              : 0;
    if (rank <= parts.content_rank) {
      return;
    }
    Text text = name.starts_with("xhtml:") ? Text{inner_markup(node), true} : text_of(node, atom);
    if (html::collapsed(text.value).empty()) {
      return;
    }
    parts.content_rank = rank;
    entry.content = std::move(text.value);
    entry.is_markup = text.is_markup;
  }

  static void date(xmlNode* node, const std::string& name, FeedEntry& entry, Parts& parts) {
    const int rank =
        name == "pubdate" || name == "published" || name == "issued" || name == "dcterms:issued" ? 4
        : name == "dc:date"                                                                      ? 3
        : name == "created" || name == "dcterms:created"                                         ? 2
                                                         : 0;
    std::string text = html::collapsed(take(xmlNodeGetContent(node)));
    if (name == "updated" || name == "modified" || name == "dcterms:modified" ||
        name == "lastbuilddate") {
      entry.modified = std::move(text);
    } else if (rank > parts.date_rank && !text.empty()) {
      parts.date_rank = rank;
      entry.published = std::move(text);
    }
  }

  Feed feed_;
  std::string base_;
  std::string feed_author_;
};

void on_error(void* /*user*/, xmlErrorPtr /*error*/) {}

}  // namespace

Feed read_xml_feed(const std::string& text) {
  const std::string mended = mended_xml(text);
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(xmlNewParserCtxt(),
                                                                            &xmlFreeParserCtxt);
  if (!parser) {
    return {};
  }
  parser->sax->serror = on_error;
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
      xmlCtxtReadMemory(parser.get(), mended.data(), static_cast<int>(mended.size()), nullptr,
                        "UTF-8",
                        XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR |
                            XML_PARSE_NOWARNING | XML_PARSE_COMPACT),
      &xmlFreeDoc);
  if (!document || xmlDocGetRootElement(document.get()) == nullptr) {
    return {};
  }
  return Reader().read(document.get());
}

}  // namespace fabula::importers
