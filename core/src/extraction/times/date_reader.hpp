#pragma once

#include <optional>
#include <string>

#include "reading.hpp"

namespace fabula {

/// Reads one date expression; a class only to keep what its steps share.
class DateReader {
 public:
  DateReader(const TimeFields& fields, const TimeContext& context) : f_(fields), c_(context) {}
  std::optional<TimeReading> read();

 private:
  using Range = std::optional<TimeRange>;
  struct Found {
    Range range;
    std::string unknown;  // the value where the range is not known: "XXXX-05"
  };

  [[nodiscard]] int base_year() const { return static_cast<int>(base_->year()); }
  [[nodiscard]] int base_month() const { return base_->month().as_number(); }
  [[nodiscard]] bool from(std::string_view what) const { return f_.symbol(TimeKey::from) == what; }

  // read_date.cpp: what the words say
  void choose_base();
  bool find_year();
  [[nodiscard]] int full_year(int digits) const;
  Found find_unit();
  Found day_or_year();
  Found today();
  [[nodiscard]] bool after_midnight() const;
  Found day_of_month();
  Found month();
  Found month_and_day(int month, std::optional<int> day);
  Found decade();
  Found holiday();
  Found part_of_year(Grain grain, int number, const char* code);
  [[nodiscard]] Range widened(Range day) const;
  static Found day_of(std::optional<Date> day);
  std::optional<TimeReading> finish(Found found);

  // date_direction.cpp: what they leave open
  void choose_direction();
  [[nodiscard]] Direction by_governor() const;
  void anchored();
  [[nodiscard]] std::optional<int> narrative_year() const;
  [[nodiscard]] bool no_later() const;
  [[nodiscard]] bool due() const { return c_.governor.deadline && !c_.governor.lasting; }
  [[nodiscard]] bool foretold_by_noun() const;
  int year_of_month(int month, int day);
  int year_by_publication(int month, int day);
  [[nodiscard]] int directed(int last, int next, int nearer) const;
  Found on_weekday();
  [[nodiscard]] int days_to(int weekday) const;
  [[nodiscard]] Range nearest_of_years(Grain grain, int number) const;
  [[nodiscard]] Range nearest_holiday(std::string_view rule) const;

  const TimeFields& f_;
  const TimeContext& c_;
  std::optional<Date> base_;
  std::optional<int> year_;
  Direction direction_ = Direction::none;
  bool strict_ = false;
  bool this_one_ = false;
  TimeReading reading_;
};

}  // namespace fabula
