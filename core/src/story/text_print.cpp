#include "story/text_print.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "fabula/text/character.hpp"
#include "fabula/text/utf8.hpp"
#include "story/name_hash.hpp"

namespace fabula {
namespace {

/// So many words in a row are rarely the same by chance.
constexpr std::size_t run_length = 4;

std::vector<std::uint32_t> words_of(std::string_view text) {
  const std::string lower = to_lower(text);
  std::vector<std::uint32_t> words;
  std::size_t begin = 0;
  const auto end_word = [&](std::size_t end) {
    if (end > begin) {
      words.push_back(word_hash(std::string_view(lower).substr(begin, end - begin)));
    }
  };
  for (std::size_t i = 0; i < lower.size();) {
    const CodePoint c = code_point_at(lower, i);
    if (!is_alphabetic(c.value) && !is_digit(c.value)) {
      end_word(i);
      begin = i + c.bytes;
    }
    i += c.bytes;
  }
  end_word(lower.size());
  return words;
}

/// The finaliser of MurmurHash3: spreads the bits of a number.
constexpr std::uint32_t spread(std::uint32_t x) {
  x = (x ^ (x >> 16U)) * 0x85ebca6bU;
  x = (x ^ (x >> 13U)) * 0xc2b2ae35U;
  return x ^ (x >> 16U);
}

}  // namespace

TextPrint text_print(std::string_view text) {
  const std::vector<std::uint32_t> words = words_of(text);
  std::vector<std::uint32_t> runs;
  for (std::size_t i = 0; i + run_length <= words.size(); ++i) {
    std::uint32_t run = 0;
    for (std::size_t k = 0; k < run_length; ++k) {
      run = spread(run ^ words[i + k]) + static_cast<std::uint32_t>(k);
    }
    runs.push_back(run);
  }
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  TextPrint print;
  print.size = static_cast<std::uint32_t>(runs.size());
  print.least.fill(std::numeric_limits<std::uint32_t>::max());
  for (std::uint32_t k = 0; k < print.least.size(); ++k) {
    const std::uint32_t seed = spread(k + 1);
    for (const std::uint32_t run : runs) {
      print.least[k] = std::min(print.least[k], spread(run ^ seed));
    }
  }
  return print;
}

double shared_text(const TextPrint& a, const TextPrint& b) {
  if (a.size == 0 || b.size == 0) {
    return 0;
  }
  int equal = 0;
  for (std::size_t k = 0; k < a.least.size(); ++k) {
    equal += a.least[k] == b.least[k] ? 1 : 0;
  }
  // From the share of the union to the share of the smaller set.
  const double of_union = equal / static_cast<double>(a.least.size());
  const double common = of_union / (1 + of_union) * (static_cast<double>(a.size) + b.size);
  return std::min(1.0, common / static_cast<double>(std::min(a.size, b.size)));
}

}  // namespace fabula
