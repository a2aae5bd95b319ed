#pragma once

#include <optional>
#include <string_view>

#include "fabula/time/calendar.hpp"

/// Days that move from year to year, by rules short enough for a word list.
namespace fabula {

/// The day or days that a rule gives in a Gregorian year. Rules are
///
/// - `12-25`: 25 December
/// - `11-4#4`: the fourth Thursday of November; -1 is the last one
/// - `11-1#1+1`: the day after its first Monday
/// - `easter-2`: two days before western Easter; `orthodox+0` is that of the eastern churches
/// - `hebrew-1-15/8`: eight days from 15 Tishri; months count from Tishri, 7 is Adar, 8 Nisan
/// - `hijri-9-1/30`: thirty days from 1 Ramadan, by the tabular (civil) calendar
/// - `dates 2012-01-23 2013-02-10`: these days, for what follows no rule above
///
/// Nothing where the rule is none, or gives no day in that year. What the moon decides is right to
/// a day or two: see `is_approximate_holiday`.
std::optional<TimeRange> holiday_in(std::string_view rule, int year);
/// Whether the sight of the moon may move the day.
bool is_approximate_holiday(std::string_view rule);
/// Whether it is the same day of the same month each year: "12-25".
bool is_fixed_holiday(std::string_view rule);
/// Whether a text is a rule that can be read.
bool is_holiday_rule(std::string_view rule);

}  // namespace fabula
