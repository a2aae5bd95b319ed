#include <istream>
#include <string>
#include <utility>

#include "bounded_input.hpp"
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
    auto bytes = read_all(in_, options_.max_article_bytes);
    if (!bytes) {
      diagnostics.push_back(too_large_for_an_article(options_, 0));
      return std::nullopt;
    }
    DecodedText decoded = decode_text(std::move(*bytes));
    report_encoding(decoded, options_, diagnostics);
    StoryText story = find_story(decoded.text, *options_.words);
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
