#include "ranges.hpp"

#include <algorithm>
#include <string>

namespace fabula {
namespace {

bool listed(const std::vector<std::string>& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [word](const std::string& w) {
    return w.size() == word.size() &&
           std::equal(w.begin(), w.end(), word.begin(), [](char a, char b) {
             return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b);
           });
  });
}

class RangeJoiner {
 public:
  RangeJoiner(const TokenWords& words, const TemporalRules& rules,
              const std::vector<Wording>& wordings, std::vector<TimeMention>& times)
      : words_(words), rules_(rules), wordings_(wordings), times_(times) {}

  void run() {
    for (std::size_t i = 0; i + 1 < times_.size(); ++i) {
      TimeMention& first = times_[i];
      TimeMention& second = times_[i + 1];
      if (!dated(first) || !dated(second) || wordings_[i + 1].begin != wordings_[i].end + 1) {
        continue;
      }
      const bool range = is_range(wordings_[i]);
      if (!range && !is_pair(wordings_[i].end)) {
        continue;
      }
      complete_first(i);
      if (range) {
        clock_of_first(i);
        complete_second(i);
        first.end_point = static_cast<TimeIndex>(i + 1);
        second.begin_point = static_cast<TimeIndex>(i);
      }
    }
  }

 private:
  static bool dated(const TimeMention& time) {
    return time.when.range && !time.when.range->begin.is_special() &&
           (time.type == TimexType::date || time.type == TimexType::time);
  }

  [[nodiscard]] Pos pos(std::uint32_t position) const {
    return words_.analysis().pos[words_.token(position)];
  }

  /// "to", "through", a dash; "and" behind "between".
  [[nodiscard]] bool is_range(const Wording& first) const {
    return listed(rules_.range_words, words_.text(first.end)) ||
           (pos(first.end) == Pos::cconj && first.begin > 0 &&
            listed(rules_.pair_words, words_.text(first.begin - 1)));
  }
  [[nodiscard]] bool is_pair(std::uint32_t joiner) const {
    return pos(joiner) == Pos::cconj || pos(joiner) == Pos::adp || pos(joiner) == Pos::part;
  }

  static void move(TimeMention& time, Date day, TimeIndex other) {
    const Grain grain = time.when.range->grain;
    if (grain < Grain::day) {
      return;  // a clock time has the day that it was read with
    }
    const auto range = unit_holding(day, grain);
    if (!range) {
      return;
    }
    const std::size_t clock = time.value.find('T');
    const std::string tail = clock == std::string::npos ? std::string() : time.value.substr(clock);
    time.when.range = range;
    time.value = timex_value(*range) + tail;
    name_other_end(time, other);
  }

  [[nodiscard]] bool lacks_year(std::size_t i) const {
    return wordings_[i].year_words == YearWords::missing && !times_[i].anchor;
  }
  [[nodiscard]] bool has_year(std::size_t i) const {
    return wordings_[i].year_words == YearWords::said && times_[i].when.range->grain <= Grain::half;
  }

  /// "March and May 2011": the first takes the year of the second, or the one before.
  void complete_first(std::size_t i) const {
    if (!lacks_year(i) || !has_year(i + 1)) {
      return;
    }
    const Date own = times_[i].when.range->begin.date();
    const Date end = times_[i + 1].when.range->begin.date();
    const int earlier = own.month().as_number() > end.month().as_number() ? 1 : 0;
    const auto moved = make_date(static_cast<int>(end.year()) - earlier, own.month().as_number(),
                                 static_cast<int>(own.day()));
    if (moved) {
      move(times_[i], *moved, static_cast<TimeIndex>(i + 1));
    }
  }

  /// "9 to 11 a.m. on Friday": both are on that day; of "10 p.m. to 2 a.m. on Friday" the first is
  /// on the day before.
  void clock_of_first(std::size_t i) const {
    TimeMention& first = times_[i];
    const TimeMention& second = times_[i + 1];
    const TimeRange& last = *second.when.range;
    // The end of a day has no hour of its own in the calendar.
    const bool midnight = second.value.ends_with("T24:00");
    if (!wordings_[i].bare_clock || wordings_[i + 1].bare_clock ||
        (last.grain > Grain::hour && !midnight) || first.when.range->grain > Grain::hour) {
      return;
    }
    const auto clock = first.when.range->begin.time_of_day();
    const bool before = !midnight && clock > last.begin.time_of_day();
    const auto day = add_days(last.begin.date(), before ? -1 : 0);
    if (!day) {
      return;
    }
    const auto length = first.when.range->end - first.when.range->begin;
    const boost::posix_time::ptime begin(*day, clock);
    first.when.range = TimeRange{begin, begin + length, first.when.range->grain};
    first.value =
        timex_value({begin, begin, Grain::day}) + first.value.substr(first.value.find('T'));
    if (!first.when.utc_offset_minutes) {
      first.when.utc_offset_minutes = second.when.utc_offset_minutes;  // "9 to 11 a.m. EST"
    }
    name_other_end(first, static_cast<TimeIndex>(i + 1));
  }

  static void name_other_end(TimeMention& time, TimeIndex other) {
    time.anchor = other;
    time.anchoring = "the other end of the range";
  }

  /// "March 5, 2011 to March 7", "from Friday to Monday": the second is the next such one.
  void complete_second(std::size_t i) const {
    const TimeMention& first = times_[i];
    TimeMention& second = times_[i + 1];
    const auto other = static_cast<TimeIndex>(i);
    const Date from = first.when.range->begin.date();
    const Date own = second.when.range->begin.date();
    if (lacks_year(i + 1) && has_year(i)) {
      const int later = own.month().as_number() < from.month().as_number() ? 1 : 0;
      const auto moved = make_date(static_cast<int>(from.year()) + later, own.month().as_number(),
                                   static_cast<int>(own.day()));
      if (moved) {
        move(second, *moved, other);
      }
    } else if (first.when.basis == Basis::relative && second.when.basis == Basis::relative &&
               first.when.range->grain == Grain::day && second.when.range->grain == Grain::day &&
               own < from && (from - own).days() <= 7) {
      if (const auto moved = add_days(own, 7)) {
        move(second, *moved, other);
      }
    }
  }

  const TokenWords& words_;
  const TemporalRules& rules_;
  const std::vector<Wording>& wordings_;
  std::vector<TimeMention>& times_;
};

}  // namespace

void join_ranges(const TokenWords& words, const TemporalRules& rules,
                 const std::vector<Wording>& wordings, std::vector<TimeMention>& times) {
  RangeJoiner(words, rules, wordings, times).run();
}

}  // namespace fabula
