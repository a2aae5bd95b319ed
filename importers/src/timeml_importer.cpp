#include <istream>
#include <iterator>
#include <pugixml.hpp>
#include <utility>

#include <fmt/format.h>

#include "fabula/text/utf8.hpp"
#include "fabula/time/when.hpp"
#include "finish_article.hpp"
#include "formats.hpp"
#include "publication_date.hpp"

namespace fabula::importers {
namespace {

/// All text below a node, in order. No recursion: a file may nest as deep as it likes.
std::string text_below(const pugi::xml_node& top) {
  struct Walker : pugi::xml_tree_walker {
    std::string text;
    bool for_each(pugi::xml_node& node) override {
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        text += node.value();
      }
      return true;
    }
  };
  Walker walker;
  pugi::xml_node node = top;
  node.traverse(walker);
  return std::move(walker.text);
}

std::string trimmed(std::string text) {
  constexpr const char* blank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blank);
  return first == std::string::npos ? std::string()
                                    : text.substr(first, text.find_last_not_of(blank) - first + 1);
}

/// TimeML: the whole content of TEXT is the article's text, the DCT its publication date.
class TimeMlImporter final : public Importer {
 public:
  TimeMlImporter(std::istream& in, ImportOptions options) : in_(in), options_(std::move(options)) {}

  std::optional<Article> next(Diagnostics& diagnostics) override {
    if (std::exchange(done_, true)) {
      return std::nullopt;
    }
    const std::string bytes{std::istreambuf_iterator<char>(in_), std::istreambuf_iterator<char>()};
    pugi::xml_document document;
    const auto result = document.load_buffer(bytes.data(), bytes.size(),
                                             (pugi::parse_default | pugi::parse_ws_pcdata) &
                                                 ~pugi::parse_eol & ~pugi::parse_wconv_attribute);
    if (!result) {
      return skip(fmt::format("is not well-formed XML: {} at byte {}; skipped",
                              result.description(), result.offset),
                  diagnostics);
    }
    const pugi::xml_node text_node = document.select_node("//TEXT").node();
    if (!text_node) {
      return skip("is TimeML without a TEXT element; skipped", diagnostics);
    }
    ArticleMeta meta;
    std::string text = text_below(text_node);
    if (find_invalid_utf8(text)) {
      return skip("its text is no UTF-8; skipped", diagnostics);
    }
    meta.id = trimmed(text_below(document.select_node("//DOCID").node()));
    meta.title = trimmed(text_below(document.select_node("//TITLE").node()));
    const pugi::xml_node dct = document.select_node("//DCT/TIMEX3").node();
    std::string date = dct.attribute("value").value();
    if (date.empty()) {
      date = trimmed(text_below(document.select_node("//DCT").node()));
    }
    meta.published = parse_publication_date(date);
    meta.published_from = meta.published ? "DCT" : "";
    const auto size = static_cast<std::uint32_t>(text.size());
    return finish_article(std::move(meta), std::move(text), {{{0, size}, Block::Kind::body}},
                          options_, 0, diagnostics);
  }

 private:
  std::optional<Article> skip(std::string message, Diagnostics& diagnostics) {
    diagnostics.push_back(
        {Severity::error, "timeml-broken", std::move(message), {options_.path, 0, 0}});
    return std::nullopt;
  }

  std::istream& in_;
  ImportOptions options_;
  bool done_ = false;
};

ImportFormat::Match recognises(std::string_view head, std::string_view path) {
  if (head.find("<TimeML") != std::string_view::npos) {
    return ImportFormat::Match::sure;
  }
  const bool xml = head.find("<?xml") != std::string_view::npos;
  return xml && path.ends_with(".tml") ? ImportFormat::Match::sure : ImportFormat::Match::no;
}

}  // namespace

ImportFormat timeml_format() {
  return {"timeml",
          "TimeML: the content of TEXT, dated by the DCT",
          {"tml"},
          recognises,
          [](std::istream& in, ImportOptions options) {
            return std::make_unique<TimeMlImporter>(in, std::move(options));
          }};
}

}  // namespace fabula::importers
