#include <fmt/format.h>

#include "date_reader.hpp"
#include "fabula/time/holidays.hpp"

namespace fabula {

void DateReader::choose_direction() {
  const std::string_view wanted = f_.symbol(TimeKey::direction);
  direction_ = wanted == "past" || wanted == "before"    ? Direction::past
               : wanted == "future" || wanted == "after" ? Direction::future
               : wanted == "this"                        ? Direction::none
                                                         : by_governor();
  strict_ = wanted == "before" || wanted == "after";
  this_one_ = wanted == "this";
}

/// "Since Friday", "as of Friday", and "by Friday" of what was done: no later than the verb.
bool DateReader::no_later() const {
  const Governor& g = c_.governor;
  return g.since && (g.deadline ? g.direction == Direction::past && !g.infinitive && !g.planned
                                : g.direction != Direction::future || !g.direct);
}

/// A noun between verb and date leaves the tense open: what is reported has mostly happened.
Direction DateReader::by_governor() const {
  const Governor& g = c_.governor;
  if (g.ahead) {
    return Direction::future;
  }
  if (g.possessive || no_later()) {
    return Direction::past;
  }
  if (g.planned) {
    return Direction::future;
  }
  if (g.direction == Direction::future) {
    return g.direct || (!g.infinitive && !g.weak) ? Direction::future : Direction::past;
  }
  return g.direction;
}

void DateReader::anchored() {
  reading_.when.basis = Basis::relative;
  if (!reading_.anchoring.empty()) {
    return;
  }
  reading_.anchoring = "publication";
  if (f_.has(TimeKey::direction)) {
    reading_.anchoring += ", by its own words";
    return;
  }
  reading_.anchoring += c_.governor.ahead                  ? ", as it is ahead"
                        : c_.governor.possessive           ? ", as it owns what it dates"
                        : no_later()                       ? ", no later than the verb"
                        : c_.governor.planned              ? ", as it is planned"
                        : direction_ == Direction::past    ? ", past"
                        : direction_ == Direction::future  ? ", future"
                        : direction_ == Direction::present ? ", present"
                                                           : "";
  if (direction_ != Direction::none && !c_.verb.empty() && !c_.governor.possessive &&
      !c_.governor.ahead) {
    reading_.anchoring += fmt::format(" by \"{}\"", c_.verb);
  }
}

/// In a sentence about another year a bare month is a month of that year.
std::optional<int> DateReader::narrative_year() const {
  if (!c_.narrative || !c_.narrative_in_sentence || c_.narrative->begin.is_special() ||
      f_.has(TimeKey::direction) || c_.narrative->grain > Grain::year) {
    return std::nullopt;
  }
  const int year = static_cast<int>(c_.narrative->begin.date().year());
  const bool told = direction_ == Direction::past && year < base_year() - 1;
  const bool coming =
      direction_ == Direction::future && year > base_year() && c_.narrative->grain == Grain::year;
  return told || coming ? std::optional(year) : std::nullopt;
}

/// The year of a month (and day, or 0) that is named without one.
int DateReader::year_of_month(int month, int day) {
  const int year = year_by_publication(month, day);
  const auto told = [this](int of) { return base_year() > of && direction_ == Direction::past; };
  const bool ahead = year > base_year() || (year == base_year() && month > base_month());
  if (ahead && c_.narrative && !c_.narrative->begin.is_special() && !f_.has(TimeKey::direction) &&
      c_.narrative->grain <= Grain::month &&
      told(static_cast<int>(c_.narrative->begin.date().year()))) {
    // Told as past, but ahead of publication: it goes on with the passage's own year.
    reading_.anchor = c_.narrative_index;
    reading_.anchoring = "the year spoken of before";
    return static_cast<int>(c_.narrative->begin.date().year());
  }
  return year;
}

/// "Will be named for a mission in December".
bool DateReader::foretold_by_noun() const {
  const Governor& g = c_.governor;
  return direction_ == Direction::future && !g.direct && !g.infinitive && !g.weak && !g.planned;
}

int DateReader::year_by_publication(int month, int day) {
  if (const std::optional<int> narrative = narrative_year()) {
    reading_.anchor = c_.narrative_index;
    reading_.anchoring = "the year spoken of before";
    return *narrative;
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
  if (due() && direction_ != Direction::past) {
    const bool coming = direction_ == Direction::future && (day == 0 || back > 3);
    return coming || ahead <= 9 ? next : last;
  }
  const bool told = c_.governor.direct && !c_.governor.infinitive && !due() && !c_.governor.purpose;
  if (day > 0 && told && direction_ == Direction::past) {
    // News names the year of a day that far back: what lies just ahead was agreed on, unless the
    // verb stands beside the day.
    return back >= 10 && ahead <= 2 && !c_.governor.beside ? next : last;
  }
  if (c_.governor.arranged || (day == 0 && foretold_by_noun())) {
    return next;
  }
  if (day > 0 || !c_.governor.direct || c_.governor.infinitive || due()) {
    const bool clear = back <= 3 || ahead <= 3;
    return clear ? nearer : directed(last, next, nearer);
  }
  return c_.governor.scheduled && back > 1 ? next : directed(last, next, nearer);
}

int DateReader::directed(int last, int next, int nearer) const {
  return direction_ == Direction::past ? last : direction_ == Direction::future ? next : nearer;
}

DateReader::Found DateReader::on_weekday() {
  const int wanted = f_.integer(TimeKey::weekday);
  anchored();
  if (!base_) {
    return {std::nullopt, fmt::format("XXXX-WXX-{}", wanted)};
  }
  if (f_.has(TimeKey::week_shift)) {
    const auto monday = add_days(*base_, 1 - weekday(*base_) + 7 * f_.integer(TimeKey::week_shift));
    return day_of(monday ? add_days(*monday, wanted - 1) : std::nullopt);
  }
  return day_of(add_days(*base_, days_to(wanted)));
}

/// From the base to the weekday that is meant; 0 where both are the same and nothing forbids it.
int DateReader::days_to(int wanted) const {
  const int back = (weekday(*base_) - wanted + 7) % 7;  // days since the last one, 0 to 6
  if (back == 0) {
    return !strict_ ? 0 : direction_ == Direction::future ? 7 : -7;
  }
  if (c_.governor.planned && c_.governor.direction == Direction::past &&
      !f_.has(TimeKey::direction)) {
    // What was planned may have come: "a service planned for Saturday was cancelled". The nearer.
    return 7 - back <= back ? 7 - back : -back;
  }
  const bool ends = due() && !c_.governor.perfect && !no_later() && !f_.has(TimeKey::direction);
  // "This Sunday he crossed the channel": the one just past.
  const bool told = c_.governor.direction == Direction::past && c_.governor.direct &&
                    !c_.governor.infinitive && !c_.governor.planned;
  const bool ahead = direction_ == Direction::future || (this_one_ && !told) || ends ||
                     (direction_ == Direction::present && c_.governor.direct);
  return ahead ? 7 - back : -back;
}

/// The unit of that number that began last or, in the future, that ends next.
DateReader::Range DateReader::nearest_of_years(Grain grain, int number) const {
  const int year = base_year();
  const boost::posix_time::ptime now(*base_);
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
    const bool over = strict_ ? same->begin <= now : same->end + boost::gregorian::days(150) <= now;
    return over && !this_one_ ? unit_of_year(year + 1, grain, number) : same;
  }
  if (direction_ == Direction::past) {
    const bool begun = strict_ ? same->end <= now : same->begin <= now;
    return begun ? same : unit_of_year(year - 1, grain, number);
  }
  // Without a hint: what has begun, or begins soon. Quarters are mostly reported on when over.
  const int soon = grain == Grain::season ? 180 : 60;
  return same->begin <= now + boost::gregorian::days(soon) ? same
                                                           : unit_of_year(year - 1, grain, number);
}

DateReader::Range DateReader::nearest_holiday(std::string_view rule) const {
  const boost::posix_time::ptime now(*base_);
  const Range last = holiday_in(rule, base_year() - 1);
  const Range same = holiday_in(rule, base_year());
  const Range next = holiday_in(rule, base_year() + 1);
  if (!same) {
    return direction_ == Direction::past ? last : next;
  }
  if (direction_ == Direction::past) {
    const boost::gregorian::days two_weeks(14);  // "Easter week began": it is in sight
    return same->begin > now + two_weeks ? last : same;
  }
  if (direction_ == Direction::future) {
    return same->end <= now ? next : same;
  }
  const boost::gregorian::days half_a_year(183);
  return same->begin > now + half_a_year ? last : same->end + half_a_year < now ? next : same;
}

}  // namespace fabula
