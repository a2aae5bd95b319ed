#include "date_in_text.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>

#include "clock_in_text.hpp"
#include "date_tokens.hpp"
#include "fabula/text/character.hpp"
#include "fabula/time/calendar.hpp"
#include "fabula/time/when.hpp"

namespace fabula::importers {
namespace {

namespace pt = boost::posix_time;

class Finder {
 public:
  Finder(std::string_view text, const std::vector<DateWords>& words, const DateStyle& style)
      : month_first_(style.month_first), t_(text, words, style.language) {}

  std::vector<DateInText> find() {
    std::vector<DateInText> found;
    for (std::size_t i = 0; i < t_.size();) {
      at_ = i;
      if (const auto day = read_day()) {
        DateInText date{{t_[i].span.begin, 0}, {}};
        date.value.local = pt::ptime(*day);
        date.day_or_month = std::exchange(day_or_month_, false);
        i = read_clock(t_, at_, date.value);
        date.span.end = t_[i - 1].span.end;
        found.push_back(date);
      } else {
        ++i;
      }
    }
    return found;
  }

 private:
  std::optional<Date> done(std::size_t end, int y, int m, int d) {
    const auto date = make_date(y, m, d);
    if (date) {
      at_ = end;
    }
    return date;
  }

  std::optional<Date> read_day() {
    const DateToken& first = t_[at_];
    if (first.kind == DateToken::Kind::mark || !t_.stands_alone(at_)) {
      return std::nullopt;
    }
    if (first.kind == DateToken::Kind::word) {
      return month_first();
    }
    if (first.digits == 4) {
      return year_first();
    }
    if (first.digits == 8) {
      const auto v = static_cast<int>(first.value);
      return DateTokens::is_year(v / 10000) ? done(at_ + 1, v / 10000, v / 100 % 100, v % 100)
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
    const auto y = t_.year(at_);
    if (!y) {
      return std::nullopt;
    }
    std::size_t i = at_ + 1;
    if (t_.is_mark(i, "-/.\u5E74\uB144") && t_.is_number(i + 1, 1, 2) &&
        t_.is_mark(i + 2, "-/.\u6708\uC6D4") && t_.is_number(i + 3, 1, 2)) {
      return done(i + 4 + (t_.is_mark(i + 4, "\u65E5\uC77C") ? 1 : 0), *y, t_.value(i + 1),
                  t_.value(i + 3));
    }
    i = t_.skip_fillers(i);
    if (t_.is_mark(i, "-/")) {
      ++i;
    }
    const auto m = t_.month(i);
    const std::size_t day = t_.is_mark(i + 1, "-/.") ? i + 2 : i + 1;
    return m && t_.is_number(day, 1, 2) ? done(day + 1, *y, *m, t_.value(day)) : std::nullopt;
  }

  /// January 14, 2020
  std::optional<Date> month_first() {
    const auto m = t_.month(at_);
    if (!m) {
      return std::nullopt;
    }
    const std::size_t day = t_.is_mark(at_ + 1, ".-/") ? at_ + 2 : at_ + 1;
    if (!t_.is_number(day, 1, 2)) {
      return std::nullopt;
    }
    std::size_t i = t_.skip_fillers(day + 1);
    if (t_.is_mark(i, "-/|")) {
      ++i;
    }
    const auto y = t_.year(i);
    return y ? done(i + 1, *y, *m, t_.value(day)) : std::nullopt;
  }

  /// 14.1.2020, 14/01/2020, 01/14/2020, 14-01-20
  std::optional<Date> day_or_month_first() {
    const std::size_t i = at_;
    if (!t_.is_mark(i + 1, "./-") || !t_.is_number(i + 2, 1, 2) || !t_.is_mark(i + 3, "./-") ||
        t_.of(t_[i + 1]) != t_.of(t_[i + 3])) {
      return std::nullopt;
    }
    auto y = t_.year(i + 4);
    if (!y && t_.is_number(i, 2, 2) && t_.is_number(i + 2, 2, 2) && t_.is_number(i + 4, 2, 2) &&
        !t_.is_mark(i + 5, "./-:")) {
      constexpr int newest = 50;
      y = t_.value(i + 4) + (t_.value(i + 4) < newest ? 2000 : 1900);
    }
    if (!y) {
      return std::nullopt;
    }
    int day = t_.value(i);
    int month = t_.value(i + 2);
    const bool swap = (month_first_ && t_.of(t_[i + 1]) != "." && day <= 12) || month > 12;
    day_or_month_ = t_.of(t_[i + 1]) != "." && day <= 12 && month <= 12 && day != month;
    if (swap) {
      std::swap(day, month);
    }
    return done(i + 5, *y, month, day);
  }

  /// 14. Januar 2020, 14 de enero de 2020, 14th of January, 2020
  std::optional<Date> day_first() {
    std::size_t i = t_.skip_fillers(at_ + 1);
    if (t_.is_mark(i, "-/")) {
      ++i;
    }
    const auto m = t_.month(i);
    if (!m) {
      return std::nullopt;
    }
    i = t_.skip_fillers(i + 1);
    if (t_.is_mark(i, "-/")) {
      ++i;
    }
    const auto y = t_.year(i);
    return y ? done(i + 1, *y, *m, t_.value(at_)) : std::nullopt;
  }

  bool month_first_;
  DateTokens t_;
  std::size_t at_ = 0;
  bool day_or_month_ = false;  // of the date that was read last
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

DateStyle date_style(std::string_view language, const std::vector<DateWords>& words) {
  DateStyle style;
  style.language = language.substr(0, std::min(language.find_first_of("-_"), language.size()));
  std::string tag = to_lower(language);
  std::replace(tag.begin(), tag.end(), '_', '-');
  style.month_first = std::any_of(words.begin(), words.end(), [&tag](const DateWords& dates) {
    return dates.month_first.contains(tag);
  });
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
