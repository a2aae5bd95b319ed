#include "document/printed_pages.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "boilerplate.hpp"
#include "fabula/text/character.hpp"
#include "fabula/text/utf8.hpp"

namespace fabula::importers {
namespace {

/// So many lines at the top and at the bottom of a page can be a running head or foot.
constexpr std::size_t edge = 3;

/// A line as it is the same on every page: any number is like any other.
std::string pattern_of(const std::string& line) {
  std::string pattern;
  for (const char c : line) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit || !pattern.ends_with('#')) {
      pattern += digit ? '#' : c;
    }
  }
  return pattern;
}

/// The lines at the edges of a page, by their place in it.
std::vector<std::size_t> edges_of(const PrintedPage& page) {
  std::vector<std::size_t> lines(page.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i] = i;
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [&](std::size_t a, std::size_t b) { return page[a].top < page[b].top; });
  if (lines.size() > 2 * edge) {
    lines.erase(lines.begin() + edge, lines.end() - edge);
  }
  return lines;
}

/// Takes away the lines at the edges that stand on half of the pages.
void drop_running_heads(std::vector<PrintedPage>& pages) {
  std::map<std::string, std::size_t> seen;
  for (const PrintedPage& page : pages) {
    std::set<std::string> here;
    for (const std::size_t i : edges_of(page)) {
      here.insert(pattern_of(page[i].text));
    }
    for (const std::string& pattern : here) {
      ++seen[pattern];
    }
  }
  for (PrintedPage& page : pages) {
    for (const std::size_t i : edges_of(page)) {
      const std::size_t count = seen[pattern_of(page[i].text)];
      if (count >= 2 && count * 2 >= pages.size()) {
        page[i].text.clear();
      }
    }
    std::erase_if(page, [](const PrintedLine& line) { return line.text.empty(); });
  }
}

bool begins_small(std::string_view line) {
  const char32_t first = code_point_at(line, 0).value;
  return is_alphabetic(first) && !is_upper_case(first);
}

/// The bytes of the hyphen that a line ends with, one that is shown or one that is only meant; 0
/// where it ends with none.
std::size_t hyphen_at_end(std::string_view line) {
  for (const std::string_view hyphen : {"\xC2\xAD", "\xE2\x80\x90", "-"}) {
    if (line.ends_with(hyphen)) {
      return hyphen.size();
    }
  }
  return 0;
}

/// Puts lines together as paragraphs.
class Paragraphs {
 public:
  explicit Paragraphs(const std::vector<PrintedPage>& pages) {
    for (const PrintedPage& page : pages) {
      for (const PrintedLine& line : page) {
        note_hyphens(line.text);
      }
    }
  }

  void line(const PrintedLine& line, bool new_page) {
    if (paragraph_.empty() || begins_paragraph(line, new_page)) {
      flush();
      paragraph_ = line.text;
    } else {
      join(line.text);
    }
    last_ = line;
  }

  std::string text() {
    flush();
    return std::move(text_);
  }

 private:
  [[nodiscard]] bool begins_paragraph(const PrintedLine& line, bool new_page) const {
    constexpr double other_size = 0.12;
    if (std::abs(line.size - last_.size) > other_size * last_.size) {
      return true;
    }
    if (new_page || line.top < last_.top) {  // in the next column or page
      return ends_sentence(paragraph_);
    }
    constexpr double gap = 0.7;
    constexpr double indent = 0.7;
    constexpr double widest_indent = 5;
    const double moved = line.left - last_.left;
    return line.top - last_.bottom > gap * last_.size ||
           (moved > indent * last_.size && moved < widest_indent * last_.size &&
            ends_sentence(paragraph_));
  }

  /// A hyphen at the end of a line parts a word, unless the word is written with it elsewhere.
  void join(const std::string& line) {
    std::size_t hyphen = hyphen_at_end(paragraph_);
    if (hyphen == 0 || !begins_small(line)) {
      paragraph_ += hyphen == 0 ? " " : "";
    } else if (paragraph_.ends_with('-') && is_written_with_hyphen(line)) {
      // it stays
    } else {
      for (; hyphen != 0; hyphen = hyphen_at_end(paragraph_)) {
        paragraph_.resize(paragraph_.size() - hyphen);
      }
    }
    paragraph_ += line;
  }

  /// Words with a hyphen in them.
  void note_hyphens(std::string_view line) {
    while (!line.empty()) {
      const std::size_t end = std::min(line.find(' '), line.size());
      const std::string_view word = line.substr(0, end);
      if (word.substr(0, word.size() - 1).find('-') != std::string_view::npos) {
        hyphened_.emplace(word);
      }
      line.remove_prefix(std::min(end + 1, line.size()));
    }
  }

  [[nodiscard]] bool is_written_with_hyphen(std::string_view next) const {
    const std::size_t blank = paragraph_.rfind(' ');
    const std::string begin = paragraph_.substr(blank == std::string::npos ? 0 : blank + 1);
    return hyphened_.contains(begin + std::string(next.substr(0, next.find(' '))));
  }

  void flush() {
    if (!paragraph_.empty()) {
      text_ += text_.empty() ? "" : "\n\n";
      text_ += paragraph_;
    }
    paragraph_.clear();
  }

  std::set<std::string> hyphened_;
  std::string text_;
  std::string paragraph_;
  PrintedLine last_;
};

}  // namespace

std::string running_text(std::vector<PrintedPage> pages) {
  drop_running_heads(pages);
  Paragraphs paragraphs(pages);
  for (const PrintedPage& page : pages) {
    bool first = true;
    for (const PrintedLine& line : page) {
      paragraphs.line(line, std::exchange(first, false));
    }
  }
  return paragraphs.text();
}

}  // namespace fabula::importers
