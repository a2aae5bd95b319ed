#include <istream>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "boilerplate.hpp"
#include "bounded_input.hpp"
#include "date_in_text.hpp"
#include "dateline.hpp"
#include "decode_markup.hpp"
#include "finish_article.hpp"
#include "formats.hpp"
#include "html/fragment.hpp"
#include "html/page_head.hpp"
#include "story_builder.hpp"

namespace fabula::importers {
namespace {

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The nodes below one, in the document's order, without recursion: files nest as deep as they
/// like. `visit` says whether to look below a node.
template <class Visit>
void walk(const pugi::xml_node& root, const Visit& visit) {
  for (pugi::xml_node node = root.first_child(); node;) {
    if (visit(node) && node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node && node != root && !node.next_sibling()) {
      node = node.parent();
    }
    node = node == root ? pugi::xml_node() : node.next_sibling();
  }
}

std::string text_below(const pugi::xml_node& root) {
  std::string text;
  walk(root, [&text](const pugi::xml_node& node) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      text += node.value();
    }
    return true;
  });
  return html::collapsed(text);
}

/// The first element of a path of local names below a node.
pugi::xml_node find(pugi::xml_node node, std::initializer_list<std::string_view> path) {
  for (const std::string_view name : path) {
    node =
        node.find_child([name](const pugi::xml_node& child) { return local_name(child) == name; });
  }
  return node;
}

std::string text_at(const pugi::xml_node& node, std::initializer_list<std::string_view> path) {
  return text_below(find(node, path));
}

std::vector<pugi::xml_node> all_named(const pugi::xml_node& root, std::string_view name) {
  std::vector<pugi::xml_node> found;
  walk(root, [&](const pugi::xml_node& node) {
    const bool fits = local_name(node) == name;
    if (fits) {
      found.push_back(node);
    }
    return !fits;
  });
  return found;
}

std::string first_of(std::initializer_list<std::string> values) {
  for (const std::string& value : values) {
    if (!value.empty()) {
      return value;
    }
  }
  return {};
}

/// News agencies' XML: NewsML-G2 with any content, NITF, NITF in NewsML 1.
class NewsMlImporter final : public Importer {
 public:
  NewsMlImporter(std::istream& in, ImportOptions options) : in_(in), options_(std::move(options)) {}

  std::optional<Article> next(Diagnostics& diagnostics) override {
    if (!std::exchange(read_, true)) {
      read(diagnostics);
    }
    while (at_ < items_.size()) {
      const pugi::xml_node item = items_[at_++];
      auto article = local_name(item) == "newsItem" ? news_item(item, diagnostics)
                                                    : bare_nitf(item, diagnostics);
      if (article) {
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
    text_ = decode_markup(std::move(*bytes)).text;
    const auto result =
        document_.load_buffer(text_.data(), text_.size(),
                              pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
    if (!result) {
      diagnostics.push_back(
          {Severity::error,
           "newsml-broken",
           fmt::format("is not well-formed XML: {} at byte {}; what follows is skipped",
                       result.description(), result.offset),
           {options_.path, 0, 0}});
    }
    items_ = all_named(document_, "newsItem");
    if (items_.empty()) {
      items_ = all_named(document_, "nitf");
    }
    if (items_.empty() && result) {
      diagnostics.push_back(
          {Severity::error,
           "newsml-without-items",
           "it holds no news item: packages, concepts, events and plans are no articles",
           {options_.path, 0, 0}});
    }
  }

  [[nodiscard]] std::optional<Instant> date(const std::string& text) const {
    return stated_date(text, options_.words->dates, {});
  }

  /// "GREY FORD, March 5": the place alone; as it stands where it is no dateline of that form.
  [[nodiscard]] std::string place_of(std::string dateline) const {
    // A story has it with a dash behind it.
    const auto read = read_dateline(dateline + " - x", *options_.words);
    return read && !read->place.empty() ? read->place : dateline;
  }

  std::optional<Article> news_item(const pugi::xml_node& item, Diagnostics& diagnostics) const {
    StoryBuilder builder(*options_.words);
    const pugi::xml_node about = find(item, {"itemMeta"});
    const pugi::xml_node content = find(item, {"contentMeta"});
    ArticleMeta& meta = builder.meta();
    meta.id = item.attribute("guid").value();
    meta.title = text_at(content, {"headline"});
    meta.author = first_of({text_at(content, {"by"}), text_at(content, {"creator", "name"})});
    meta.source =
        first_of({text_at(content, {"infoSource", "name"}), text_at(about, {"provider", "name"}),
                  find(about, {"provider"}).attribute("literal").value(),
                  text_at(item, {"rightsInfo", "copyrightHolder", "name"})});
    meta.language = first_of(
        {find(content, {"language"}).attribute("tag").value(), item.attribute("xml:lang").value()});
    meta.dateline =
        first_of({place_of(text_at(content, {"dateline"})), text_at(content, {"located", "name"})});
    builder.date(date(text_at(about, {"firstCreated"})), "firstCreated");
    builder.date(date(text_at(content, {"contentCreated"})), "contentCreated");
    builder.date(date(text_at(about, {"versionCreated"})), "versionCreated");
    builder.modified(date(text_at(content, {"contentModified"})), "contentModified");
    builder.modified(date(text_at(about, {"versionCreated"})), "versionCreated");
    report_status(about, meta.id, diagnostics);
    add_content(find(item, {"contentSet"}), builder);
    if (builder.empty()) {
      // A picture, a video: what is said of it is all the text there is.
      for (const pugi::xml_node& description : content.children()) {
        if (local_name(description) == "description") {
          builder.body(text_below(description));
        }
      }
    }
    return finish(std::move(builder), diagnostics);
  }

  void report_status(const pugi::xml_node& about, const std::string& id,
                     Diagnostics& diagnostics) const {
    const std::string embargo = text_at(about, {"embargoed"});
    if (find(about, {"embargoed"})) {
      warn("article-embargoed",
           fmt::format("'{}' is embargoed{}{}; it is read all the same", id,
                       embargo.empty() ? "" : " until ", embargo),
           diagnostics);
    }
    const std::string status = find(about, {"pubStatus"}).attribute("qcode").value();
    if (status.ends_with(":canceled") || status.ends_with(":withheld")) {
      warn("article-withdrawn",
           fmt::format("'{}' is marked {}; it is read all the same", id, status), diagnostics);
    }
  }

  void warn(const char* code, const std::string& message, Diagnostics& diagnostics) const {
    diagnostics.push_back({Severity::warning, code, well_formed(message), {options_.path, 0, 0}});
  }

  void add_content(const pugi::xml_node& set, StoryBuilder& builder) const {
    for (const pugi::xml_node& part : set.children()) {
      if (local_name(part) == "inlineXML") {
        const auto reports = all_named(part, "nitf");
        for (const pugi::xml_node& report : reports) {
          add_nitf(report, builder);
        }
        if (reports.empty()) {
          std::ostringstream markup;
          part.print(markup, "", pugi::format_raw);
          add_markup(markup.str(), builder);
        }
      } else if (local_name(part) == "inlineData") {
        const std::string type = part.attribute("contenttype").value();
        const std::string text = part.child_value();
        if (type.find("html") != std::string::npos) {
          add_markup(text, builder);
        } else {
          builder.body(html::collapsed(text));
        }
      }
      if (!builder.empty()) {
        return;  // the other parts are renditions of the same
      }
    }
  }

  void add_markup(const std::string& markup, StoryBuilder& builder) const {
    for (const std::string& paragraph :
         html::fragment_paragraphs(well_formed(markup), *options_.words, *options_.pages)) {
      builder.body(paragraph);
    }
  }

  void add_nitf(const pugi::xml_node& nitf, StoryBuilder& builder) const {
    const pugi::xml_node body = find(nitf, {"body"});
    const pugi::xml_node head = find(body, {"body.head"});
    ArticleMeta& meta = builder.meta();
    meta.title =
        first_of({meta.title, text_at(head, {"hedline", "hl1"}), text_at(nitf, {"head", "title"})});
    const std::string byline = text_at(head, {"byline"});
    meta.subtitle = first_of({meta.subtitle, text_at(head, {"hedline", "hl2"})});
    meta.author = first_of({meta.author, text_at(head, {"byline", "person"}),
                            author_of(byline, *options_.words), byline});
    meta.dateline = first_of({meta.dateline, text_at(head, {"dateline", "location"}),
                              place_of(text_at(head, {"dateline"}))});
    walk(find(body, {"body.content"}), [&builder](const pugi::xml_node& node) {
      const std::string_view name = local_name(node);
      if (name == "media" || name == "body.end") {
        return false;
      }
      const bool paragraph = name == "p" || name == "hl2" || name == "li" || name == "pre" ||
                             name == "dd" || name == "dt";
      if (paragraph) {
        if (const std::string text = text_below(node); !text.empty()) {
          builder.body(text);
        }
      }
      return !paragraph;
    });
  }

  std::optional<Article> bare_nitf(const pugi::xml_node& nitf, Diagnostics& diagnostics) const {
    StoryBuilder builder(*options_.words);
    const pugi::xml_node data = find(nitf, {"head", "docdata"});
    ArticleMeta& meta = builder.meta();
    meta.id = find(data, {"doc-id"}).attribute("id-string").value();
    meta.language = nitf.attribute("xml:lang").value();
    meta.source = first_of({find(nitf, {"head", "pubdata"}).attribute("name").value(),
                            find(data, {"doc.copyright"}).attribute("holder").value(),
                            text_at(nitf, {"body", "body.head", "distributor"})});
    meta.url = find(nitf, {"head", "pubdata"}).attribute("ex-ref").value();
    builder.date(date(find(data, {"date.issue"}).attribute("norm").value()), "date.issue");
    builder.date(date(find(data, {"date.release"}).attribute("norm").value()), "date.release");
    builder.date(
        date(find(nitf, {"body", "body.head", "dateline", "story.date"}).attribute("norm").value()),
        "story.date");
    add_nitf(nitf, builder);
    return finish(std::move(builder), diagnostics);
  }

  std::optional<Article> finish(StoryBuilder builder, Diagnostics& diagnostics) const {
    StoryText story = std::move(builder).finish();
    return finish_article(std::move(story.meta), std::move(story.text), std::move(story.blocks),
                          options_, 0, diagnostics);
  }

  std::istream& in_;
  ImportOptions options_;
  bool read_ = false;
  std::string text_;
  pugi::xml_document document_;
  std::vector<pugi::xml_node> items_;
  std::size_t at_ = 0;
};

ImportFormat::Match recognises(std::string_view head, std::string_view /*path*/) {
  for (const std::string_view words :
       {"iptc.org/std/nar", "<nitf", "<newsItem", "<newsMessage", "<NewsML"}) {
    if (head.find(words) != std::string_view::npos) {
      return ImportFormat::Match::sure;
    }
  }
  return ImportFormat::Match::no;
}

}  // namespace

ImportFormat newsml_format() {
  return {"newsml",
          "news agencies' XML: NewsML-G2, NITF",
          {"xml", "nitf", "newsml"},
          recognises,
          [](std::istream& in, ImportOptions options) {
            return std::make_unique<NewsMlImporter>(in, std::move(options));
          }};
}

}  // namespace fabula::importers
