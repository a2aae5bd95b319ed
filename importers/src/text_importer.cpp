#include <istream>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "finish_article.hpp"
#include "first_element.hpp"
#include "formats.hpp"
#include "story_text.hpp"

namespace fabula::importers {
namespace {

constexpr std::size_t longest_name = 40;

/// The element that a text is the content of, where it is XML of some kind and no text.
std::string_view element_around(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  const bool closed = last != std::string_view::npos && text[last] == '>';
  return closed ? first_element(text) : std::string_view();
}

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
    if (const std::string_view element = element_around(*text); !element.empty()) {
      diagnostics.push_back(
          {Severity::error,
           "text-is-markup",
           fmt::format("it is markup of a form that is not known: its first element is <{}>; take "
                       "the text out of it, or name its form with --input-format; skipped",
                       element.substr(0, longest_name)),
           {options_.path, 0, 0}});
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
