#include "document/office_text.hpp"

#include <algorithm>
#include <memory>
#include <pugixml.hpp>
#include <string_view>
#include <utility>

#include "archive/zip_archive.hpp"
#include "decode_text.hpp"
#include "finish_article.hpp"
#include "html/page_head.hpp"
#include "story_text.hpp"

namespace fabula::importers {
namespace {

bool one_of(std::string_view name, const std::vector<std::string>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Collects the paragraphs of a body, without recursion: files may nest as deep as they like.
class Paragraphs final : public pugi::xml_tree_walker {
 public:
  explicit Paragraphs(const OfficeNames& names) : names_(names) {}

  bool for_each(pugi::xml_node& node) override {
    const std::string_view name = node.name();
    if (left_out_ >= 0 && depth() > left_out_) {
      return true;
    }
    left_out_ = -1;
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      line_ += node.value();
    } else if (one_of(name, names_.paragraphs)) {
      flush();
    } else if (one_of(name, names_.blanks)) {
      line_ += ' ';
    } else if (one_of(name, names_.left_out)) {
      left_out_ = depth();
    }
    return true;
  }

  std::string text() {
    flush();
    return std::move(text_);
  }

 private:
  void flush() {
    if (const std::string line = html::collapsed(line_); !line.empty()) {
      text_ += text_.empty() ? "" : "\n\n";
      text_ += line;
    }
    line_.clear();
  }

  const OfficeNames& names_;
  std::string text_;
  std::string line_;
  int left_out_ = -1;
};

std::string value_in(const pugi::xml_document& document, const char* name) {
  const pugi::xml_node found = document.find_node(
      [name](pugi::xml_node node) { return std::string_view(name) == node.name(); });
  return html::collapsed(well_formed(found.text().get()));
}

class OfficeImporter final : public Importer {
 public:
  OfficeImporter(std::istream& in, ImportOptions options, const OfficeNames& names)
      : in_(in), options_(std::move(options)), names_(names) {}

  std::optional<Article> next(Diagnostics& diagnostics) override {
    if (std::exchange(done_, true)) {
      return std::nullopt;
    }
    const auto document = read_office_text(in_, options_, names_, diagnostics);
    if (!document) {
      return std::nullopt;
    }
    StoryText story = find_story(document->text, *options_.words);
    if (story.meta.title.empty()) {
      story.meta.title = document->title;
    }
    if (story.meta.author.empty()) {
      story.meta.author = document->author;
    }
    return finish_article(std::move(story.meta), std::move(story.text), std::move(story.blocks),
                          options_, 0, diagnostics);
  }

 private:
  std::istream& in_;
  ImportOptions options_;
  const OfficeNames& names_;
  bool done_ = false;
};

}  // namespace

std::optional<OfficeText> read_office_text(std::istream& in, const ImportOptions& options,
                                           const OfficeNames& names, Diagnostics& diagnostics) {
  ZipArchive archive(in, options);
  const auto content = archive.content(names.content);
  pugi::xml_document document;
  const bool read = content && document.load_buffer(content->data(), content->size(),
                                                    pugi::parse_default | pugi::parse_ws_pcdata,
                                                    pugi::encoding_utf8);
  pugi::xml_node body = document.find_node(
      [&names](pugi::xml_node node) { return std::string_view(names.body) == node.name(); });
  if (!read || !body) {
    diagnostics.push_back({Severity::error,
                           "document-broken",
                           "it is broken, encrypted, or no text document; save it anew, or as text",
                           {options.path, 0, 0}});
    return std::nullopt;
  }
  Paragraphs paragraphs(names);
  body.traverse(paragraphs);
  OfficeText result{well_formed(paragraphs.text()), "", ""};
  if (const auto about = archive.content(names.about)) {
    pugi::xml_document metadata;
    metadata.load_buffer(about->data(), about->size(), pugi::parse_default, pugi::encoding_utf8);
    result.title = value_in(metadata, names.title);
    result.author = value_in(metadata, names.author);
  }
  return result;
}

std::unique_ptr<Importer> open_office_document(std::istream& in, ImportOptions options,
                                               const OfficeNames& names) {
  return std::make_unique<OfficeImporter>(in, std::move(options), names);
}

}  // namespace fabula::importers
