#include <istream>
#include <string>
#include <utility>

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
    const auto text = read_text(in_, options_, diagnostics);
    if (!text) {
      return std::nullopt;
    }
    StoryText story = find_story(*text, *options_.words);
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
