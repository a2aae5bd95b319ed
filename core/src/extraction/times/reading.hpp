#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "fabula/extraction/times.hpp"
#include "fabula/time/calendar.hpp"

namespace fabula {

/// Where the governing verb says that something lies.
enum class Direction : std::uint8_t { none, past, present, future };

/// The verb that governs a mention, and how it does so.
struct Governor {
  Direction direction = Direction::none;  ///< by its tense
  bool direct = true;                     ///< no noun stands between
  bool beside = false;      ///< nothing but a preposition does, or the mention comes first
  bool infinitive = false;  ///< the verb nearest to the mention is one; the tense is that above it
  bool arranged = false;    ///< "is to meet", "is due to meet"
  bool planned = false;    ///< a verb or noun of planning stands on the way: "scheduled for Friday"
  bool deadline = false;   ///< "until Friday", "by Friday"
  bool lasting = false;    ///< "lasted until Friday", "did not open until Friday": it is over
  bool purpose = false;    ///< "set for Feb. 20"
  bool scheduled = false;  ///< a plain present: "expires in September"
  bool ahead = false;      ///< "ahead of Sunday's vote"
  bool since = false;      ///< "since September": no later than the verb
  bool possessive = false;  ///< "Friday's ruling"
  bool perfect = false;     ///< "had left"
  bool weak = false;        ///< "may be", "could be": says little of what hangs on a noun below
  std::optional<TokenIndex> verb;  ///< whose tense it is
};

/// The arguments of one match, by key.
class TimeFields {
 public:
  TimeFields(const TemporalGrammar& grammar, const PatternMatch& match);

  [[nodiscard]] bool has(TimeKey key) const { return at(key).is_set; }
  [[nodiscard]] bool has_number(TimeKey key) const { return at(key).is_number; }
  /// 0 where absent.
  [[nodiscard]] double number(TimeKey key) const { return at(key).number; }
  [[nodiscard]] int integer(TimeKey key) const { return static_cast<int>(at(key).number); }
  /// "" where absent or a number.
  [[nodiscard]] std::string_view symbol(TimeKey key) const;

 private:
  [[nodiscard]] const Binding& at(TimeKey key) const {
    return values_[static_cast<std::size_t>(key)];
  }
  const TemporalGrammar* grammar_;
  std::array<Binding, time_key_count> values_{};
};

/// Whether an expression names its year.
enum class YearWords : std::uint8_t {
  none,     ///< it needs none: "Friday"
  missing,  ///< a month, quarter or half without its year
  said,     ///< "May 2011", "May last year"
};

/// What an expression is read against.
struct TimeContext {
  const TemporalRules* rules = nullptr;
  ReferenceTime reference;
  bool reference_has_clock = false;
  std::optional<std::uint32_t> zone;  ///< of the dateline
  Governor governor;
  std::string_view verb;               ///< the governing verb's words
  std::optional<TimeRange> narrative;  ///< the last date of the passage
  std::optional<TimeIndex> narrative_index;
  std::optional<TimeRange> narrative_day;  ///< the last single day of it
  std::optional<TimeIndex> narrative_day_index;
  bool narrative_in_sentence = false;
  std::optional<int> narrative_hour;  ///< of `narrative`, where that says one
  std::optional<TimeRange> period;    ///< the last quarter or half that was spoken of
  std::optional<TimeRange> event;     ///< the date of what is named behind the expression
  std::optional<TimeIndex> event_index;
  bool before_event = false;           ///< something is named behind it, dated or not
  std::optional<TimeRange> other_end;  ///< the expression directly in front
  std::optional<TimeIndex> other_end_index;
};

/// What a match means. Nothing is what an impossible date gives.
struct TimeReading {
  TimexType type = TimexType::date;
  std::string value;
  std::string mod;
  std::string quant;
  std::string freq;
  When when;
  std::string anchoring;
  std::optional<TimeIndex> anchor;  ///< the expression that it was counted from
  std::optional<TimeIndex> begin_point;
  std::optional<TimeIndex> end_point;
  YearWords year_words = YearWords::none;
  std::optional<int> hour;  ///< of the day, at which it begins
  bool bare_clock = false;  ///< a clock time without its day
};

/// Adds the clock time or the part of the day to the reading of a day. False where there is no such
/// time.
bool add_clock(const TimeFields& fields, const TimeContext& context, TimeReading& reading);

/// The hour on a clock of 24; nothing where the words give none that exists.
std::optional<int> hour_of(const TimeFields& fields);

std::optional<TimeReading> read_date(const TimeFields& fields, const TimeContext& context);
std::optional<TimeReading> read_unit(const TimeFields& fields, const TimeContext& context);
std::optional<TimeReading> read_duration(const TimeFields& fields, const TimeContext& context);
/// The length alone: number (or the size of a shift) and unit.
std::optional<TimeReading> duration_reading(const TimeFields& fields, TimeKey number);
std::optional<TimeReading> read_set(const TimeFields& fields);
std::optional<TimeReading> read_reference(const TimeFields& fields, const TimeContext& context);

/// TIMEX3's text of a calendar unit: "1998-W08", "1989-Q3", "198" (a decade), "19" (a century).
std::string timex_value(const TimeRange& unit);
/// A unit's name: its grain and how many of that grain it is ("fortnight" is two weeks).
struct UnitName {
  Grain grain = Grain::day;
  int count = 1;
  const char* code = "D";  ///< as in a TIMEX3 duration
  bool clock = false;      ///< written after T
  bool weekend = false;
};
std::optional<UnitName> parse_unit(std::string_view name);

/// Climbs from a mention to the verb that governs it.
Governor find_governor(const Analysis& analysis, const Article& article, TokenRange mention,
                       const TemporalRules& rules);

}  // namespace fabula
