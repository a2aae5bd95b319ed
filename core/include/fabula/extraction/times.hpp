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
#include "fabula/time/time_zone.hpp"

namespace fabula {

class Model;

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
  decade,  ///< 1990, 199 or 90
  century,
  part,  ///< of the day: MO, MI, AF, EV, NI, DT
  hour,
  minute,
  second,
  meridiem,  ///< am, pm
  zone,      ///< entry of TemporalRules::zone_names
  holiday,   ///< a rule of fabula/time/holidays.hpp
  grain,     ///< the unit that holds the day, not the day: "the week of 4 March"
  day_shift,
  week_shift,
  month_shift,
  year_shift,
  direction,  ///< past, future, this: overrides tense; before, after: strictly
  /// What it is counted from, where not publication. narrative: an earlier expression; like: one of
  /// the same kind; same: that one itself; event: what is named behind it, where that is dated;
  /// range: the expression in front of it, of which it is the other end.
  from,
  unit,
  shift,
  number,
  unit2,
  number2,
  unit3,
  number3,
  scale,  ///< how many of the unit are one: 10 for decades counted in years
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

/// A wording that shows what a rule does.
struct TimeExample {
  std::string wording;
  std::string value;  ///< TIMEX3; empty where no time must be found
  SourceLocation where;
};

/// A rule of time expressions, as read.
struct TimeRule {
  std::string name;
  std::vector<TokenPattern> patterns;
  TimeOperation operation = TimeOperation::date;
  std::vector<TimeArgument> arguments;
  int priority = 0;
  bool continues = false;  ///< only directly behind another expression: "April 24 and 25"
  std::vector<TimeExample> examples;   ///< wordings that this rule reads
  std::vector<TimeExample> not_times;  ///< wordings that this rule must not match
  SourceLocation where;
};

/// A place that news is filed from, and its clock.
struct PlaceClock {
  std::string place;
  std::uint32_t zone = 0;  ///< index into TemporalRules::zones
};

/// A name of a clock, "IST", and the zones that it may mean.
struct ZoneName {
  struct Meaning {
    std::string country;  ///< where it means that: ISO 3166-1 alpha-2; empty: anywhere else
    std::uint32_t zone = 0;
  };
  std::string name;
  std::vector<Meaning> meanings;  ///< none: the clock of the place itself
};

/// All rules of one language, as read.
struct TemporalRules {
  std::vector<WordList> lists;
  std::vector<PatternPhrase> phrases;
  std::vector<TimeRule> rules;
  std::vector<TimeZone> zones;
  std::vector<PlaceClock> places;
  std::vector<ZoneName> zone_names;
  /// Auxiliaries that point to the future, in lower case.
  std::vector<std::string> future_auxiliaries;
  /// Those of them that only make something possible: may, could.
  std::vector<std::string> weak_auxiliaries;
  /// Past forms that are the present's too: cut, hit.
  std::vector<std::string> unchanged_pasts;
  /// Lemmas of verbs with which an infinitive lies ahead: be, in "was to meet".
  std::vector<std::string> copulas;
  /// Lemmas of verbs and nouns whose object lies ahead even in the past tense: plan, schedule.
  std::vector<std::string> planning_verbs;
  /// Lemmas of prepositions of a deadline: until, by.
  std::vector<std::string> deadline_words;
  /// Lemmas of verbs that a deadline ends, told in the past: lasted until Friday.
  std::vector<std::string> lasting_verbs;
  /// Lemmas of prepositions of what is meant for a day, whatever the tense: set for, in "set for
  /// Feb. 20".
  std::vector<std::string> purpose_words;
  /// Lemmas of prepositions of a beginning that is past: since.
  std::vector<std::string> since_words;
  /// Two lemmas each, behind which something lies ahead: "ahead of Sunday's vote".
  std::vector<std::string> ahead_words;
  /// Words between the two ends of a range: to, through; and after which word "and" is one:
  /// between.
  std::vector<std::string> range_words;
  std::vector<std::string> pair_words;
  /// Labels of named entities that a time can only be part of by its name: the Sunday Times.
  std::vector<std::string> name_entities;
  /// Countries whose papers write the month first in 3/5/2011 (ISO 3166-1); empty: all do.
  std::vector<std::string> month_first;
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

/// The zone of the place that an article was filed from, where that is known: index into
/// TemporalRules::zones.
std::optional<std::uint32_t> dateline_zone(const ArticleMeta& meta, const TemporalRules& rules);

/// What relative expressions of an article are counted from: its publication, on the clock of the
/// place that it was filed from where that is known.
ReferenceTime reference_time(const ArticleMeta& meta, const TemporalRules& rules);

/// Finds the time expressions of an article and dates them by the article's reference time. Dates
/// that do not exist (31 February, 25:00) are no mentions but diagnostics.
std::vector<TimeMention> find_times(const Article& article, const Analysis& analysis,
                                    const TemporalGrammar& grammar, std::vector<std::string>& rules,
                                    Diagnostics& diagnostics);

/// Reads the examples of every rule, as written on 12 February 2013, and reports each that does not
/// come out as it says; "2013-02-12" is the date that examples are read with.
Diagnostics check_examples(const TemporalGrammar& grammar, const Model& model);

}  // namespace fabula
