#include <istream>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "ascii.hpp"
#include "bounded_input.hpp"
#include "fabula/text/utf8.hpp"
#include "finish_article.hpp"
#include "formats.hpp"

namespace fabula::importers {
namespace {

/// All text below a node, in order, with no recursion: a file may nest as deep as it likes. Where
/// sentences are marked as <s> elements, a block each: some corpora have no space between them.
struct TextWalker : pugi::xml_tree_walker {
  std::string text;
  std::vector<Block> blocks;

  bool for_each(pugi::xml_node& node) override {
    if (node.type() == pugi::node_element && node.name() == std::string_view("s")) {
      end_block();
    } else if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      text += node.value();
    }
    return true;
  }
  void end_block() {
    const auto size = static_cast<std::uint32_t>(text.size());
    const std::uint32_t begin = blocks.empty() ? 0 : blocks.back().span.end;
    if (begin < size) {
      blocks.push_back({{begin, size}, Block::Kind::body});
    }
  }
};

TextWalker walk(pugi::xml_node node) {
  TextWalker walker;
  node.traverse(walker);
  walker.end_block();
  return walker;
}

std::string text_below(const pugi::xml_node& node) {
  return walk(node).text;
}

std::string trimmed(const std::string& text) {
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
    const auto bytes = read_all(in_, options_.max_article_bytes);
    if (!bytes) {
      diagnostics.push_back(too_large_for_an_article(options_, 0));
      return std::nullopt;
    }
    pugi::xml_document document;
    const auto result = document.load_buffer(bytes->data(), bytes->size(),
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
    TextWalker text = walk(text_node);
    if (find_invalid_utf8(text.text)) {
      return skip("its text is no UTF-8; skipped", diagnostics);
    }
    meta.id = trimmed(text_below(document.select_node("//DOCID").node()));
    meta.title = trimmed(text_below(document.select_node("//TITLE").node()));
    const pugi::xml_node dct = document.select_node("//DCT/TIMEX3").node();
    std::string date = dct.attribute("value").value();
    if (date.empty()) {
      date = trimmed(text_below(document.select_node("//DCT").node()));
    }
    set_published(meta, date, "DCT", options_, 0, diagnostics);
    return finish_article(std::move(meta), std::move(text.text), std::move(text.blocks), options_,
                          0, diagnostics);
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
  return xml && has_extension(path, {".tml"}) ? ImportFormat::Match::sure : ImportFormat::Match::no;
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
