#include <charconv>

#include "extraction/events/reading.hpp"
#include "fabula/time/calendar.hpp"

namespace fabula::events {
namespace {

namespace bt = boost::posix_time;

/// A whole number of days, weeks, months or years: "P6D" of TIMEX3. Hours and less are no days.
struct Distance {
  int count = 0;
  char unit = 'D';
  bool approximate = false;
};

/// "A few hours", "ten minutes": most likely on the same day.
bool within_a_day(std::string_view value) {
  constexpr int most_hours = 12;
  if (!value.starts_with("PT") || value.size() < 4) {
    return false;
  }
  const std::string_view number = value.substr(2, value.size() - 3);
  int count = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), count);
  const bool whole = error == std::errc() && end == number.data() + number.size();
  return value.back() == 'H' ? number == "X" || (whole && count <= most_hours)
                             : number == "X" || whole;
}

std::optional<Distance> distance_of(const TimeMention& time) {
  const std::string& v = time.value;
  if (time.type != TimexType::duration || v.size() < 3 || v[0] != 'P') {
    return std::nullopt;
  }
  if (within_a_day(v)) {
    return Distance{0, 'D', true};
  }
  Distance d;
  const auto [end, error] = std::from_chars(v.data() + 1, v.data() + v.size() - 1, d.count);
  d.unit = v.back();
  const bool known = d.unit == 'D' || d.unit == 'W' || d.unit == 'M' || d.unit == 'Y';
  if (error != std::errc() || end != v.data() + v.size() - 1 || !known || d.count > 10000) {
    return std::nullopt;
  }
  return d;
}

/// The time that lies `sign` times the distance from another, no finer than either is known.
std::optional<When> shifted(const When& from, Distance d, int sign) {
  if (!from.range || from.range->begin.is_special() || from.range->end.is_special()) {
    return std::nullopt;
  }
  const Grain unit = d.unit == 'Y' ? Grain::year : d.unit == 'M' ? Grain::month : Grain::day;
  if (from.range->grain > unit) {
    return std::nullopt;
  }
  const int days = sign * d.count * (d.unit == 'W' ? 7 : 1);
  const int months = sign * d.count * (d.unit == 'Y' ? 12 : 1);
  const Date begin = from.range->begin.date();
  const std::optional<Date> date =
      unit == Grain::day ? add_days(begin, days) : add_months(begin, months);
  const std::optional<TimeRange> range = date ? unit_holding(*date, unit) : std::nullopt;
  if (!range) {
    return std::nullopt;
  }
  When when = from;
  when.range = range;
  when.basis = Basis::relative;
  when.approximate = when.approximate || d.approximate;
  return when;
}

bool settled(const EventMention& event) {
  return event.status == Status::happened || event.status == Status::ongoing ||
         event.status == Status::negated;
}

bool exact(const When& when) {
  return when.range && !when.range->begin.is_special() && !when.range->end.is_special();
}

class Linker {
 public:
  Linker(const Reading& reading, std::vector<EventMention>& events)
      : r_(reading), events_(events) {}

  void run() {
    for (TimeIndex k = 0; k < r_.times.size(); ++k) {
      if (const std::optional<Distance> distance = distance_of(r_.times[k])) {
        count_from_expression(k, *distance);
        count_between_events(k, *distance);
      }
    }
    for (const TokenIndex i : r_.order) {
      if (event_at(i) != nullptr && r_.is_verb(i) && !r_.a.is_root(i)) {
        link_clause(i);
      }
    }
  }

 private:
  EventMention* event_at(TokenIndex i) {
    return r_.event_at[i] < 0 ? nullptr : &events_[static_cast<std::size_t>(r_.event_at[i])];
  }

  /// The nearest event at or above a token, in its clause.
  EventMention* event_above(TokenIndex i) {
    for (int steps = 0; steps < 6; ++steps) {
      if (EventMention* event = event_at(i)) {
        return event;
      }
      if (r_.a.is_root(i)) {
        return nullptr;
      }
      i = r_.a.head[i];
    }
    return nullptr;
  }

  /// "Six days later the council agreed": from the time named before.
  void count_from_expression(TimeIndex k, Distance d) {
    const TimeMention& time = r_.times[k];
    const TokenIndex next = time.tokens.end;
    if (!time.anchor || next >= r_.a.size()) {
      return;
    }
    const int sign = r_.is(next, r_.rules.clause.later)     ? 1
                     : r_.is(next, r_.rules.clause.earlier) ? -1
                                                            : 0;
    EventMention* event = event_above(r_.a.head[next]);
    if (sign == 0 || event == nullptr || event->time) {
      return;
    }
    if (const std::optional<When> when = shifted(r_.times[*time.anchor].when, d, sign)) {
      event->time = k;
      event->when = *when;
    }
  }

  /// "resigned two days after the vote", "two days after he had lost it": one dates the other.
  void count_between_events(TimeIndex k, Distance d) {
    const TimeMention& time = r_.times[k];
    const TokenIndex link = time.tokens.end;
    if (link >= r_.a.size() || r_.a.is_root(link)) {
      return;
    }
    const bool after = r_.is(link, r_.rules.clause.after);
    if (!after && !r_.is(link, r_.rules.clause.before)) {
      return;
    }
    const bool clause = r_.a.dep[link] == Dep::mark;
    const std::optional<TokenIndex> noun = r_.child(link, Dep::pobj);
    const TokenIndex inner = clause ? r_.a.head[link] : noun.value_or(link);
    EventMention* lower = event_at(inner);
    EventMention* upper =
        r_.a.is_root(inner) ? nullptr : event_above(clause ? r_.a.head[inner] : r_.a.head[link]);
    // "agreed on Friday to pay, two days after": from the agreement
    for (int steps = 0; upper != nullptr && !exact(upper->when) && steps < 3 &&
                        r_.a.dep[upper->trigger] == Dep::xcomp;
         ++steps) {
      upper = event_above(r_.a.head[upper->trigger]);
    }
    if (lower == nullptr || upper == nullptr || lower == upper) {
      return;
    }
    const int sign = after ? -1 : 1;
    if (exact(upper->when) && !lower->time) {
      set(*lower, k, shifted(upper->when, d, sign));
    } else if (exact(lower->when) && !upper->time) {
      set(*upper, k, shifted(lower->when, d, -sign));
    }
  }

  static void set(EventMention& event, TimeIndex time, const std::optional<When>& when) {
    if (when) {
      event.time = time;
      event.when = *when;
    }
  }

  [[nodiscard]] bool marked(TokenIndex verb, const WordSet& words) const {
    for (const TokenIndex c : r_.children.of(verb)) {
      if (c < verb && (r_.a.dep[c] == Dep::mark || r_.a.dep[c] == Dep::advmod) && r_.is(c, words)) {
        return true;
      }
    }
    return false;
  }

  /// "Since November, when they fined it": the expression right in front of the clause, or -1.
  [[nodiscard]] std::int32_t time_before(TokenIndex verb) const {
    TokenIndex at = r_.children.subtree(verb).begin;
    if (at == 0 || !r_.is(at, r_.rules.clause.when)) {
      return -1;
    }
    --at;
    return r_.a.pos[at] == Pos::punct && at > 0 ? r_.time_at[at - 1] : -1;
  }

  void link_clause(TokenIndex i) {
    EventMention& lower = *event_at(i);
    const TokenIndex above = r_.a.head[i];
    const bool at_the_time = marked(i, r_.rules.clause.when);
    const std::int32_t named = r_.time_at[above] >= 0 ? r_.time_at[above] : time_before(i);
    if (at_the_time && !lower.time && named >= 0) {
      const auto time = static_cast<TimeIndex>(named);  // "on Friday, when he left"
      if (r_.times[time].when.range && settled(lower)) {
        share(lower, time, day_of(r_.times[time].when));
      }
      return;
    }
    if (r_.a.dep[i] != Dep::advcl) {
      return;
    }
    EventMention* upper = event_at(above);
    if (upper == nullptr || settled(*upper) != settled(lower)) {
      return;
    }
    if (at_the_time) {
      if (upper->time && !lower.time && exact(upper->when)) {
        share(lower, *upper->time, upper->when);
      } else if (lower.time && !upper->time && exact(lower.when) &&
                 upper->event_class != EventClass::reporting) {
        share(*upper, *lower.time, lower.when);
      }
    } else if (marked(i, r_.rules.clause.after)) {
      order(lower, *upper);
    } else if (marked(i, r_.rules.clause.before)) {
      order(*upper, lower);
    }
  }

  /// A moment of a day dates what happened around it by the day.
  static When day_of(When when) {
    if (when.range && when.range->grain < Grain::day && !when.range->begin.is_special()) {
      when.range = unit_holding(when.range->begin.date(), Grain::day);
    }
    return when;
  }

  static void share(EventMention& event, TimeIndex time, const When& when) {
    event.time = time;
    event.when = when;
  }

  /// The first came before the second: a date of one bounds the other.
  static void order(EventMention& first, EventMention& second) {
    if (second.time && !first.time && exact(second.when)) {
      first.when.range = TimeRange{bt::ptime(boost::date_time::neg_infin), second.when.range->end,
                                   second.when.range->grain};
      first.when.basis = Basis::order;
    } else if (first.time && !second.time && exact(first.when) && !second.when.range) {
      second.when.range = TimeRange{first.when.range->begin, bt::ptime(boost::date_time::pos_infin),
                                    first.when.range->grain};
      second.when.basis = Basis::order;
    }
  }

  const Reading& r_;
  std::vector<EventMention>& events_;
};

}  // namespace

void link_dates(const Reading& r, std::vector<EventMention>& events) {
  Linker(r, events).run();
}

}  // namespace fabula::events
