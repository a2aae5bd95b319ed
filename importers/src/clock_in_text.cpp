#include "clock_in_text.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "fabula/text/character.hpp"

namespace fabula::importers {
namespace {

namespace pt = boost::posix_time;

class ClockReader {
 public:
  ClockReader(const DateTokens& tokens, std::size_t at) : t_(tokens), at_(at) {}

  std::size_t read(Instant& instant) {
    std::size_t i = at_;
    for (int skipped = 0; skipped < 3 && i < t_.size(); ++skipped) {
      const DateToken& t = t_[i];
      const bool passes =
          t.kind == DateToken::Kind::mark
              ? t_.is_mark(i, ",-|@\u00B7\u2022\u2013\u2014/")
              : t.kind == DateToken::Kind::word && (t.span.size() <= 4 || t_.is_filler(t));
      if (!passes) {
        break;
      }
      ++i;
    }
    if (t_.is_number(i, 6, 6) && i > 0 && t_[i - 1].kind == DateToken::Kind::word &&
        !t_[i].spaced) {
      return read_basic(instant, i);
    }
    if (!t_.is_number(i, 1, 2) || !(t_.is_mark(i + 1, ":.") || is_letter_h(i + 1)) ||
        !t_.is_number(i + 2, 2, 2) || t_[i + 2].spaced || t_.value(i) > 24 ||
        t_.value(i + 2) > 59) {
      return at_;
    }
    int hour = t_.value(i) % 24;
    const int minute = t_.value(i + 2);
    int second = 0;
    i += 3;
    if (t_.is_mark(i, ":") && t_.is_number(i + 1, 2, 2) && t_.value(i + 1) < 60) {
      second = t_.value(i + 1);
      i += 2;
      if (t_.is_mark(i, ".,") && t_.is_number(i + 1, 1, 9) && !t_[i + 1].spaced) {
        i += 2;
      }
    }
    if (const auto meridiem = half_of_day(i)) {
      hour = hour % 12 + (*meridiem ? 12 : 0);
      i += t_.is_mark(i + 1, ".") ? 4 : 1;
    }
    return finish(instant, pt::time_duration(hour, minute, second), std::min(i, t_.size()));
  }

 private:
  /// "T080000+0200"
  std::size_t read_basic(Instant& instant, std::size_t i) {
    const int hour = t_.value(i) / 10000;
    const int minute = t_.value(i) / 100 % 100;
    const int second = t_.value(i) % 100;
    if (hour > 23 || minute > 59 || second > 59) {
      return at_;
    }
    return finish(instant, pt::time_duration(hour, minute, second), i + 1);
  }

  std::size_t finish(Instant& instant, const pt::time_duration& clock, std::size_t end) {
    instant.local += clock;
    instant.has_time = true;
    at_ = end;
    read_zone(instant);
    return at_;
  }

  [[nodiscard]] bool is_letter_h(std::size_t i) const {
    const DateToken* const t = t_.token(i);
    return t != nullptr && t->kind == DateToken::Kind::word &&
           (t_.of(*t) == "h" || t_.of(*t) == "H");
  }

  /// False in the morning, true in the afternoon. "a.m." is a word, a dot, a word.
  [[nodiscard]] std::optional<bool> half_of_day(std::size_t i) const {
    const DateToken* const t = t_.token(i);
    if (t == nullptr || t->kind != DateToken::Kind::word) {
      return std::nullopt;
    }
    std::string word = to_lower(t_.of(*t));
    if (t_.is_mark(i + 1, ".") && t_.token(i + 2) != nullptr &&
        t_[i + 2].kind == DateToken::Kind::word) {
      word += to_lower(t_.of(t_[i + 2]));
    }
    for (const DateWords& language : t_.words()) {
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
    const bool bracket = t_.is_mark(at_, "(");
    const std::size_t i = at_ + (bracket ? 1 : 0);
    const DateToken* const t = t_.token(i);
    if (t == nullptr) {
      return;
    }
    if (t->kind == DateToken::Kind::word) {
      const std::string word = to_lower(t_.of(*t));
      for (const DateWords& language : t_.words()) {
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
    const bool plus = t_.is_mark(i, "+");
    if (!plus && !t_.is_mark(i, "-\u2212")) {
      return;
    }
    int minutes = 0;
    std::size_t end = i + 2;
    if (t_.is_number(i + 1, 4, 4)) {
      minutes = t_.value(i + 1) / 100 * 60 + t_.value(i + 1) % 100;
    } else if (t_.is_number(i + 1, 2, 2) && t_.is_mark(i + 2, ":") && t_.is_number(i + 3, 2, 2)) {
      minutes = t_.value(i + 1) * 60 + t_.value(i + 3);
      end = i + 4;
    } else if (t_.is_number(i + 1, 2, 2) && !t_[i + 1].spaced && !t_[i].spaced) {
      minutes = t_.value(i + 1) * 60;
    } else {
      return;
    }
    constexpr int farthest = 14 * 60;
    if (minutes <= farthest) {
      instant.utc_offset_minutes = plus ? minutes : -minutes;
      at_ = end;
    }
  }

  const DateTokens& t_;
  std::size_t at_;
};

}  // namespace

std::size_t read_clock(const DateTokens& tokens, std::size_t at, Instant& instant) {
  return ClockReader(tokens, at).read(instant);
}

}  // namespace fabula::importers
