#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "fabula/extraction/times.hpp"

namespace fabula {
namespace {

constexpr std::array<std::string_view, time_key_count> key_names = {
    "year",       "short_year",  "hundreds",   "month",     "day",     "weekday", "week",
    "quarter",    "half",        "season",     "decade",    "century", "part",    "hour",
    "minute",     "second",      "meridiem",   "zone",      "holiday", "grain",   "day_shift",
    "week_shift", "month_shift", "year_shift", "direction", "from",    "unit",    "shift",
    "number",     "unit2",       "number2",    "unit3",     "number3", "scale",   "fraction",
    "side",       "mod",         "quant",      "freq",      "kind",    "value"};

}  // namespace

std::optional<TimeKey> parse_time_key(std::string_view name) {
  const auto at = std::find(key_names.begin(), key_names.end(), name);
  if (at == key_names.end()) {
    return std::nullopt;
  }
  return static_cast<TimeKey>(at - key_names.begin());
}

TemporalGrammar::TemporalGrammar(TemporalRules rules, Diagnostics& problems)
    : rules_(std::move(rules)) {
  std::vector<TokenPattern> patterns;
  for (const TimeRule& rule : rules_.rules) {
    patterns.insert(patterns.end(), rule.patterns.begin(), rule.patterns.end());
  }
  matcher_ = TokenMatcher(rules_.lists, rules_.phrases, patterns, problems);
  for (std::uint32_t r = 0; r < rules_.rules.size(); ++r) {
    const TimeRule& rule = rules_.rules[r];
    for (std::size_t p = 0; p < rule.patterns.size(); ++p) {
      CompiledRule compiled{r, {}};
      const auto pattern = static_cast<std::uint32_t>(compiled_.size());
      for (const TimeArgument& argument : rule.arguments) {
        Argument a{argument.key, {}, max_bindings, false};
        std::string_view text = argument.text;
        a.negative = text.substr(0, 2) == "-$";
        text.remove_prefix(a.negative ? 1 : 0);
        if (!text.empty() && text[0] == '$') {
          a.slot = static_cast<std::uint8_t>(matcher_.slot(pattern, text.substr(1)));
          if (a.slot == max_bindings && p == 0 && rule.patterns.size() == 1) {
            problems.push_back(
                {Severity::error, "config-invalid",
                 fmt::format("no part of the pattern is called '{}'", text.substr(1)),
                 argument.where});
          }
        } else {
          a.constant.is_set = true;
          const auto [end, error] =
              std::from_chars(text.data(), text.data() + text.size(), a.constant.number);
          a.constant.is_number = error == std::errc() && end == text.data() + text.size();
          if (!a.constant.is_number) {
            symbols_.emplace_back(text);
            a.constant.symbol =
                static_cast<std::uint32_t>(matcher_.symbols().size() + symbols_.size() - 1);
          }
        }
        compiled.arguments.push_back(a);
      }
      compiled_.push_back(std::move(compiled));
    }
  }
}

std::string_view TemporalGrammar::symbol(const Binding& binding) const {
  const std::size_t own = matcher_.symbols().size();
  return binding.symbol < own ? matcher_.symbols()[binding.symbol] : symbols_[binding.symbol - own];
}

}  // namespace fabula
