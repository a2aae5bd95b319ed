#include "fabula/time/when.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "fabula/time/calendar.hpp"

namespace fabula {
namespace {

namespace pt = boost::posix_time;

std::string day_text(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), date.month().as_number(),
                     static_cast<int>(date.day()));
}

std::string minute_text(pt::ptime t) {
  const auto clock = t.time_of_day();
  return fmt::format("{}T{:02}:{:02}", day_text(t.date()), clock.hours(), clock.minutes());
}

std::string second_text(pt::ptime t) {
  return fmt::format("{}:{:02}", minute_text(t), t.time_of_day().seconds());
}

std::string zone_text(int offset) {
  const int size = offset < 0 ? -offset : offset;
  return offset == 0 ? std::string("Z")
                     : fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', size / 60, size % 60);
}

std::string instant_text(pt::ptime t, Grain grain, std::optional<int> offset) {
  const std::string zone = offset ? zone_text(*offset) : std::string();
  switch (grain) {
    case Grain::second:
      return second_text(t) + zone;
    case Grain::minute:
    case Grain::hour:
      return minute_text(t) + zone;
    default:
      return day_text(t.date());
  }
}

Date last_day(pt::ptime end) {
  const Date date = end.date();
  // The first day that is known has none before it.
  return end.time_of_day().total_seconds() == 0 ? add_days(date, -1).value_or(date) : date;
}

bool is_unit(const TimeRange& range) {
  if (range.begin.time_of_day().total_seconds() != 0) {
    return false;
  }
  const auto unit = unit_holding(range.begin.date(), range.grain);
  return unit && unit->begin == range.begin && unit->end == range.end;
}

std::string unit_text(const TimeRange& range) {
  const Date first = range.begin.date();
  const int year = static_cast<int>(first.year());
  const int month = first.month().as_number();
  switch (range.grain) {
    case Grain::week: {
      const IsoWeek week = iso_week(first);
      return fmt::format("{:04}-W{:02}", week.year, week.week);
    }
    case Grain::month:
      return fmt::format("{:04}-{:02}", year, month);
    case Grain::season:
      return fmt::format("{:04}-{}", year, 20 + season_of(first));
    case Grain::quarter:
      return fmt::format("{:04}-{}", year, 32 + quarter_of(first));
    case Grain::half:
      return fmt::format("{:04}-{:02}/{:04}-{:02}", year, month, year, month + 5);
    case Grain::year:
      return fmt::format("{:04}", year);
    case Grain::decade:
      return fmt::format("{}X", year / 10);
    case Grain::century:
      return fmt::format("{}XX", year / 100);
    default:
      return day_text(first);
  }
}

std::string range_text(const TimeRange& range, std::optional<int> offset) {
  const bool open_begin = range.begin.is_special();
  const bool open_end = range.end.is_special();
  if (open_begin && open_end) {
    return {};
  }
  if (!open_begin && !open_end) {
    if (range.grain >= Grain::day) {
      if (is_unit(range)) {
        return unit_text(range);
      }
      return fmt::format("{}/{}", day_text(range.begin.date()), day_text(last_day(range.end)));
    }
    const auto unit = unit_after(range, range.grain, 1);
    if (range.begin == range.end || (unit && unit->begin == range.end)) {
      return instant_text(range.begin, range.grain, offset);
    }
  }
  const std::string begin = open_begin ? ".." : instant_text(range.begin, range.grain, offset);
  const std::string end = open_end ? ".."
                          : range.grain >= Grain::day
                              ? day_text(last_day(range.end))
                              : instant_text(range.end, range.grain, offset);
  return begin + "/" + end;
}

// ---- reading ------------------------------------------------------------------------------

/// Reads fixed numbers of digits and single characters from the front of a text.
struct Cursor {
  std::string_view rest;

  bool take(char c) {
    if (rest.empty() || rest.front() != c) {
      return false;
    }
    rest.remove_prefix(1);
    return true;
  }
  std::optional<int> digits(std::size_t count) {
    if (rest.size() < count) {
      return std::nullopt;
    }
    int value = 0;
    for (const char c : rest.substr(0, count)) {
      if (c < '0' || c > '9') {
        return std::nullopt;
      }
      value = 10 * value + (c - '0');
    }
    rest.remove_prefix(count);
    return value;
  }
};

bool read_clock(Cursor& in, pt::time_duration& clock) {
  const auto hour = in.digits(2);
  if (!hour || !in.take(':')) {
    return false;
  }
  const auto minute = in.digits(2);
  std::optional<int> second = 0;
  if (in.take(':')) {
    second = in.digits(2);
    if (in.take('.') || in.take(',')) {
      if (!in.digits(1)) {
        return false;
      }
      while (in.digits(1)) {
      }
    }
  }
  if (!minute || !second || *hour > 23 || *minute > 59 || *second > 60) {
    return false;
  }
  // A leap second (":60") is real, but no clock here can hold it.
  clock = pt::hours(*hour) + pt::minutes(*minute) + pt::seconds(std::min(*second, 59));
  return true;
}

bool read_zone(Cursor& in, std::optional<int>& offset) {
  in.take(' ');
  if (in.rest.empty()) {
    return true;
  }
  if (in.take('Z') || in.take('z')) {
    offset = 0;
    return true;
  }
  const bool east = in.rest.front() == '+';
  if (!in.take('+') && !in.take('-')) {
    return false;
  }
  const auto hours = in.digits(2);
  in.take(':');
  const auto minutes = in.rest.empty() ? std::optional<int>(0) : in.digits(2);
  if (!hours || !minutes || *hours > 23 || *minutes > 59) {
    return false;
  }
  offset = (east ? 1 : -1) * (60 * *hours + *minutes);
  return true;
}

}  // namespace

std::string to_edtf(const When& when) {
  if (!when.range) {
    return {};
  }
  std::string text = range_text(*when.range, when.utc_offset_minutes);
  if (!text.empty() && (when.approximate || when.uncertain)) {
    const char mark = when.approximate && when.uncertain ? '%' : when.approximate ? '~' : '?';
    if (const std::size_t slash = text.find('/');
        slash != std::string::npos && slash > 0 && text[slash - 1] != '.') {
      text.insert(slash, 1, mark);
    }
    if (text.back() != '.') {
      text += mark;
    }
  }
  return text;
}

DayBounds day_bounds(const When& when) {
  DayBounds bounds;
  if (when.range && !when.range->begin.is_special()) {
    bounds.earliest = day_text(when.range->begin.date());
  }
  if (when.range && !when.range->end.is_special()) {
    const bool instant = when.range->begin == when.range->end;
    bounds.latest = day_text(instant ? when.range->end.date() : last_day(when.range->end));
  }
  return bounds;
}

std::string to_rfc3339(const Instant& instant) {
  if (instant.local.is_special()) {
    return {};
  }
  if (!instant.has_time || !instant.utc_offset_minutes) {
    return day_text(instant.local.date());
  }
  return second_text(instant.local) + zone_text(*instant.utc_offset_minutes);
}

std::optional<Instant> parse_instant(std::string_view text) {
  Cursor in{text};
  const auto year = in.digits(4);
  const bool dashes = in.take('-');
  const auto month = in.digits(2);
  if (dashes && !in.take('-')) {
    return std::nullopt;
  }
  const auto day = in.digits(2);
  const auto date = year && month && day ? make_date(*year, *month, *day) : std::optional<Date>();
  if (!date) {
    return std::nullopt;
  }
  Instant instant{pt::ptime(*date), false, std::nullopt};
  if (in.rest.empty()) {
    return instant;
  }
  if (!in.take('T') && !in.take('t') && !in.take(' ')) {
    return std::nullopt;
  }
  pt::time_duration clock;
  if (!read_clock(in, clock) || !read_zone(in, instant.utc_offset_minutes) || !in.rest.empty()) {
    return std::nullopt;
  }
  instant.local += clock;
  instant.has_time = true;
  return instant;
}

}  // namespace fabula
