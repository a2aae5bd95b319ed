#include "ranges.hpp"

#include <algorithm>
#include <string>

#include "reading.hpp"

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
  RangeJoiner(const Article& article, const Analysis& analysis, const TemporalRules& rules,
              const std::vector<bool>& yearless, std::vector<TimeMention>& times)
      : article_(article), a_(analysis), rules_(rules), yearless_(yearless), times_(times) {}

  void run() {
    for (std::size_t i = 0; i + 1 < times_.size(); ++i) {
      TimeMention& first = times_[i];
      TimeMention& second = times_[i + 1];
      if (!dated(first) || !dated(second) || second.tokens.begin != first.tokens.end + 1) {
        continue;
      }
      const bool range = is_range(first, second);
      if (!range && !is_pair(first.tokens.end)) {
        continue;
      }
      complete_first(first, second, i + 1);
      if (range) {
        complete_second(first, second, i);
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

  [[nodiscard]] std::string_view word(TokenIndex i) const { return article_.text(a_.span[i]); }

  /// "to", "through", a dash; "and" behind "between".
  [[nodiscard]] bool is_range(const TimeMention& first, const TimeMention& second) const {
    const TokenIndex joiner = second.tokens.begin - 1;
    return listed(rules_.range_words, word(joiner)) ||
           (a_.pos[joiner] == Pos::cconj && first.tokens.begin > 0 &&
            listed(rules_.pair_words, word(first.tokens.begin - 1)));
  }
  [[nodiscard]] bool is_pair(TokenIndex joiner) const {
    return a_.pos[joiner] == Pos::cconj || a_.pos[joiner] == Pos::adp ||
           a_.pos[joiner] == Pos::part;
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
    time.anchor = other;
    time.anchoring = "the other end of the range";
  }

  /// A month, quarter or day of a month: what can lack its year.
  [[nodiscard]] bool lacks_year(const TimeMention& time) const {
    return yearless_[static_cast<std::size_t>(&time - times_.data())] && !time.anchor;
  }
  static bool has_year(const TimeMention& time) {
    return time.when.basis == Basis::explicit_ && time.when.range->grain <= Grain::half;
  }

  /// "March and May 2011": the first takes the year of the second, or the one before.
  void complete_first(TimeMention& first, const TimeMention& second, std::size_t other) const {
    if (!lacks_year(first) || !has_year(second)) {
      return;
    }
    const Date own = first.when.range->begin.date();
    const Date end = second.when.range->begin.date();
    const int earlier = own.month().as_number() > end.month().as_number() ? 1 : 0;
    const auto moved = make_date(static_cast<int>(end.year()) - earlier, own.month().as_number(),
                                 static_cast<int>(own.day()));
    if (moved) {
      move(first, *moved, static_cast<TimeIndex>(other));
    }
  }

  /// "March 5, 2011 to March 7", "from Friday to Monday": the second is the next such one.
  void complete_second(const TimeMention& first, TimeMention& second, std::size_t other) const {
    const Date from = first.when.range->begin.date();
    const Date own = second.when.range->begin.date();
    if (lacks_year(second) && has_year(first)) {
      const int later = own.month().as_number() < from.month().as_number() ? 1 : 0;
      const auto moved = make_date(static_cast<int>(from.year()) + later, own.month().as_number(),
                                   static_cast<int>(own.day()));
      if (moved) {
        move(second, *moved, static_cast<TimeIndex>(other));
      }
    } else if (first.when.basis == Basis::relative && second.when.basis == Basis::relative &&
               first.when.range->grain == Grain::day && second.when.range->grain == Grain::day &&
               own < from && (from - own).days() <= 7) {
      if (const auto moved = add_days(own, 7)) {
        move(second, *moved, static_cast<TimeIndex>(other));
      }
    }
  }

  const Article& article_;
  const Analysis& a_;
  const TemporalRules& rules_;
  const std::vector<bool>& yearless_;
  std::vector<TimeMention>& times_;
};

}  // namespace

void join_ranges(const Article& article, const Analysis& analysis, const TemporalRules& rules,
                 const std::vector<bool>& yearless, std::vector<TimeMention>& times) {
  RangeJoiner(article, analysis, rules, yearless, times).run();
}

}  // namespace fabula
