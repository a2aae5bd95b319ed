#include "story_text.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "boilerplate.hpp"
#include "dateline.hpp"
#include "head_line.hpp"
#include "story_builder.hpp"

namespace fabula::importers {
namespace {

/// A paragraph of the file: its lines joined by a space.
struct Paragraph {
  std::string text;
  bool one_line = true;
};

constexpr std::size_t longest_headline = 200;
/// By-lines and dates stand among the first lines, each a line of its own even without a blank one.
constexpr std::size_t head_lines = 12;
/// A teaser at the end has fewer words than a paragraph of the story.
constexpr std::ptrdiff_t teaser_words = 12;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\f' || c == '\v' || c == '\0';
}

std::string cleaned(std::string_view line) {
  std::string text;
  bool space = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool no_break_space = line.substr(i, 2) == "\xC2\xA0";
    if (is_blank(line[i]) || no_break_space) {
      space = !text.empty();
      i += no_break_space ? 1 : 0;
    } else {
      text += space ? " " : "";
      text += line[i];
      space = false;
    }
  }
  return text;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\r\n");
    lines.push_back(cleaned(text.substr(0, end)));
    if (end == std::string_view::npos) {
      break;
    }
    text.remove_prefix(end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
  }
  return lines;
}

/// Whether a file has a paragraph on every line: long lines that end as sentences do.
bool one_paragraph_a_line(const std::vector<std::string>& lines) {
  constexpr std::size_t long_line = 110;
  std::size_t filled = 0;
  std::size_t whole = 0;
  for (const std::string& line : lines) {
    filled += line.empty() ? 0U : 1U;
    whole += line.size() > long_line && ends_sentence(line) ? 1U : 0U;
  }
  return whole * 2 > filled;
}

/// The words that a text is read with.
struct Words {
  const ArticleWords& all;
  std::string language;  // of the text; empty where it is not known

  [[nodiscard]] LineKind kind(std::string_view line) const {
    return kind_of_line(line, all, language);
  }
  /// The same for the first lines of a file, where a date by itself is the article's.
  [[nodiscard]] LineKind kind_in_head(std::string_view line) const {
    return kind_of_head_line(line, all, language);
  }
};

std::vector<Paragraph> paragraphs_of(const std::vector<std::string>& lines, const Words& words) {
  const bool separate = one_paragraph_a_line(lines);
  std::vector<Paragraph> paragraphs;
  bool open = false;
  std::size_t filled = 0;
  for (const std::string& line : lines) {
    if (line.empty()) {
      open = false;
      continue;
    }
    const bool in_head = filled++ < head_lines;
    const LineKind kind = in_head ? words.kind_in_head(line) : words.kind(line);
    const bool alone = separate || kind == LineKind::end || (in_head && kind != LineKind::story);
    if (open && !alone) {
      paragraphs.back().text += " " + line;
      paragraphs.back().one_line = false;
    } else {
      paragraphs.push_back({line, true});
    }
    open = !alone;
  }
  return paragraphs;
}

std::ptrdiff_t words_in(std::string_view text) {
  return std::count(text.begin(), text.end(), ' ') + 1;
}

/// A headline is a line without a full stop, with text after it, that is nothing else.
bool is_headline(const std::vector<Paragraph>& paragraphs, const Words& words) {
  if (paragraphs.size() < 2) {
    return false;
  }
  const Paragraph& first = paragraphs.front();
  return first.one_line && first.text.size() <= longest_headline && first.text.back() != '.' &&
         words.kind_in_head(first.text) == LineKind::story && !read_dateline(first.text, words.all);
}

/// Drops what comes after the story: captions with their repetitions, and short lines at the end.
std::vector<std::string> story_paragraphs(const std::vector<Paragraph>& paragraphs,
                                          std::size_t first, const Words& words,
                                          StoryBuilder& builder) {
  std::vector<std::string> kept;
  std::vector<std::string> captions;
  for (std::size_t i = first; i < paragraphs.size(); ++i) {
    const std::string& text = paragraphs[i].text;
    const bool in_head = i < head_lines && paragraphs[i].one_line;
    const LineKind kind = in_head ? words.kind_in_head(text) : words.kind(text);
    if (kind == LineKind::end && !kept.empty()) {
      break;
    }
    const bool repeated = std::any_of(captions.begin(), captions.end(), [&](const std::string& c) {
      return c.starts_with(text) || text.starts_with(c);
    });
    tell_head_line(text, kind, words.all, words.language, builder);
    if (kind == LineKind::caption) {
      captions.push_back(text);
    } else if (kind == LineKind::story && !repeated) {
      kept.push_back(text);
    }
  }
  while (kept.size() > 2 && !ends_sentence(kept.back()) && words_in(kept.back()) < teaser_words) {
    kept.pop_back();
  }
  return kept;
}

}  // namespace

StoryText find_story(std::string_view text, const ArticleWords& all) {
  const Words words{all, language_of(text, all)};
  const auto paragraphs = paragraphs_of(lines_of(text), words);
  StoryBuilder builder(all);
  std::size_t first = 0;
  if (is_headline(paragraphs, words)) {
    builder.headline(paragraphs.front().text);
    first = 1;
  }
  for (const std::string& paragraph : story_paragraphs(paragraphs, first, words, builder)) {
    builder.body(paragraph);
  }
  builder.date_by_last_change();
  return std::move(builder).finish();
}

}  // namespace fabula::importers
