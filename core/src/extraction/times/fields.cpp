#include <algorithm>

#include <fmt/format.h>

#include "reading.hpp"

namespace fabula {

TimeFields::TimeFields(const TemporalGrammar& grammar, const PatternMatch& match)
    : grammar_(&grammar) {
  for (const TemporalGrammar::Argument& argument : grammar.rule_of(match.pattern).arguments) {
    Binding value =
        argument.slot < max_bindings ? match.bindings[argument.slot] : argument.constant;
    if (argument.negative) {
      value.number = value.is_number ? -value.number : -1;  // of a vague number its sign alone
    }
    Binding& place = values_[static_cast<std::size_t>(argument.key)];
    if (value.is_set || !place.is_set) {
      place = value;
    }
  }
}

std::string_view TimeFields::symbol(TimeKey key) const {
  const Binding& binding = at(key);
  return binding.is_set && !binding.is_number ? grammar_->symbol(binding) : std::string_view();
}

std::optional<UnitName> parse_unit(std::string_view name) {
  struct Named {
    std::string_view name;
    UnitName unit;
  };
  static constexpr std::array<Named, 15> units = {{
      {"second", {Grain::second, 1, "S", true, false}},
      {"minute", {Grain::minute, 1, "M", true, false}},
      {"hour", {Grain::hour, 1, "H", true, false}},
      {"day", {Grain::day, 1, "D", false, false}},
      {"night", {Grain::day, 1, "D", false, false}},
      {"weekend", {Grain::week, 1, "WE", false, true}},
      {"week", {Grain::week, 1, "W", false, false}},
      {"fortnight", {Grain::week, 2, "W", false, false}},
      {"month", {Grain::month, 1, "M", false, false}},
      {"season", {Grain::season, 1, "Y", false, false}},
      {"quarter", {Grain::quarter, 1, "Q", false, false}},
      {"half", {Grain::half, 1, "H", false, false}},
      {"year", {Grain::year, 1, "Y", false, false}},
      {"decade", {Grain::decade, 1, "Y", false, false}},
      {"century", {Grain::century, 1, "Y", false, false}},
  }};
  const auto at =
      std::find_if(units.begin(), units.end(), [name](const Named& u) { return u.name == name; });
  return at == units.end() ? std::optional<UnitName>() : at->unit;
}

std::string timex_value(const TimeRange& unit) {
  const Date first = unit.begin.date();
  const int year = static_cast<int>(first.year());
  const int month = first.month().as_number();
  static constexpr std::array<const char*, 4> seasons = {"SP", "SU", "FA", "WI"};
  switch (unit.grain) {
    case Grain::week: {
      const IsoWeek week = iso_week(first);
      return fmt::format("{:04}-W{:02}", week.year, week.week);
    }
    case Grain::month:
      return fmt::format("{:04}-{:02}", year, month);
    case Grain::season:
      return fmt::format("{:04}-{}", year, seasons[static_cast<std::size_t>(season_of(first) - 1)]);
    case Grain::quarter:
      return fmt::format("{:04}-Q{}", year, quarter_of(first));
    case Grain::half:
      return fmt::format("{:04}-H{}", year, month <= 6 ? 1 : 2);
    case Grain::year:
      return fmt::format("{:04}", year);
    case Grain::decade:
      return fmt::format("{}", year / 10);
    case Grain::century:
      return fmt::format("{}", year / 100);
    default:
      if (unit.end - unit.begin > boost::posix_time::hours(24 * 20)) {
        return fmt::format("{:04}-{:02}", year, month);  // a month of another calendar
      }
      return fmt::format("{:04}-{:02}-{:02}", year, month, static_cast<int>(first.day()));
  }
}

}  // namespace fabula
