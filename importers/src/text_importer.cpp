#include <algorithm>
#include <istream>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "ascii.hpp"
#include "finish_article.hpp"
#include "formats.hpp"
#include "story_text.hpp"

namespace fabula::importers {
namespace {

/// The element that a text is the content of, where it is XML of some kind and no text.
std::string element_around(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blank);
  if (begin == std::string_view::npos || text[begin] != '<' ||
      text[text.find_last_not_of(blank)] != '>') {
    return {};
  }
  std::size_t tag = begin;
  while (tag != std::string_view::npos &&
         (text.compare(tag, 2, "<?") == 0 || text.compare(tag, 2, "<!") == 0)) {
    tag = text.find('<', tag + 1);
  }
  const std::size_t end =
      tag == std::string_view::npos ? tag : text.find_first_of(" \t\r\n/>", tag + 1);
  const bool named = end != std::string_view::npos && end > tag + 1 &&
                     ascii_lower(text[tag + 1]) >= 'a' && ascii_lower(text[tag + 1]) <= 'z';
  return named ? std::string(text.substr(tag + 1, std::min<std::size_t>(end - tag - 1, 40))) : "";
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
    if (const std::string element = element_around(*text); !element.empty()) {
      diagnostics.push_back(
          {Severity::error,
           "text-is-markup",
           fmt::format("it is markup of a form that is not known: its first element is <{}>; take "
                       "the text out of it, or name its form with --input-format; skipped",
                       element),
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
