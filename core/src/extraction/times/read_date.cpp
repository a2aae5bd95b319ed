#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "reading.hpp"

namespace fabula {
namespace {

namespace pt = boost::posix_time;
using Range = std::optional<TimeRange>;

/// Reads one date expression; a class only to keep what its steps share.
class DateReader {
 public:
  DateReader(const TimeFields& fields, const TimeContext& context) : f_(fields), c_(context) {}

  std::optional<TimeReading> read() {
    const bool by_day = f_.has(TimeKey::day_shift);
    const auto& narrative = by_day ? c_.narrative_day : c_.narrative;
    if (f_.symbol(TimeKey::from) == "narrative" && narrative && !narrative->begin.is_special()) {
      base_ = narrative->begin.date();
      reading_.anchor = by_day ? c_.narrative_day_index : c_.narrative_index;
      reading_.anchoring = "the expression before it";
    } else if (c_.reference) {
      base_ = c_.reference->date();
    }
    choose_direction();
    if (!find_year()) {
      return std::nullopt;
    }
    return with_clock(find_unit());
  }

 private:
  int base_year() const { return static_cast<int>(base_->year()); }
  int base_month() const { return base_->month().as_number(); }

  void choose_direction() {
    const std::string_view wanted = f_.symbol(TimeKey::direction);
    direction_ = wanted == "past" || wanted == "before"    ? Direction::past
                 : wanted == "future" || wanted == "after" ? Direction::future
                 : wanted == "this"                        ? Direction::none
                                                           : by_governor();
    strict_ = wanted == "before" || wanted == "after";
    this_one_ = wanted == "this";
  }

  /// A noun between verb and date leaves the tense open: what is reported has mostly happened.
  Direction by_governor() const {
    const Governor& g = c_.governor;
    if (g.possessive) {
      return Direction::past;
    }
    if (g.planned || g.direction == Direction::future) {
      return g.direct || g.planned || !g.infinitive ? Direction::future : Direction::past;
    }
    return g.direction;
  }

  void anchored() {
    reading_.when.basis = Basis::relative;
    if (!reading_.anchoring.empty()) {
      return;
    }
    reading_.anchoring = "publication";
    if (f_.has(TimeKey::direction)) {
      reading_.anchoring += ", by its own words";
    } else if (direction_ == Direction::past) {
      reading_.anchoring += ", past tense";
    } else if (direction_ == Direction::future) {
      reading_.anchoring += ", future tense";
    } else if (direction_ == Direction::present) {
      reading_.anchoring += ", present tense";
    }
  }

  /// A year that the words give; false where they give an impossible one.
  bool find_year() {
    if (f_.has_number(TimeKey::year)) {
      year_ = f_.integer(TimeKey::year);
    } else if (f_.has(TimeKey::hundreds)) {
      year_ = 100 * f_.integer(TimeKey::hundreds) + f_.integer(TimeKey::number);
    } else if (f_.has_number(TimeKey::short_year)) {
      year_ = full_year(f_.integer(TimeKey::short_year));
    } else if (f_.has(TimeKey::year_shift) && base_) {
      year_ = base_year() + f_.integer(TimeKey::year_shift);
      anchored();
    }
    if (f_.has(TimeKey::quarter) || f_.has(TimeKey::half)) {
      if (!year_ && reading_.anchor) {
        year_ = base_year();
      }
    }
    return !year_ || (*year_ >= 1000 && *year_ <= 9999);
  }

  /// Of two digits: the year nearest to publication, but not far ahead of it.
  int full_year(int digits) const {
    const int around = base_ ? base_year() : 2000;
    int year = around / 100 * 100 + digits % 100;
    if (year > around + 20) {
      year -= 100;
    } else if (year < around - 79) {
      year += 100;
    }
    return year;
  }

  struct Found {
    Range range;
    std::string unknown;  // the value where the range is not known: "XXXX-05"
  };

  Found find_unit() {
    if (f_.has(TimeKey::holiday)) {
      return holiday();
    }
    if (f_.has(TimeKey::month)) {
      return month();
    }
    if (f_.has(TimeKey::week) && year_) {
      return {unit_of_year(*year_, Grain::week, f_.integer(TimeKey::week)), {}};
    }
    if (f_.has(TimeKey::weekday)) {
      return on_weekday();
    }
    if (f_.has(TimeKey::quarter)) {
      return part_of_year(Grain::quarter, f_.integer(TimeKey::quarter), "Q");
    }
    if (f_.has(TimeKey::half)) {
      return part_of_year(Grain::half, f_.integer(TimeKey::half), "H");
    }
    if (f_.has(TimeKey::season)) {
      return season();
    }
    if (f_.has(TimeKey::decade)) {
      return decade();
    }
    if (f_.has(TimeKey::century)) {
      const int century = f_.integer(TimeKey::century) - 1;
      return {century_range(century), fmt::format("{:02}", century)};
    }
    if (f_.has(TimeKey::day_shift)) {
      return shifted_day();
    }
    if (f_.has(TimeKey::day)) {
      return day_of_month();
    }
    if (year_ && f_.symbol(TimeKey::from) == "like" && c_.period) {
      // "The 1988 period" beside a third quarter is that quarter of 1988.
      const auto month = c_.period->begin.date().month().as_number();
      const auto first = make_date(*year_, month, 1);
      return {first ? unit_holding(*first, c_.period->grain) : std::nullopt, {}};
    }
    if (year_) {
      return {year_range(*year_), fmt::format("{:04}", *year_)};
    }
    return today();
  }

  Found today() {
    anchored();
    if (!base_) {
      return {std::nullopt, "XXXX-XX-XX"};
    }
    // A bare clock time belongs to the day that the passage speaks of.
    if (f_.has(TimeKey::hour) && c_.narrative && !f_.has(TimeKey::from) &&
        c_.narrative->grain <= Grain::day && !c_.narrative->begin.is_special()) {
      reading_.anchor = c_.narrative_index;
      reading_.anchoring = "the day spoken of before";
      return {unit_holding(c_.narrative->begin.date(), Grain::day), {}};
    }
    return {unit_holding(*base_, Grain::day), {}};
  }

  Found shifted_day() {
    anchored();
    if (!base_) {
      return {std::nullopt, "XXXX-XX-XX"};
    }
    const auto day = add_days(*base_, f_.integer(TimeKey::day_shift));
    return {day ? unit_holding(*day, Grain::day) : std::nullopt, {}};
  }

  Found day_of_month() {
    anchored();
    if (!base_) {
      return {std::nullopt, fmt::format("XXXX-XX-{:02}", f_.integer(TimeKey::day))};
    }
    const auto first = add_months(*base_, f_.integer(TimeKey::month_shift));
    if (!first) {
      return {};
    }
    const auto day = make_date(static_cast<int>(first->year()), first->month().as_number(),
                               f_.integer(TimeKey::day));
    return {day ? unit_holding(*day, Grain::day) : std::nullopt, {}};
  }

  Found month() {
    const int month = f_.integer(TimeKey::month);
    const bool has_day = f_.has(TimeKey::day);
    const int day = f_.integer(TimeKey::day);
    if (month < 1 || month > 12) {
      return {};
    }
    if (!year_) {
      if (!base_) {
        anchored();
        return {std::nullopt, has_day ? fmt::format("XXXX-{:02}-{:02}", month, day)
                                      : fmt::format("XXXX-{:02}", month)};
      }
      year_ = year_of_month(month, has_day ? day : 0);
      anchored();
    }
    if (!has_day) {
      return {unit_of_year(*year_, Grain::month, month), {}};
    }
    const auto date = make_date(*year_, month, day);
    return {date ? unit_holding(*date, Grain::day) : std::nullopt, {}};
  }

  /// The year of a month (and day, or 0) that is named without one.
  int year_of_month(int month, int day) {
    // Within a sentence about another year a bare month is a month of that year.
    if (c_.narrative && c_.narrative_in_sentence && !c_.narrative->begin.is_special() &&
        !f_.has(TimeKey::direction)) {
      const int narrative = static_cast<int>(c_.narrative->begin.date().year());
      if (c_.narrative->grain <= Grain::year && narrative < base_year() - 1 &&
          direction_ == Direction::past) {
        reading_.anchor = c_.narrative_index;
        reading_.anchoring = "the year spoken of before";
        return narrative;
      }
    }
    if (this_one_) {
      return base_year();
    }
    const int now = 100 * base_month() + (day > 0 ? static_cast<int>(base_->day()) : 0);
    const int then = 100 * month + day;
    const int next = then > now || (then == now && !strict_) ? base_year() : base_year() + 1;
    const int last = then < now || (then == now && !strict_) ? base_year() : base_year() - 1;
    if (f_.has(TimeKey::direction)) {
      return direction_ == Direction::past ? last : next;
    }
    // Months back and ahead; tense decides between them unless one is much nearer.
    const int back = 12 * (base_year() - last) + base_month() - month;
    const int ahead = 12 * (next - base_year()) + month - base_month();
    const int nearer = back <= ahead ? last : next;
    if (c_.governor.deadline && direction_ != Direction::past) {
      return ahead <= 9 ? next : last;
    }
    if (day > 0 || !c_.governor.direct || c_.governor.infinitive || c_.governor.deadline) {
      const bool clear = back <= 3 || ahead <= 3;
      return clear ? nearer : directed(last, next, nearer);
    }
    return directed(last, next, nearer);
  }

  int directed(int last, int next, int nearer) const {
    return direction_ == Direction::past ? last : direction_ == Direction::future ? next : nearer;
  }

  Found on_weekday() {
    const int wanted = f_.integer(TimeKey::weekday);
    anchored();
    if (!base_) {
      return {std::nullopt, fmt::format("XXXX-WXX-{}", wanted)};
    }
    if (f_.has(TimeKey::week_shift)) {
      const auto monday =
          add_days(*base_, 1 - weekday(*base_) + 7 * f_.integer(TimeKey::week_shift));
      const auto day = monday ? add_days(*monday, wanted - 1) : std::nullopt;
      return {day ? unit_holding(*day, Grain::day) : std::nullopt, {}};
    }
    const int back = (weekday(*base_) - wanted + 7) % 7;  // days since the last one, 0 to 6
    int shift = -back;
    if (direction_ == Direction::future || (this_one_ && back != 0) ||
        (c_.governor.deadline && !f_.has(TimeKey::direction)) ||
        (direction_ == Direction::present && c_.governor.direct)) {
      shift = back == 0 ? 0 : 7 - back;
    }
    if (back == 0 && strict_) {
      shift = direction_ == Direction::future ? 7 : -7;
    }
    const auto day = add_days(*base_, shift);
    return {day ? unit_holding(*day, Grain::day) : std::nullopt, {}};
  }

  Found part_of_year(Grain grain, int number, const char* code) {
    if (year_) {
      return {unit_of_year(*year_, grain, number), {}};
    }
    anchored();
    if (!base_) {
      return {std::nullopt, fmt::format("XXXX-{}{}", code, number)};
    }
    return {nearest_of_years(grain, number), {}};
  }

  /// The unit of that number that began last or, in the future, that ends next.
  Range nearest_of_years(Grain grain, int number) {
    const int year = base_year();
    const pt::ptime now(*base_);
    const Range same = unit_of_year(year, grain, number);
    if (!same) {
      return same;
    }
    if (direction_ == Direction::future || this_one_) {
      const Range before = unit_of_year(year - 1, grain, number);
      if (before && before->end > now) {
        return before;  // a winter that began last year
      }
      // What is over for long comes again; what has just ended is still spoken of.
      const bool over =
          strict_ ? same->begin <= now : same->end + boost::gregorian::days(150) <= now;
      return over && !this_one_ ? unit_of_year(year + 1, grain, number) : same;
    }
    if (direction_ == Direction::past) {
      const bool begun = strict_ ? same->end <= now : same->begin <= now;
      return begun ? same : unit_of_year(year - 1, grain, number);
    }
    // Without a hint: what has begun, or begins soon. Quarters are mostly reported on when over.
    const int soon = grain == Grain::season ? 180 : 60;
    return same->begin <= now + boost::gregorian::days(soon)
               ? same
               : unit_of_year(year - 1, grain, number);
  }

  Found season() { return part_of_year(Grain::season, f_.integer(TimeKey::season), "S"); }

  Found decade() {
    const int number = f_.integer(TimeKey::decade);
    if (number >= 1000) {
      return {decade_range(number / 10), {}};
    }
    int decade = (base_ ? base_year() : 2000) / 100 * 10 + number / 10;
    if (base_ && decade * 10 > base_year()) {
      decade -= 10;
    }
    return {decade_range(decade), {}};
  }

  Found holiday() {
    const std::string_view rule = f_.symbol(TimeKey::holiday);
    if (year_) {
      return day_range(holiday_in(rule, *year_));
    }
    anchored();
    if (!base_) {
      return {std::nullopt, "XXXX-XX-XX"};
    }
    const auto same = holiday_in(rule, base_year());
    if (!same) {
      return {};
    }
    int shift = 0;
    if (direction_ == Direction::past && *same > *base_) {
      shift = -1;
    } else if (direction_ == Direction::future && *same < *base_) {
      shift = 1;
    } else if (direction_ != Direction::past && direction_ != Direction::future) {
      const long days = (*same - *base_).days();
      shift = days > 183 ? -1 : days < -183 ? 1 : 0;
    }
    return day_range(shift == 0 ? same : holiday_in(rule, base_year() + shift));
  }

  static Found day_range(std::optional<Date> day) {
    return {day ? unit_holding(*day, Grain::day) : std::nullopt, {}};
  }

  /// "12-25", "11-4#4", "easter-2".
  static std::optional<Date> holiday_in(std::string_view rule, int year) {
    const auto number = [](std::string_view digits) {
      int value = 0;
      if (!digits.empty() && digits[0] == '+') {
        digits.remove_prefix(1);
      }
      std::from_chars(digits.data(), digits.data() + digits.size(), value);
      return value;
    };
    for (const std::string_view church :
         {std::string_view("easter"), std::string_view("orthodox")}) {
      if (rule.substr(0, church.size()) == church) {
        const auto sunday = church == "easter" ? easter(year) : orthodox_easter(year);
        return sunday ? add_days(*sunday, number(rule.substr(church.size()))) : sunday;
      }
    }
    const std::size_t dash = std::min(rule.find('-'), rule.size() - 1);
    const std::size_t hash = rule.find('#');
    const int month = number(rule.substr(0, dash));
    if (hash == std::string_view::npos) {
      return make_date(year, month, number(rule.substr(dash + 1)));
    }
    return nth_weekday(year, month, number(rule.substr(dash + 1, hash - dash - 1)),
                       number(rule.substr(hash + 1)));
  }

  // ---- what the day or unit gives --------------------------------------------------------

  std::optional<TimeReading> with_clock(const Found& found) {
    if (!found.range && found.unknown.empty()) {
      return std::nullopt;
    }
    if (reading_.when.basis == Basis::none) {
      reading_.when.basis = Basis::explicit_;
      reading_.anchoring = "the words themselves";
    }
    reading_.value = found.range ? timex_value(*found.range) : found.unknown;
    reading_.when.range = found.range;
    if (found.range && found.range->grain != Grain::day) {
      return reading_;
    }
    if (f_.has_number(TimeKey::hour)) {
      return clock();
    }
    if (f_.has(TimeKey::part)) {
      reading_.type = TimexType::time;
      reading_.value += fmt::format("T{}", f_.symbol(TimeKey::part));
    }
    return reading_;
  }

  std::optional<TimeReading> clock() {
    int hour = f_.integer(TimeKey::hour);
    const int minute = f_.integer(TimeKey::minute);
    const std::string_view meridiem = f_.symbol(TimeKey::meridiem);
    const std::string_view part = f_.symbol(TimeKey::part);
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || (!meridiem.empty() && hour > 12)) {
      return std::nullopt;
    }
    const bool afternoon =
        meridiem == "pm" || part == "AF" || part == "EV" || (part == "NI" && hour >= 5);
    if (afternoon && hour < 12) {
      hour += 12;
    } else if ((meridiem == "am" || part == "NI") && hour == 12) {
      hour = 0;
    }
    reading_.type = TimexType::time;
    reading_.value += fmt::format("T{:02}:{:02}", hour, minute);
    if (f_.has_number(TimeKey::second)) {
      reading_.value += fmt::format(":{:02}", f_.integer(TimeKey::second));
    }
    // An hour is rarely meant to the minute; the range stays the day unless minutes are said.
    if (reading_.when.range && f_.has_number(TimeKey::minute) && hour < 24) {
      const pt::ptime begin = reading_.when.range->begin + pt::hours(hour) + pt::minutes(minute);
      reading_.when.range = TimeRange{begin, begin + pt::minutes(1), Grain::minute};
    }
    return reading_;
  }

  const TimeFields& f_;
  const TimeContext& c_;
  std::optional<Date> base_;
  std::optional<int> year_;
  Direction direction_ = Direction::none;
  bool strict_ = false;
  bool this_one_ = false;
  TimeReading reading_;
};

}  // namespace

std::optional<TimeReading> read_date(const TimeFields& fields, const TimeContext& context) {
  return DateReader(fields, context).read();
}

}  // namespace fabula
