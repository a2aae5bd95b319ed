#include "html/markup.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "ascii.hpp"
#include "html/cut_attributes.hpp"

namespace fabula::importers::html {
namespace {

/// `words` is in lower case.
bool begins_with(std::string_view text, std::string_view words) {
  return text.size() >= words.size() &&
         std::equal(words.begin(), words.end(), text.begin(),
                    [](char a, char b) { return a == ascii_lower(b); });
}

/// Where `words` (lower case, its first character no letter) stands at or after `at`.
std::size_t find_words(std::string_view text, std::string_view words, std::size_t at) {
  while ((at = text.find(words.front(), at)) != std::string_view::npos) {
    if (begins_with(text.substr(at), words)) {
      return at;
    }
    ++at;
  }
  return at;
}

/// Looks for one thing again and again, further on each time, and remembers what it found: many
/// openers that one closer ends, or none, cost one look at the page and not one each.
class Ahead {
 public:
  explicit Ahead(std::string_view words) : words_(words) {}

  /// Where it stands at or after `at`. REQUIRES: `at` is never less than the time before.
  /// `searched` grows by the characters that were looked at.
  std::size_t find(std::string_view page, std::size_t at, std::size_t& searched) {
    if (!known_ || found_ < at) {
      found_ = find_words(page, words_, at);
      known_ = true;
      searched += std::min(found_, page.size()) - std::min(at, page.size());
    }
    return found_;
  }

 private:
  std::string_view words_;
  std::size_t found_ = 0;
  bool known_ = false;
};

/// An element that is passed over.
struct Skipped {
  std::string_view open;
  Ahead close;
};

class Passing {
 public:
  explicit Passing(std::string_view page) : page_(page) { result_.text.reserve(page.size()); }

  Markup read() && {
    while (at_ < page_.size()) {
      const std::size_t open = page_.find('<', at_);
      append(page_.substr(at_, open - at_));
      at_ = std::min(open, page_.size());
      if (at_ < page_.size() && !pass_comment() && !pass_element()) {
        result_.text += '<';
        ++at_;
      }
    }
    cut_attributes(result_.text);
    return std::move(result_);
  }

 private:
  // A NUL would end the text for the parser.
  void append(std::string_view text) {
    const std::size_t begin = result_.text.size();
    result_.text += text;
    if (text.find('\0') != std::string_view::npos) {
      std::replace(result_.text.begin() + static_cast<std::ptrdiff_t>(begin), result_.text.end(),
                   '\0', ' ');
    }
  }

  bool pass_comment() {
    if (!page_.substr(at_).starts_with("<!--")) {
      return false;
    }
    // "<!-->" is a whole comment; one that nothing ends is no reason to lose the rest of the page.
    const std::size_t end = comment_end_.find(page_, at_ + 2, result_.searched);
    at_ = end == std::string_view::npos ? at_ + 4 : end + 3;
    return true;
  }

  bool pass_element() {
    const std::string_view rest = page_.substr(at_);
    for (auto& [open, close] : skipped_) {
      if (!begins_with(rest, open) || rest.size() == open.size() ||
          std::string_view(" \t\r\n\f/>").find(rest[open.size()]) == std::string_view::npos) {
        continue;
      }
      const std::size_t end = close.find(page_, at_, result_.searched);
      const std::size_t tag_end = tag_end_.find(page_, at_, result_.searched);
      if (end == std::string_view::npos || tag_end == std::string_view::npos) {
        return false;
      }
      if (open == skipped_.front().open && tag_end < end) {
        keep_json(page_.substr(at_, tag_end - at_), page_.substr(tag_end + 1, end - tag_end - 1));
      }
      const std::size_t after = page_.find('>', end);
      at_ = after == std::string_view::npos ? page_.size() : after + 1;
      // What stood there keeps words apart.
      result_.text += ' ';
      return true;
    }
    return false;
  }

  void keep_json(std::string_view tag, std::string_view content) {
    const std::size_t type = find_words(tag, " type", 0);
    if (type == std::string_view::npos) {
      return;
    }
    const std::string_view value = tag.substr(type);
    if (find_words(value, "/ld+json", 0) != std::string_view::npos) {
      result_.linked.emplace_back(content);
    } else if (find_words(value, "/json", 0) != std::string_view::npos) {
      result_.data.emplace_back(content);
    }
  }

  std::string_view page_;
  std::size_t at_ = 0;
  std::array<Skipped, 6> skipped_ = {{
      {"<script", Ahead("</script")},
      {"<style", Ahead("</style")},
      {"<svg", Ahead("</svg")},
      {"<noscript", Ahead("</noscript")},
      {"<template", Ahead("</template")},
      {"<iframe", Ahead("</iframe")},
  }};
  Ahead comment_end_ = Ahead("-->");
  Ahead tag_end_ = Ahead(">");
  Markup result_;
};

}  // namespace

Markup without_scripts(std::string_view page) {
  return Passing(page).read();
}

}  // namespace fabula::importers::html
