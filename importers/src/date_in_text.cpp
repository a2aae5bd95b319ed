#include "date_in_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>

#include "fabula/text/character.hpp"
#include "fabula/text/utf8.hpp"
#include "fabula/time/calendar.hpp"
#include "fabula/time/when.hpp"

namespace fabula::importers {
namespace {

namespace pt = boost::posix_time;

/// What may be a news article's date; other numbers of four digits are none.
constexpr int first_year = 1800;
constexpr int last_year = 2100;
constexpr int buddhist_era = 543;

struct Token {
  enum class Kind : std::uint8_t { number, word, mark };
  Kind kind = Kind::mark;
  bool spaced = false;  // white space stands before it
  int digits = 0;
  std::int64_t value = 0;
  Span span;
};

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

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  bool spaced = false;
  for (std::uint32_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    if (is_white_space(c.value)) {
      spaced = true;
      i += c.bytes;
      continue;
    }
    const auto digit = digit_of(c.value);
    const Token::Kind kind = digit                ? Token::Kind::number
                             : is_letter(c.value) ? Token::Kind::word
                                                  : Token::Kind::mark;
    const bool joins =
        !tokens.empty() && !spaced && kind != Token::Kind::mark && tokens.back().kind == kind;
    if (!joins) {
      tokens.push_back({kind, spaced, 0, 0, {i, i}});
    }
    Token& token = tokens.back();
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

class Finder {
 public:
  Finder(std::string_view text, const std::vector<DateWords>& words, const DateStyle& style)
      : text_(text), words_(words), style_(style), tokens_(tokens_of(text)) {}

  std::vector<DateInText> find() {
    std::vector<DateInText> found;
    for (std::size_t i = 0; i < tokens_.size();) {
      at_ = i;
      if (const auto day = read_day()) {
        DateInText date{{tokens_[i].span.begin, tokens_[at_ - 1].span.end}, {}};
        date.value.local = pt::ptime(*day);
        read_clock(date);
        found.push_back(date);
        i = at_;
      } else {
        ++i;
      }
    }
    return found;
  }

 private:
  [[nodiscard]] const Token* token(std::size_t i) const {
    return i < tokens_.size() ? &tokens_[i] : nullptr;
  }
  [[nodiscard]] std::string_view of(const Token& t) const {
    return text_.substr(t.span.begin, t.span.size());
  }
  [[nodiscard]] bool is_number(std::size_t i, int least, int most) const {
    const Token* const t = token(i);
    return t != nullptr && t->kind == Token::Kind::number && t->digits >= least &&
           t->digits <= most;
  }
  [[nodiscard]] bool is_mark(std::size_t i, std::string_view marks) const {
    const Token* const t = token(i);
    return t != nullptr && t->kind == Token::Kind::mark &&
           marks.find(of(*t)) != std::string_view::npos;
  }
  [[nodiscard]] int value(std::size_t i) const { return static_cast<int>(tokens_[i].value); }

  [[nodiscard]] bool stands_alone(std::size_t i) const {
    // Not in the middle of a longer number, a version, a price.
    return i == 0 || tokens_[i].spaced || tokens_[i - 1].kind != Token::Kind::mark ||
           !is_mark(i - 1, ".,-/$:_");
  }

  [[nodiscard]] std::optional<int> year(std::size_t i) const {
    if (!is_number(i, 4, 4)) {
      return std::nullopt;
    }
    const int y = value(i) > last_year + 100 ? value(i) - buddhist_era : value(i);
    return y >= first_year && y <= last_year ? std::optional<int>(y) : std::nullopt;
  }

  [[nodiscard]] std::optional<int> month(std::size_t i) const {
    const Token* const t = token(i);
    if (t == nullptr || t->kind != Token::Kind::word || t->span.size() > 40) {
      return std::nullopt;
    }
    const std::string word = to_lower(of(*t));
    std::optional<int> any;
    for (const DateWords& language : words_) {
      const auto found = language.months.find(word);
      if (found != language.months.end()) {
        if (language.language == style_.language) {
          return found->second;
        }
        any = any ? any : found->second;
      }
    }
    return any;
  }

  /// Words that stand in a date and say nothing: "of", "de", the endings of ordinals, a dot.
  [[nodiscard]] std::size_t skip_fillers(std::size_t i) const {
    for (std::size_t n = 0; n < 3; ++n) {
      const Token* const t = token(i);
      if (t == nullptr) {
        return i;
      }
      if (t->kind == Token::Kind::mark) {
        if (of(*t) != "." && of(*t) != "," && of(*t) != "'" && of(*t) != "\u2019" &&
            of(*t) != "\u00BA" && of(*t) != "\u00B0") {
          return i;
        }
      } else if (t->kind != Token::Kind::word || month(i) || !is_filler(*t)) {
        return i;
      }
      ++i;
    }
    return i;
  }

  [[nodiscard]] bool is_filler(const Token& t) const {
    const std::string word = to_lower(of(t));
    return std::any_of(words_.begin(), words_.end(), [&word](const DateWords& w) {
      return w.skipped.contains(word) || w.day_endings.contains(word);
    });
  }

  std::optional<Date> done(std::size_t end, int y, int m, int d) {
    const auto date = make_date(y, m, d);
    if (date) {
      at_ = end;
    }
    return date;
  }

  std::optional<Date> read_day() {
    const Token& first = tokens_[at_];
    if (first.kind == Token::Kind::mark || !stands_alone(at_)) {
      return std::nullopt;
    }
    if (first.kind == Token::Kind::word) {
      return month_first();
    }
    if (first.digits == 4) {
      return year_first();
    }
    if (first.digits == 8) {
      const auto v = static_cast<int>(first.value);
      return v / 10000 >= first_year && v / 10000 <= last_year
                 ? done(at_ + 1, v / 10000, v / 100 % 100, v % 100)
                 : std::nullopt;
    }
    if (first.digits > 2) {
      return std::nullopt;
    }
    const auto numbers = day_or_month_first();
    return numbers ? numbers : day_first();
  }

  /// 2020-01-14, 2020/1/14, 2020年1月14日, 2020. január 14.
  std::optional<Date> year_first() {
    const auto y = year(at_);
    if (!y) {
      return std::nullopt;
    }
    std::size_t i = at_ + 1;
    if (is_mark(i, "-/.\u5E74\uB144") && is_number(i + 1, 1, 2) &&
        is_mark(i + 2, "-/.\u6708\uC6D4") && is_number(i + 3, 1, 2)) {
      return done(i + 4 + (is_mark(i + 4, "\u65E5\uC77C") ? 1 : 0), *y, value(i + 1), value(i + 3));
    }
    i = skip_fillers(i);
    if (is_mark(i, "-/")) {
      ++i;
    }
    const auto m = month(i);
    const std::size_t day = is_mark(i + 1, "-/.") ? i + 2 : i + 1;
    return m && is_number(day, 1, 2) ? done(day + 1, *y, *m, value(day)) : std::nullopt;
  }

  /// January 14, 2020
  std::optional<Date> month_first() {
    const auto m = month(at_);
    if (!m) {
      return std::nullopt;
    }
    const std::size_t day = is_mark(at_ + 1, ".-/") ? at_ + 2 : at_ + 1;
    if (!is_number(day, 1, 2)) {
      return std::nullopt;
    }
    std::size_t i = skip_fillers(day + 1);
    if (is_mark(i, "-/|")) {
      ++i;
    }
    const auto y = year(i);
    return y ? done(i + 1, *y, *m, value(day)) : std::nullopt;
  }

  /// 14.1.2020, 14/01/2020, 01/14/2020, 14-01-20
  std::optional<Date> day_or_month_first() {
    const std::size_t i = at_;
    if (!is_mark(i + 1, "./-") || !is_number(i + 2, 1, 2) || !is_mark(i + 3, "./-") ||
        of(tokens_[i + 1]) != of(tokens_[i + 3])) {
      return std::nullopt;
    }
    auto y = year(i + 4);
    if (!y && is_number(i, 2, 2) && is_number(i + 2, 2, 2) && is_number(i + 4, 2, 2) &&
        !is_mark(i + 5, "./-:")) {
      constexpr int newest = 50;
      y = value(i + 4) + (value(i + 4) < newest ? 2000 : 1900);
    }
    if (!y) {
      return std::nullopt;
    }
    int day = value(i);
    int month = value(i + 2);
    const bool swap = (style_.month_first && of(tokens_[i + 1]) != "." && day <= 12) || month > 12;
    if (swap) {
      std::swap(day, month);
    }
    return done(i + 5, *y, month, day);
  }

  /// 14. Januar 2020, 14 de enero de 2020, 14th of January, 2020
  std::optional<Date> day_first() {
    std::size_t i = skip_fillers(at_ + 1);
    if (is_mark(i, "-/")) {
      ++i;
    }
    const auto m = month(i);
    if (!m) {
      return std::nullopt;
    }
    i = skip_fillers(i + 1);
    if (is_mark(i, "-/")) {
      ++i;
    }
    const auto y = year(i);
    return y ? done(i + 1, *y, *m, value(at_)) : std::nullopt;
  }

  /// The clock time behind a date: "T10:00:00Z", ", 10:00 am CET", " at 10.30".
  void read_clock(DateInText& date) {
    std::size_t i = at_;
    for (int skipped = 0; skipped < 3 && i < tokens_.size(); ++skipped) {
      const Token& t = tokens_[i];
      const bool passes = t.kind == Token::Kind::mark
                              ? is_mark(i, ",-|@\u00B7\u2022\u2013\u2014/")
                              : t.kind == Token::Kind::word && (t.span.size() <= 4 || is_filler(t));
      if (!passes) {
        break;
      }
      ++i;
    }
    if (is_number(i, 6, 6) && i > 0 && tokens_[i - 1].kind == Token::Kind::word &&
        !tokens_[i].spaced) {
      basic_clock(date, i);
      return;
    }
    if (!is_number(i, 1, 2) || !(is_mark(i + 1, ":.") || is_letter_h(i + 1)) ||
        !is_number(i + 2, 2, 2) || tokens_[i + 2].spaced || value(i) > 24 || value(i + 2) > 59) {
      return;
    }
    int hour = value(i) % 24;
    const int minute = value(i + 2);
    int second = 0;
    i += 3;
    if (is_mark(i, ":") && is_number(i + 1, 2, 2) && value(i + 1) < 60) {
      second = value(i + 1);
      i += 2;
      if (is_mark(i, ".,") && is_number(i + 1, 1, 9) && !tokens_[i + 1].spaced) {
        i += 2;
      }
    }
    if (const auto meridiem = half_of_day(i)) {
      hour = hour % 12 + (*meridiem ? 12 : 0);
      i += is_mark(i + 1, ".") ? 4 : 1;
    }
    date.value.local += pt::time_duration(hour, minute, second);
    date.value.has_time = true;
    at_ = std::min(i, tokens_.size());
    read_zone(date.value);
    date.span.end = tokens_[at_ - 1].span.end;
  }

  /// "T080000+0200"
  void basic_clock(DateInText& date, std::size_t i) {
    const int hour = value(i) / 10000;
    const int minute = value(i) / 100 % 100;
    const int second = value(i) % 100;
    if (hour > 23 || minute > 59 || second > 59) {
      return;
    }
    date.value.local += pt::time_duration(hour, minute, second);
    date.value.has_time = true;
    at_ = i + 1;
    read_zone(date.value);
    date.span.end = tokens_[at_ - 1].span.end;
  }

  [[nodiscard]] bool is_letter_h(std::size_t i) const {
    const Token* const t = token(i);
    return t != nullptr && t->kind == Token::Kind::word && (of(*t) == "h" || of(*t) == "H");
  }

  /// False in the morning, true in the afternoon. "a.m." is a word, a dot, a word.
  [[nodiscard]] std::optional<bool> half_of_day(std::size_t i) const {
    const Token* const t = token(i);
    if (t == nullptr || t->kind != Token::Kind::word) {
      return std::nullopt;
    }
    std::string word = to_lower(of(*t));
    if (is_mark(i + 1, ".") && token(i + 2) != nullptr &&
        tokens_[i + 2].kind == Token::Kind::word) {
      word += to_lower(of(tokens_[i + 2]));
    }
    for (const DateWords& language : words_) {
      if (language.morning.contains(word)) {
        return false;
      }
      if (language.afternoon.contains(word)) {
        return true;
      }
    }
    return std::nullopt;
  }

  void read_zone(Instant& instant) {
    const bool bracket = is_mark(at_, "(");
    const std::size_t i = at_ + (bracket ? 1 : 0);
    const Token* const t = token(i);
    if (t == nullptr) {
      return;
    }
    if (t->kind == Token::Kind::word) {
      const std::string word = to_lower(of(*t));
      for (const DateWords& language : words_) {
        const auto zone = language.zones.find(word);
        if (zone != language.zones.end()) {
          instant.utc_offset_minutes = zone->second;
          at_ = i + 1;
          return;
        }
      }
      if (word == "z") {
        instant.utc_offset_minutes = 0;
        at_ = i + 1;
      }
      return;
    }
    const bool plus = is_mark(i, "+");
    if (!plus && !is_mark(i, "-\u2212")) {
      return;
    }
    int minutes = 0;
    std::size_t end = i + 2;
    if (is_number(i + 1, 4, 4)) {
      minutes = value(i + 1) / 100 * 60 + value(i + 1) % 100;
    } else if (is_number(i + 1, 2, 2) && is_mark(i + 2, ":") && is_number(i + 3, 2, 2)) {
      minutes = value(i + 1) * 60 + value(i + 3);
      end = i + 4;
    } else if (is_number(i + 1, 2, 2) && !tokens_[i + 1].spaced && !tokens_[i].spaced) {
      minutes = value(i + 1) * 60;
    } else {
      return;
    }
    constexpr int farthest = 14 * 60;
    if (minutes <= farthest) {
      instant.utc_offset_minutes = plus ? minutes : -minutes;
      at_ = end;
    }
  }

  std::string_view text_;
  const std::vector<DateWords>& words_;
  const DateStyle& style_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
};

/// Seconds or milliseconds since 1970.
std::optional<Instant> epoch(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() ||
      (text.size() != 10 && text.size() != 13)) {
    return std::nullopt;
  }
  const std::int64_t seconds = text.size() == 13 ? value / 1000 : value;
  Instant instant;
  instant.local = pt::ptime(boost::gregorian::date(1970, 1, 1)) +
                  pt::time_duration(static_cast<pt::time_duration::hour_type>(seconds / 3600), 0,
                                    seconds % 3600);
  instant.has_time = true;
  instant.utc_offset_minutes = 0;
  return instant;
}

}  // namespace

DateStyle date_style(std::string_view language) {
  DateStyle style;
  style.language = language.substr(0, std::min(language.find_first_of("-_"), language.size()));
  std::string region;
  if (language.size() > style.language.size()) {
    region = to_lower(language.substr(style.language.size() + 1));
  }
  style.month_first =
      style.language == "en" && (region.empty() || region == "us" || region == "ph");
  return style;
}

std::vector<DateInText> dates_in(std::string_view text, const std::vector<DateWords>& words,
                                 const DateStyle& style) {
  return Finder(text, words, style).find();
}

std::optional<Instant> stated_date(std::string_view text, const std::vector<DateWords>& words,
                                   const DateStyle& style) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) {
    return std::nullopt;
  }
  text = text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
  constexpr std::size_t longest = 200;
  if (text.size() > longest) {
    return std::nullopt;
  }
  if (auto instant = parse_instant(text)) {
    return instant;
  }
  if (auto instant = epoch(text)) {
    return instant;
  }
  const auto found = dates_in(text, words, style);
  return found.empty() ? std::nullopt : std::optional<Instant>(found.front().value);
}

}  // namespace fabula::importers
