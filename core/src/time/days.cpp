#include "fabula/time/days.hpp"

#include <charconv>
#include <cstddef>
#include <system_error>

namespace fabula {
namespace {

std::optional<int> number(std::string_view digits, std::size_t size) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.size() != size || error != std::errc() || end != digits.data() + digits.size() ||
      value < 0) {
    return std::nullopt;
  }
  return value;
}

}  // namespace

std::optional<DayRange> parse_days(std::string_view text) {
  const bool has_month = text.size() > 4;
  const bool has_day = text.size() > 7;
  if ((has_month && text[4] != '-') || (has_day && text[7] != '-')) {
    return std::nullopt;
  }
  const auto year = number(text.substr(0, 4), 4);
  const auto month = has_month ? number(text.substr(5, 2), 2) : std::optional(1);
  const auto day = has_day ? number(text.substr(8), 2) : std::optional(1);
  if (!year || !month || !day) {
    return std::nullopt;
  }
  const auto first = make_date(*year, *month, *day);
  if (!first) {
    return std::nullopt;
  }
  const int last_month = has_month ? *month : 12;
  const auto last =
      has_day ? first : make_date(*year, last_month, days_in_month(*year, last_month));
  return DayRange{*first, *last};
}

}  // namespace fabula
