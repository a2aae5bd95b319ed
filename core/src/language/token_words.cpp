#include <algorithm>

#include "fabula/language/token_pattern.hpp"
#include "token_pattern_lower.hpp"

namespace fabula {
namespace {

constexpr std::uint32_t hash_seed = 2166136261U;  // FNV-1a
constexpr std::uint32_t hash_prime = 16777619U;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::uint32_t hash_of_lower(std::string_view word) {
  std::uint32_t hash = hash_seed;
  for (const char c : word) {
    hash = (hash ^ static_cast<unsigned char>(lower_ascii(c))) * hash_prime;
  }
  return hash;
}

constexpr std::string_view en_dash = "\u2013";

/// The parts of a token around its en dash, and the dash: "1980–1987", "a.m.–5". A hyphen has cut
/// such words already.
std::vector<Span> pieces_of(std::string_view text, Span token) {
  const std::size_t dash = text.find(en_dash);
  const std::size_t behind = dash + en_dash.size();
  if (dash == std::string_view::npos || dash == 0 || behind == text.size()) {
    return {token};
  }
  const auto first = token.begin + static_cast<std::uint32_t>(dash);
  const auto second = token.begin + static_cast<std::uint32_t>(behind);
  return {{token.begin, first}, {first, second}, {second, token.end}};
}

bool equal_lower(std::string_view word, std::string_view lower) {
  return word.size() == lower.size() &&
         std::equal(word.begin(), word.end(), lower.begin(),
                    [](char a, char b) { return lower_ascii(a) == b; });
}

}  // namespace

std::uint32_t WordTable::find_lower(std::string_view lower, std::uint32_t hash) const {
  if (slots_.empty()) {
    return 0;
  }
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
    const Slot& slot = slots_[i];
    if (slot.number == 0 || (slot.hash == hash && equal_lower(lower, words_[slot.number - 1]))) {
      return slot.number;
    }
  }
}

std::uint32_t WordTable::find(std::string_view word) const {
  if (word.find('\xE2') != std::string_view::npos) {
    const std::string lower = to_lower(word);
    return find_lower(lower, hash_of_lower(lower));
  }
  return find_lower(word, hash_of_lower(word));
}

std::uint32_t WordTable::add(std::string_view word) {
  std::string lower = to_lower(word);
  const std::uint32_t hash = hash_of_lower(lower);
  if (const std::uint32_t known = find_lower(lower, hash); known != 0) {
    return known;
  }
  words_.push_back(std::move(lower));
  if (2 * words_.size() > slots_.size()) {
    grow();
  } else {
    std::size_t i = hash & (slots_.size() - 1);
    while (slots_[i].number != 0) {
      i = (i + 1) & (slots_.size() - 1);
    }
    slots_[i] = {hash, size()};
  }
  return size();
}

void WordTable::grow() {
  const std::size_t count = std::max<std::size_t>(64, 2 * slots_.size());
  slots_.assign(count, Slot{});
  for (std::uint32_t n = 1; n <= size(); ++n) {
    const std::uint32_t hash = hash_of_lower(words_[n - 1]);
    std::size_t i = hash & (count - 1);
    while (slots_[i].number != 0) {
      i = (i + 1) & (count - 1);
    }
    slots_[i] = {hash, n};
  }
}

TokenWords::TokenWords(const Article& article, const Analysis& analysis,
                       const TokenMatcher& matcher)
    : article_(&article), analysis_(&analysis) {
  const std::uint32_t n = analysis.size();
  tokens_.reserve(n);
  spans_.reserve(n);
  words_.reserve(n);
  std::uint32_t previous_end = 0;
  std::size_t block = 0;
  const auto& blocks = article.blocks();
  for (TokenIndex i = 0; i < n; ++i) {
    const Span span = analysis.span[i];
    const std::string_view text = article.text(span);
    if (analysis.pos[i] == Pos::space ||
        text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
      continue;
    }
    const std::string_view gap = article.text({previous_end, span.begin});
    bool broken = tokens_.empty() || std::count(gap.begin(), gap.end(), '\n') > 1;
    while (block < blocks.size() && blocks[block].span.end <= span.begin) {
      ++block;
      broken = true;
    }
    for (const Span piece : pieces_of(text, span)) {
      const std::string_view word = article.text(piece);
      tokens_.push_back(i);
      spans_.push_back(piece);
      words_.push_back(matcher.word_id(word));
      digit_.push_back(std::any_of(word.begin(), word.end(), is_digit) ? 1 : 0);
      break_.push_back(broken ? 1 : 0);
      broken = false;
    }
    previous_end = span.end;
  }
}

std::string_view TokenWords::text(std::uint32_t position) const {
  return article_->text(spans_[position]);
}

}  // namespace fabula
