#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fabula/extraction/mentions.hpp"
#include "fabula/language/analysis.hpp"
#include "fabula/language/token_pattern.hpp"
#include "fabula/text/article.hpp"

namespace fabula {

/// What a time rule computes from the parts that its pattern bound; see docs/rules.md.
enum class TimeOperation : std::uint8_t {
  date,       ///< a calendar date or time of day, what is missing taken from the context
  unit,       ///< a calendar unit counted from publication or from the narrative: "last week"
  duration,   ///< a length of time: "two years"
  set,        ///< something that recurs: "every Monday"
  reference,  ///< past, present or future without a date: "recently"
  nothing,    ///< no time at all; keeps other rules away from its tokens
};

/// The arguments of the operations.
enum class TimeKey : std::uint8_t {
  year,
  short_year,  ///< two digits
  hundreds,    ///< 19 of "nineteen ninety-six"
  month,
  day,
  weekday,  ///< 1 is Monday
  week,
  quarter,
  half,
  season,  ///< 1 is spring
  decade,  ///< 1990 or 90
  century,
  part,  ///< of the day: MO, MI, AF, EV, NI, DT
  hour,
  minute,
  second,
  meridiem,  ///< am, pm
  holiday,   ///< "12-25", "11-4#4" (fourth Thursday), "easter-2", "orthodox+0"
  day_shift,
  week_shift,
  month_shift,
  year_shift,
  direction,  ///< past, future, this: overrides tense; before, after: strictly
  from,       ///< narrative: counted from an earlier expression; like: of the same kind as it
  unit,
  shift,
  number,
  unit2,
  number2,
  fraction,
  side,  ///< past, future: a duration that touches publication
  mod,
  quant,
  freq,
  kind,  ///< DATE, TIME, DURATION, SET where the operation's own is not meant
  value  ///< a TIMEX3 value as it stands
};
inline constexpr std::size_t time_key_count = static_cast<std::size_t>(TimeKey::value) + 1;

/// One argument as a rule states it: "$month", "-$n", "3", "past".
struct TimeArgument {
  TimeKey key = TimeKey::year;
  std::string text;
  SourceLocation where;
};

/// A rule of time expressions, as read.
struct TimeRule {
  std::string name;
  std::vector<TokenPattern> patterns;
  TimeOperation operation = TimeOperation::date;
  std::vector<TimeArgument> arguments;
  int priority = 0;
  std::vector<std::pair<std::string, std::string>> examples;  ///< wording, TIMEX3 value
  std::vector<std::string> not_times;  ///< wordings that this rule must not match
  SourceLocation where;
};

/// Summer time, by who decides on it.
enum class SummerTime : std::uint8_t { none, american, european };

/// The clock at a place that news is filed from.
struct PlaceClock {
  std::string place;
  int utc_offset_minutes = 0;
  SummerTime summer_time = SummerTime::none;
};

/// All rules of one language, as read.
struct TemporalRules {
  std::vector<WordList> lists;
  std::vector<PatternPhrase> phrases;
  std::vector<TimeRule> rules;
  std::vector<PlaceClock> places;
  /// Auxiliaries that point to the future, in lower case.
  std::vector<std::string> future_auxiliaries;
  /// Lemmas of verbs and nouns whose object lies ahead even in the past tense: plan, schedule.
  std::vector<std::string> planning_verbs;
  /// Lemmas of prepositions of a deadline: until, by.
  std::vector<std::string> deadline_words;
};

/// The compiled rules of time expressions: once you hold one, it is valid. One that is made by
/// default knows no rules and finds nothing.
class TemporalGrammar {
 public:
  TemporalGrammar() = default;
  /// Rules with problems are reported and left out.
  TemporalGrammar(TemporalRules rules, Diagnostics& problems);

  /// An argument with its value or the slot of a match that it is taken from.
  struct Argument {
    TimeKey key = TimeKey::year;
    Binding constant;
    std::uint8_t slot = max_bindings;
    bool negative = false;
  };
  struct CompiledRule {
    std::uint32_t rule = 0;  ///< index into rules()
    std::vector<Argument> arguments;
  };

  [[nodiscard]] const TokenMatcher& matcher() const noexcept { return matcher_; }
  [[nodiscard]] const std::vector<TimeRule>& rules() const noexcept { return rules_.rules; }
  [[nodiscard]] const TemporalRules& source() const noexcept { return rules_; }
  /// By pattern of the matcher: a rule of several patterns stands here several times.
  [[nodiscard]] const CompiledRule& rule_of(std::uint32_t pattern) const {
    return compiled_[pattern];
  }
  [[nodiscard]] std::string_view symbol(const Binding& binding) const;

 private:
  TemporalRules rules_;
  TokenMatcher matcher_;
  std::vector<CompiledRule> compiled_;
  std::vector<std::string> symbols_;  // of constants; numbered after those of the matcher
};

/// "year", "short_year", ...: the keys as rule files write them.
std::optional<TimeKey> parse_time_key(std::string_view name);

/// What relative expressions of an article are counted from: its publication, on the clock of the
/// place that it was filed from where that is known.
ReferenceTime reference_time(const ArticleMeta& meta, const std::vector<PlaceClock>& places);

/// Finds the time expressions of an article and dates them by the article's reference time.
std::vector<TimeMention> find_times(const Article& article, const Analysis& analysis,
                                    const TemporalGrammar& grammar,
                                    std::vector<std::string>& rules);

}  // namespace fabula
