#include <istream>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "decode_text.hpp"
#include "finish_article.hpp"
#include "formats.hpp"
#include "story_text.hpp"

namespace fabula::importers {
namespace {

/// Plain text, one article a file.
class TextImporter final : public Importer {
 public:
  TextImporter(std::istream& in, ImportOptions options) : in_(in), options_(std::move(options)) {}

  std::optional<Article> next(Diagnostics& diagnostics) override {
    if (std::exchange(done_, true)) {
      return std::nullopt;
    }
    std::string bytes{std::istreambuf_iterator<char>(in_), std::istreambuf_iterator<char>()};
    DecodedText decoded = decode_text(std::move(bytes));
    if (decoded.encoding != "UTF-8") {
      diagnostics.push_back({Severity::note,
                             "text-not-utf8",
                             fmt::format("is no UTF-8; read as {}", decoded.encoding),
                             {options_.path, 0, 0}});
    }
    StoryText story = find_story(decoded.text);
    return finish_article(std::move(story.meta), std::move(story.text), std::move(story.blocks),
                          options_, 0, diagnostics);
  }

 private:
  std::istream& in_;
  ImportOptions options_;
  bool done_ = false;
};

}  // namespace

ImportFormat text_format() {
  return {"text",
          "plain text, one article a file: headline, by-lines, dateline, paragraphs",
          {"txt", "text"},
          [](std::string_view, std::string_view) { return ImportFormat::Match::maybe; },
          [](std::istream& in, ImportOptions options) {
            return std::make_unique<TextImporter>(in, std::move(options));
          }};
}

}  // namespace fabula::importers
