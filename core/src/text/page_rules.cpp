#include "fabula/text/page_rules.hpp"

#include <cstddef>
#include <utility>

namespace fabula {
namespace {

constexpr std::size_t longest_pattern = 3;  // words

bool is_lower(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// "^related posts$" as {"relatedposts", true, true}.
struct Pattern {
  std::string joined;
  bool begin = false;
  bool end = false;
};

Pattern pattern_of(std::string_view text) {
  Pattern p;
  p.begin = text.starts_with('^');
  p.end = text.ends_with('$');
  for (const char c : text) {
    if (c != ' ' && c != '^' && c != '$') {
      p.joined += c;
    }
  }
  return p;
}

}  // namespace

void ElementNames::add(std::string_view pattern, ElementCue cue) {
  Pattern p = pattern_of(pattern);
  Entry& entry = entries_[std::move(p.joined)];
  ElementCues& set = p.begin && p.end ? entry.whole
                     : p.begin        ? entry.at_begin
                     : p.end          ? entry.at_end
                                      : entry.anywhere;
  set.add(cue);
}

ElementCues ElementNames::cues_of_name(const std::vector<std::string>& words) const {
  ElementCues cues;
  std::string joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    joined.clear();
    for (std::size_t n = 1; n <= longest_pattern && i + n <= words.size(); ++n) {
      joined += words[i + n - 1];
      const auto found = entries_.find(joined);
      if (found == entries_.end()) {
        continue;
      }
      const Entry& e = found->second;
      const bool begin = i == 0;
      const bool end = i + n == words.size();
      cues.add(e.anywhere);
      if (begin) {
        cues.add(e.at_begin);
      }
      if (end) {
        cues.add(e.at_end);
      }
      if (begin && end) {
        cues.add(e.whole);
      }
    }
  }
  return cues;
}

ElementCues ElementNames::cues_of(std::string_view attribute) const {
  ElementCues cues;
  // An entry by the hAtom microformat, which most blogs are written in: names such as
  // "category-crime" and "tag-comments" say what it is about, not what part of a page it is.
  const bool is_entry = attribute.find("hentry") != std::string_view::npos;
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  };
  const auto end_name = [&] {
    end_word();
    const bool subject =
        is_entry && words.size() > 1 &&
        (words[0] == "category" || words[0] == "tag" || (words[0] == "post" && words[1] == "tag"));
    if (!subject) {
      cues.add(cues_of_name(words));
    }
    words.clear();
  };
  for (std::size_t i = 0; i < attribute.size(); ++i) {
    const char c = attribute[i];
    if (is_space(c)) {
      end_name();
    } else if (is_upper(c)) {
      if (i > 0 && is_lower(attribute[i - 1])) {
        end_word();
      }
      word += static_cast<char>(c + ('a' - 'A'));
    } else if (is_lower(c)) {
      word += c;
    } else {
      end_word();
    }
  }
  end_name();
  return cues;
}

}  // namespace fabula
