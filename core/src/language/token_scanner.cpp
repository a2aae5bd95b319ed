#include "token_scanner.hpp"

#include <charconv>
#include <optional>

namespace fabula {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "1,000", "12", "2.5"; nothing for anything else.
std::optional<double> digits_value(std::string_view text) {
  std::string digits;
  bool point = false;
  for (const char c : text) {
    if (c == ',' && !point && !digits.empty()) {
      continue;
    }
    if (!is_digit(c) && (c != '.' || point || digits.empty())) {
      return std::nullopt;
    }
    point = point || c == '.';
    digits += c;
  }
  if (digits.empty() || digits.back() == '.' || digits.size() > 12) {
    return std::nullopt;
  }
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// "1/2": a fraction below one.
std::optional<double> fraction_value(std::string_view text) {
  if (text.size() == 3 && text[1] == '/' && is_digit(text[0]) && is_digit(text[2]) &&
      text[0] < text[2]) {
    return static_cast<double>(text[0] - '0') / static_cast<double>(text[2] - '0');
  }
  return std::nullopt;
}

}  // namespace

bool TokenScanner::take_entry(std::uint32_t list, std::uint32_t& at, Binding& value) const {
  if (at >= words_.size() || !m_.begins_entry(words_.word(at), list)) {
    return false;
  }
  const auto& by_first = m_.lists_[list].by_first;
  const auto found = by_first.find(words_.word(at));
  if (found == by_first.end()) {
    return false;
  }
  for (const TokenMatcher::Entry& entry : found->second) {
    std::uint32_t i = 1;
    while (i < entry.words.size() && available(at + i) && words_.word(at + i) == entry.words[i]) {
      ++i;
    }
    if (i == entry.words.size()) {
      value = entry.value;
      at += i;
      return true;
    }
  }
  return false;
}

bool TokenScanner::take_number(std::uint32_t& at, Binding& value) const {
  if (!words_.has_digit(at)) {
    return take_number_words(at, value);
  }
  if (const auto digits = digits_value(words_.text(at))) {
    double number = *digits;
    ++at;
    if (available(at)) {
      if (const auto fraction = fraction_value(words_.text(at))) {
        number += *fraction;
        ++at;
      }
    }
    take_scales(at, number);
    set_number(value, number);
    return true;
  }
  return take_number_words(at, value);
}

void TokenScanner::take_scales(std::uint32_t& at, double& number) const {
  Binding scale;
  while (available(at) && take_entry(m_.scale_, at, scale)) {
    number *= scale.number;
  }
}

/// "A" in front of "hundred".
bool TokenScanner::take_article(std::uint32_t& at) const {
  std::uint32_t next = at;
  Binding ignored;
  if (!take_entry(m_.scale_article_, next, ignored) || !available(next) ||
      !m_.begins_entry(words_.word(next), m_.scale_)) {
    return false;
  }
  at = next;
  return true;
}

bool TokenScanner::take_number_words(std::uint32_t& at, Binding& value) const {
  double total = 0;    // of closed groups: thousands, millions
  double current = 0;  // of the open one
  double last = 1e18;  // the next word must be smaller to be added
  bool any = false;
  std::uint32_t i = at;
  while (available(i)) {
    std::uint32_t next = i;
    Binding word;
    if (any && take_entry(m_.joiner_, next, word) && !available(next)) {
      break;
    }
    if (!any && take_article(next)) {
      current = 1;
    } else if (take_entry(m_.cardinal_, next, word)) {
      const double n = word.number;
      const bool fits = !any || (n < last && (last >= 100 || (last >= 20 && n < 10)));
      if (!fits) {
        break;
      }
      current += n;
      last = n;
    } else if (any && take_entry(m_.scale_, next, word)) {
      if (word.number > 100) {
        total += current * word.number;
        current = 0;
      } else {
        current *= word.number;
      }
      last = word.number;
    } else {
      break;
    }
    any = true;
    i = next;
  }
  if (!any) {
    return false;
  }
  at = i;
  set_number(value, total + current);
  return true;
}

bool TokenScanner::take_ordinal(std::uint32_t& at, Binding& value) const {
  if (!words_.has_digit(at)) {
    return take_ordinal_words(at, value);
  }
  const std::string_view text = words_.text(at);
  if (is_digit(text[0])) {
    std::size_t digits = 0;
    while (digits < text.size() && is_digit(text[digits])) {
      ++digits;
    }
    Binding ignored;
    double number = 0;
    std::from_chars(text.data(), text.data() + digits, number);
    const std::uint32_t suffix = m_.word_id(text.substr(digits));
    if (digits == text.size() || digits > 4 ||
        m_.lists_[m_.ordinal_suffix_].by_first.count(suffix) == 0) {
      return false;
    }
    ++at;
    set_number(value, number);
    return true;
  }
  return take_ordinal_words(at, value);
}

bool TokenScanner::take_ordinal_words(std::uint32_t& at, Binding& value) const {
  std::uint32_t i = at;
  Binding tens;
  if (take_entry(m_.cardinal_, i, tens) && available(i) && tens.number >= 20) {
    Binding ignored;
    std::uint32_t j = i;
    if (take_entry(m_.joiner_, j, ignored)) {
      i = j;
    }
    Binding ones;
    if (available(i) && take_entry(m_.ordinal_, i, ones) && ones.number < 10) {
      at = i;
      set_number(value, tens.number + ones.number);
      return true;
    }
    return false;
  }
  return take_entry(m_.ordinal_, at, value);
}

}  // namespace fabula
