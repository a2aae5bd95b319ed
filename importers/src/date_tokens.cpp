#include "date_tokens.hpp"

#include <algorithm>
#include <string>

#include "fabula/text/character.hpp"
#include "fabula/text/utf8.hpp"

namespace fabula::importers {
namespace {

/// What may be a news article's date; other numbers of four digits are none.
constexpr int first_year = 1800;
constexpr int last_year = 2100;
constexpr int buddhist_era = 543;

/// The decimal digits of the scripts that dates are written in.
std::optional<int> digit_of(char32_t c) {
  for (const char32_t zero :
       {U'0', U'\u0660', U'\u06F0', U'\u0966', U'\u09E6', U'\u0E50', U'\uFF10'}) {
    if (c >= zero && c < zero + 10) {
      return static_cast<int>(c - zero);
    }
  }
  return std::nullopt;
}

/// Units behind the numbers of a Chinese, Japanese or Korean date are marks, not words.
bool is_date_unit(char32_t c) {
  return c == U'\u5E74' || c == U'\u6708' || c == U'\u65E5' || c == U'\uB144' || c == U'\uC6D4' ||
         c == U'\uC77C';
}

bool is_letter(char32_t c) {
  return !is_date_unit(c) && (is_alphabetic(c) || (c >= 0x0900 && c < 0x0E7F) ||
                              (c >= 0x0300 && c < 0x0370) || (c >= 0x064B && c < 0x0660));
}

std::vector<DateToken> tokens_of(std::string_view text) {
  std::vector<DateToken> tokens;
  bool spaced = false;
  for (std::uint32_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    if (is_white_space(c.value)) {
      spaced = true;
      i += c.bytes;
      continue;
    }
    const auto digit = digit_of(c.value);
    const DateToken::Kind kind = digit                ? DateToken::Kind::number
                                 : is_letter(c.value) ? DateToken::Kind::word
                                                      : DateToken::Kind::mark;
    const bool joins =
        !tokens.empty() && !spaced && kind != DateToken::Kind::mark && tokens.back().kind == kind;
    if (!joins) {
      tokens.push_back({kind, spaced, 0, 0, {i, i}});
    }
    DateToken& token = tokens.back();
    if (digit) {
      token.value = std::min<std::int64_t>(token.value * 10 + *digit, INT64_MAX / 100);
      ++token.digits;
    }
    i += c.bytes;
    token.span.end = i;
    spaced = false;
  }
  return tokens;
}

}  // namespace

DateTokens::DateTokens(std::string_view text, const std::vector<DateWords>& words,
                       std::string_view language)
    : text_(text), words_(words), language_(language), tokens_(tokens_of(text)) {}

bool DateTokens::is_year(int year) {
  return year >= first_year && year <= last_year;
}

bool DateTokens::is_number(std::size_t i, int least, int most) const {
  const DateToken* const t = token(i);
  return t != nullptr && t->kind == DateToken::Kind::number && t->digits >= least &&
         t->digits <= most;
}
bool DateTokens::is_mark(std::size_t i, std::string_view marks) const {
  const DateToken* const t = token(i);
  return t != nullptr && t->kind == DateToken::Kind::mark &&
         marks.find(of(*t)) != std::string_view::npos;
}
bool DateTokens::stands_alone(std::size_t i) const {
  return i == 0 || tokens_[i].spaced || tokens_[i - 1].kind != DateToken::Kind::mark ||
         !is_mark(i - 1, ".,-/$:_");
}

std::optional<int> DateTokens::year(std::size_t i) const {
  if (!is_number(i, 4, 4)) {
    return std::nullopt;
  }
  const int y = value(i) > last_year + 100 ? value(i) - buddhist_era : value(i);
  return is_year(y) ? std::optional<int>(y) : std::nullopt;
}

std::optional<int> DateTokens::month(std::size_t i) const {
  const DateToken* const t = token(i);
  if (t == nullptr || t->kind != DateToken::Kind::word || t->span.size() > 40) {
    return std::nullopt;
  }
  const std::string word = to_lower(of(*t));
  std::optional<int> any;
  for (const DateWords& language : words_) {
    const auto found = language.months.find(word);
    if (found != language.months.end()) {
      if (language.language == language_) {
        return found->second;
      }
      any = any ? any : found->second;
    }
  }
  return any;
}

std::size_t DateTokens::skip_fillers(std::size_t i) const {
  for (std::size_t n = 0; n < 3; ++n) {
    const DateToken* const t = token(i);
    if (t == nullptr) {
      return i;
    }
    if (t->kind == DateToken::Kind::mark) {
      if (of(*t) != "." && of(*t) != "," && of(*t) != "'" && of(*t) != "\u2019" &&
          of(*t) != "\u00BA" && of(*t) != "\u00B0") {
        return i;
      }
    } else if (t->kind != DateToken::Kind::word || month(i) || !is_filler(*t)) {
      return i;
    }
    ++i;
  }
  return i;
}

bool DateTokens::is_filler(const DateToken& t) const {
  const std::string word = to_lower(of(t));
  return std::any_of(words_.begin(), words_.end(), [&word](const DateWords& w) {
    return w.skipped.contains(word) || w.day_endings.contains(word);
  });
}

}  // namespace fabula::importers
