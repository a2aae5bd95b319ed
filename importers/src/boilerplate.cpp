#include "boilerplate.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>

#include "fabula/text/character.hpp"
#include "fabula/text/utf8.hpp"
#include "publication_date.hpp"

namespace fabula::importers {
namespace {

constexpr std::size_t longest_by_line = 100;
/// A line that tells of a date and holds none is a short one, or it is a sentence.
constexpr std::size_t longest_date_line = 60;
/// Bytes of a line that are looked at: what is longer is a paragraph of the story.
constexpr std::size_t longest_looked_at = 600;

bool letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_alphabetic(code_point_at(text, at).value);
}

/// Whether `text` has `words` at `at`, ending where a word ends.
bool stands_at(std::string_view text, std::size_t at, std::string_view words) {
  if (text.substr(at, words.size()) != words) {
    return false;
  }
  std::size_t last = words.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(words[last]) & 0xC0U) == 0x80) {
    --last;
  }
  return !letter_at(words, last) || !letter_at(text, at + words.size());
}

/// The longest of the words that stand in `text` at `at` and that `fits` takes.
template <class Value, class Fits>
auto longest_at(const std::multimap<std::string, Value, std::less<>>& words, std::string_view text,
                std::size_t at, const Fits& fits) {
  auto best = words.end();
  const std::string_view first = text.substr(at, 1);
  for (auto it = words.lower_bound(first); it != words.end() && it->first.starts_with(first);
       ++it) {
    const bool longer = best == words.end() || it->first.size() > best->first.size();
    if (longer && stands_at(text, at, it->first) && fits(*it)) {
      best = it;
    }
  }
  return best;
}

struct Cue {
  LineCue cue;
  std::size_t bytes = 0;  ///< of the words, in lower case as in the line
};

bool is_in(const LineCue& cue, std::string_view language) {
  return language.empty() || cue.language == language || cue.language == "any";
}

std::optional<Cue> cue_of(std::string_view lower, const ArticleWords& words,
                          std::string_view language) {
  const auto found = longest_at(words.beginnings, lower, 0, [lower, language](const auto& entry) {
    return (entry.second.goes_on || entry.first.size() == lower.size()) &&
           is_in(entry.second, language);
  });
  return found == words.beginnings.end() ? std::nullopt
                                         : std::optional(Cue{found->second, found->first.size()});
}

/// The kind of the words that stand inside of a line.
LineKind kind_inside(std::string_view lower, const ArticleWords& words, std::string_view language) {
  for (std::size_t i = 0; i < lower.size() && !words.anywhere.empty();) {
    const auto found = longest_at(words.anywhere, lower, i, [language](const auto& entry) {
      return is_in(entry.second, language);
    });
    if (found != words.anywhere.end()) {
      return found->second.kind;
    }
    const std::size_t space = lower.find(' ', i);
    i = space == std::string_view::npos ? lower.size() : space + 1;
  }
  return LineKind::story;
}

/// "By Ann Example" but not "By the end of the day, ...".
bool is_by_line(std::string_view line, const Cue& cue) {
  if (line.size() > longest_by_line || line.size() < cue.bytes + 2 || line[cue.bytes] != ' ' ||
      line.back() == '.' || line.back() == ':') {
    return false;
  }
  return !cue.cue.names_author || is_upper_case(code_point_at(line, cue.bytes + 1).value);
}

bool is_date_line(std::string_view line, const ArticleWords& words) {
  return date_in(line, words).has_value() ||
         (line.size() <= longest_date_line && !ends_sentence(line));
}

bool holds(std::string_view line, const Cue& cue, const ArticleWords& words) {
  switch (cue.cue.kind) {
    case LineKind::by_line:
      return is_by_line(line, cue);
    case LineKind::date_line:
      return is_date_line(line, words);
    default:
      return true;
  }
}

/// In lower case, but for letters that would take more or fewer bytes: every byte keeps its place.
std::string lower_in_place(std::string_view line) {
  std::string lower;
  lower.reserve(line.size());
  for (std::size_t i = 0; i < line.size();) {
    const std::uint32_t bytes = code_point_at(line, i).bytes;
    const std::string_view character = line.substr(i, bytes);
    const std::string small = to_lower(character);
    lower += small.size() == bytes ? std::string_view(small) : character;
    i += bytes;
  }
  return lower;
}

}  // namespace

bool ends_sentence(std::string_view line) {
  for (const std::string_view closing : {"\"", "'", ")", "]", "\u201D", "\u2019"}) {
    if (line.size() > closing.size() && line.ends_with(closing)) {
      line.remove_suffix(closing.size());
    }
  }
  return !line.empty() && (line.back() == '.' || line.back() == '!' || line.back() == '?' ||
                           line.back() == ':' || line.back() == ';' || line.ends_with("\u2026"));
}

LineKind kind_of_line(std::string_view line, const ArticleWords& words, std::string_view language) {
  if (line.size() > longest_looked_at) {
    return LineKind::story;
  }
  const std::string lower = lower_in_place(line);
  const auto cue = cue_of(lower, words, language);
  return cue && holds(line, *cue, words) ? cue->cue.kind : kind_inside(lower, words, language);
}

bool tells_change(std::string_view line, const ArticleWords& words, std::string_view language) {
  const auto cue = line.size() <= longest_looked_at ? cue_of(lower_in_place(line), words, language)
                                                    : std::nullopt;
  return cue && cue->cue.tells_change;
}

std::string author_of(std::string_view line, const ArticleWords& words, std::string_view language) {
  const auto cue = line.size() <= longest_looked_at ? cue_of(lower_in_place(line), words, language)
                                                    : std::nullopt;
  if (!cue || !cue->cue.names_author) {
    return {};
  }
  line.remove_prefix(std::min(cue->bytes + 1, line.size()));
  std::size_t end = std::min({line.find(';'), line.find(')'), line.find(" | "), line.size()});
  for (const std::string& word : words.name_ends) {
    end = std::min(end, line.find(" " + word + " "));
  }
  return std::string(line.substr(0, end));
}

std::string language_of(std::string_view text, const ArticleWords& words) {
  constexpr std::size_t enough = 4000;  // bytes
  std::map<std::string_view, int> counts;
  std::string word;
  const auto count = [&] {
    const auto [first, last] = words.frequent.equal_range(word);
    for (auto it = first; it != last; ++it) {
      ++counts[it->second];
    }
    word.clear();
  };
  for (std::size_t i = 0; i < std::min(text.size(), enough);) {
    const CodePoint c = code_point_at(text, i);
    // Chinese and Japanese write no spaces: every character is asked for by itself.
    const bool alone = c.value >= 0x3000 && c.value < 0xA000;
    if (alone || !is_alphabetic(c.value)) {
      count();
    }
    if (is_alphabetic(c.value)) {
      word += to_lower(text.substr(i, c.bytes));
    }
    if (alone) {
      count();
    }
    i += c.bytes;
  }
  count();
  constexpr int fewest = 3;
  const auto more = [](const auto& a, const auto& b) { return a.second < b.second; };
  const auto best = std::max_element(counts.begin(), counts.end(), more);
  if (best == counts.end() || best->second < fewest) {
    return {};
  }
  const bool alone = std::none_of(counts.begin(), counts.end(), [best](const auto& other) {
    return other.first != best->first && other.second == best->second;
  });
  return alone ? std::string(best->first) : std::string();
}

}  // namespace fabula::importers
