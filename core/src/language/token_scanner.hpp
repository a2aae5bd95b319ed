#pragma once

#include <cstdint>

#include "fabula/language/token_pattern.hpp"

namespace fabula {

/// Takes what stands at a place: an entry of a list, a number in digits or words. `at` moves behind
/// what was taken, and stays where nothing was.
class TokenScanner {
 public:
  TokenScanner(const TokenMatcher& matcher, const TokenWords& words) : m_(matcher), words_(words) {}

  /// The token that a match begins with; none is longer than 24 tokens.
  void begin_at(std::uint32_t position) { begin_ = position; }
  /// Whether a match that began there can go on at a position.
  [[nodiscard]] bool available(std::uint32_t at) const {
    return at < words_.size() && at < begin_ + max_match &&
           (at == begin_ || !words_.breaks_before(at));
  }
  bool take_entry(std::uint32_t list, std::uint32_t& at, Binding& value) const;
  /// Digits, or number words added up as they are spoken: "two hundred and fifty-one".
  bool take_number(std::uint32_t& at, Binding& value) const;
  bool take_ordinal(std::uint32_t& at, Binding& value) const;

  static void set_number(Binding& value, double number) {
    value = {};
    value.number = number;
    value.is_set = value.is_number = true;
  }

 private:
  static constexpr std::uint32_t max_match = 24;  // longer expressions are several

  void take_scales(std::uint32_t& at, double& number) const;
  bool take_article(std::uint32_t& at) const;
  bool take_number_words(std::uint32_t& at, Binding& value) const;
  bool take_ordinal_words(std::uint32_t& at, Binding& value) const;

  const TokenMatcher& m_;
  const TokenWords& words_;
  std::uint32_t begin_ = 0;
};

}  // namespace fabula
