#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "fabula/text/article_words.hpp"
#include "fabula/text/span.hpp"

namespace fabula::importers {

/// A run of digits, a run of letters, or one mark.
struct DateToken {
  enum class Kind : std::uint8_t { number, word, mark };
  Kind kind = Kind::mark;
  bool spaced = false;  ///< white space stands before it
  int digits = 0;
  std::int64_t value = 0;
  Span span;
};

/// A text cut into what dates are made of, and what each piece may be in a date. Refers to the text
/// and the words, which outlive it. Every index may lie behind the end: there nothing is anything.
class DateTokens {
 public:
  /// `language` is that whose month names go first.
  DateTokens(std::string_view text, const std::vector<DateWords>& words, std::string_view language);

  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] const DateToken& operator[](std::size_t i) const { return tokens_[i]; }
  [[nodiscard]] const DateToken* token(std::size_t i) const {
    return i < tokens_.size() ? &tokens_[i] : nullptr;
  }
  [[nodiscard]] const std::vector<DateWords>& words() const { return words_; }
  [[nodiscard]] std::string_view of(const DateToken& t) const {
    return text_.substr(t.span.begin, t.span.size());
  }
  [[nodiscard]] bool is_number(std::size_t i, int least, int most) const;
  [[nodiscard]] bool is_mark(std::size_t i, std::string_view marks) const;
  [[nodiscard]] int value(std::size_t i) const { return static_cast<int>(tokens_[i].value); }
  /// Not in the middle of a longer number, a version, a price.
  [[nodiscard]] bool stands_alone(std::size_t i) const;
  /// A year that a news article may be of: 1800 to 2100.
  [[nodiscard]] static bool is_year(int year);
  /// The year that four digits mean, be it of the Buddhist era.
  [[nodiscard]] std::optional<int> year(std::size_t i) const;
  [[nodiscard]] std::optional<int> month(std::size_t i) const;
  /// Says nothing in a date: "of", "de", the endings of ordinals.
  [[nodiscard]] bool is_filler(const DateToken& t) const;
  /// The first index from `i` on that is neither a filler nor a dot, comma or apostrophe; three are
  /// passed over at most.
  [[nodiscard]] std::size_t skip_fillers(std::size_t i) const;

 private:
  std::string_view text_;
  const std::vector<DateWords>& words_;
  std::string_view language_;
  std::vector<DateToken> tokens_;
};

}  // namespace fabula::importers
