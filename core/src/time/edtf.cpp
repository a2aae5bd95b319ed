#include "fabula/time/edtf.hpp"

#include <charconv>
#include <cstddef>

#include "fabula/time/calendar.hpp"

namespace fabula {
namespace {

std::optional<int> number(std::string_view digits, std::size_t size) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  return whole && digits.size() == size && value >= 0 ? std::optional(value) : std::nullopt;
}

/// A year, a month or a day.
std::optional<TimeRange> parse_unit(std::string_view text) {
  constexpr std::size_t year_size = 4;
  constexpr std::size_t month_size = 7;
  const auto year = number(text.substr(0, year_size), year_size);
  if (!year || text.size() == year_size) {
    return year ? year_range(*year) : std::nullopt;
  }
  const auto month = number(text.substr(year_size + 1, 2), 2);
  if (text[year_size] != '-' || !month) {
    return std::nullopt;
  }
  if (text.size() == month_size) {
    return *month >= 1 && *month <= 12 ? unit_of_year(*year, Grain::month, *month) : std::nullopt;
  }
  const auto day = number(text.substr(month_size + 1), 2);
  const auto date = text[month_size] == '-' && day ? make_date(*year, *month, *day) : std::nullopt;
  return date ? unit_holding(*date, Grain::day) : std::nullopt;
}

std::optional<TimeRange> parse_range(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    return parse_unit(text);
  }
  constexpr std::string_view open = "..";
  const std::string_view first = text.substr(0, slash);
  const std::string_view last = text.substr(slash + 1);
  const auto begin = parse_unit(first);
  const auto end = parse_unit(last);
  if ((!begin && first != open) || (!end && last != open) || (!begin && !end)) {
    return std::nullopt;
  }
  TimeRange range;
  range.begin = begin ? begin->begin : boost::posix_time::ptime(boost::posix_time::neg_infin);
  range.end = end ? end->end : boost::posix_time::ptime(boost::posix_time::pos_infin);
  range.grain = begin ? begin->grain : end->grain;
  return range.begin < range.end ? std::optional(range) : std::nullopt;
}

}  // namespace

std::optional<When> parse_edtf(std::string_view text) {
  When when;
  when.basis = Basis::explicit_;
  when.approximate = text.ends_with('~');
  when.uncertain = text.ends_with('?');
  if (when.approximate || when.uncertain) {
    text.remove_suffix(1);
  }
  when.range = parse_range(text);
  return when.range ? std::optional(when) : std::nullopt;
}

}  // namespace fabula
