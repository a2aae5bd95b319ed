#include <algorithm>
#include <cstdint>
#include <istream>
#include <limits>
#include <memory>
#include <optional>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "bounded_input.hpp"
#include "decode_text.hpp"
#include "document/pdf_objects.hpp"
#include "document/printed_pages.hpp"
#include "finish_article.hpp"
#include "formats.hpp"
#include "story_text.hpp"

namespace fabula::importers {
namespace {

std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  std::string result(bytes.begin(), bytes.end());
  std::erase(result, '\0');
  return well_formed(std::move(result));
}

/// Soft hyphens within a line are no text; the one at its end is looked at later.
void add_word(const std::string& word, bool blank, std::string& line) {
  for (std::size_t at = line.find("\xC2\xAD"); at != std::string::npos;
       at = line.find("\xC2\xAD")) {
    line.erase(at, 2);
  }
  line += blank && !line.empty() ? " " : "";
  line += word;
}

/// The words of a page, which come in the order in which they are read, as lines.
PrintedPage lines_of(const poppler::page& page) {
  PrintedPage lines;
  bool blank = false;
  double right = 0;  // of the last word
  for (const poppler::text_box& word : page.text_list()) {
    const poppler::rectf box = word.bbox();
    const std::string text = utf8(word.text());
    constexpr double widest_blank = 2;  // times the size of the letters
    const bool goes_on = !lines.empty() && box.left() >= lines.back().left &&
                         box.left() - right < widest_blank * box.height() &&
                         box.top() < lines.back().bottom && box.bottom() > lines.back().top;
    if (text.empty()) {
      continue;
    }
    if (goes_on) {
      add_word(text, blank, lines.back().text);
    } else {
      lines.push_back({text, box.left(), box.top(), box.bottom(), box.height()});
    }
    blank = word.has_space_after();
    right = box.right();
  }
  return lines;
}

void say_nothing(const std::string& /*message*/, void* /*closure*/) {}

/// PDF, one article a file.
class PdfImporter final : public Importer {
 public:
  PdfImporter(std::istream& in, ImportOptions options) : in_(in), options_(std::move(options)) {
    poppler::set_debug_error_function(say_nothing, nullptr);
  }

  std::optional<Article> next(Diagnostics& diagnostics) override {
    if (std::exchange(done_, true)) {
      return std::nullopt;
    }
    const auto bytes = read_all(in_, options_.max_article_bytes);
    if (!bytes || bytes->size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
      diagnostics.push_back(too_large_for_an_article(options_, 0));
      return std::nullopt;
    }
    // Each object takes a few bytes; with fewer than a million of them they may be numbered as one
    // likes.
    constexpr std::uint64_t many = 1'000'000;
    if (const std::uint64_t objects = claimed_objects(*bytes);
        objects > std::max<std::uint64_t>(many, bytes->size())) {
      diagnostics.push_back(
          {Severity::error,
           "pdf-unreadable",
           fmt::format("it is a broken PDF file: it numbers its objects up to {}, "
                       "more than it has bytes; nothing is read from it",
                       objects),
           {options_.path, 0, 0}});
      return std::nullopt;
    }
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes->data(), static_cast<int>(bytes->size())));
    if (!document || document->is_locked()) {
      diagnostics.push_back({Severity::error,
                             "pdf-unreadable",
                             document ? "it is locked with a password; unlock it first"
                                      : "it is a broken PDF file; nothing is read from it",
                             {options_.path, 0, 0}});
      return std::nullopt;
    }
    StoryText story = find_story(text_of(*document), *options_.words);
    if (story.meta.title.empty()) {
      story.meta.title = utf8(document->get_title());
    }
    if (story.meta.author.empty()) {
      story.meta.author = utf8(document->get_author());
    }
    return finish_article(std::move(story.meta), std::move(story.text), std::move(story.blocks),
                          options_, 0, diagnostics);
  }

 private:
  [[nodiscard]] std::string text_of(poppler::document& document) const {
    std::vector<PrintedPage> pages;
    std::size_t size = 0;
    for (int i = 0; i < document.pages() && size <= options_.max_article_bytes; ++i) {
      const std::unique_ptr<poppler::page> page(document.create_page(i));
      if (page) {
        pages.push_back(lines_of(*page));
        for (const PrintedLine& line : pages.back()) {
          size += line.text.size();
        }
      }
    }
    return running_text(std::move(pages));
  }

  std::istream& in_;
  ImportOptions options_;
  bool done_ = false;
};

}  // namespace

ImportFormat pdf_format() {
  return {"pdf",
          "PDF files with text in them, one article a file",
          {"pdf"},
          [](std::string_view head, std::string_view) {
            return head.substr(0, 1024).find("%PDF-") < 1024 ? ImportFormat::Match::sure
                                                             : ImportFormat::Match::no;
          },
          [](std::istream& in, ImportOptions options) {
            return std::make_unique<PdfImporter>(in, std::move(options));
          },
          false};
}

}  // namespace fabula::importers
