#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "fabula/time/holidays.hpp"
#include "reading.hpp"

namespace fabula {
namespace {

/// "8", "2.5".
std::string count_text(double count) {
  return count == std::floor(count) ? fmt::format("{}", static_cast<long>(count))
                                    : fmt::format("{:g}", count);
}

struct Amount {
  double count = 0;
  UnitName unit;
  bool vague = false;
};

/// How many of what is written one unit is: a decade is ten years, a fortnight two weeks.
double one_of(const UnitName& unit) {
  return unit.grain == Grain::decade ? 10 : unit.grain == Grain::century ? 100 : unit.count;
}

std::optional<Amount> amount(const TimeFields& f, TimeKey number, TimeKey unit) {
  const auto name = parse_unit(f.symbol(unit));
  if (!name) {
    return std::nullopt;
  }
  return Amount{f.number(number) * one_of(*name), *name, !f.has_number(number)};
}

std::string vague_code(const UnitName& unit) {
  return unit.grain == Grain::decade ? "E" : unit.grain == Grain::century ? "C" : unit.code;
}

std::string amount_text(const Amount& a) {
  return a.vague ? "X" + vague_code(a.unit) : count_text(a.count) + a.unit.code;
}

/// Splits a fraction into the next smaller unit where people do so: a year and a half.
std::string fraction_text(const Amount& a) {
  const double whole = std::floor(a.count);
  const double rest = a.count - whole;
  const std::string first = whole > 0 ? count_text(whole) + a.unit.code : std::string();
  switch (a.unit.grain) {
    case Grain::year:
      return first + count_text(std::round(12 * rest)) + "M";
    case Grain::day:
      return first + "T" + count_text(std::round(24 * rest)) + "H";
    case Grain::hour:
      return first + count_text(std::round(60 * rest)) + "M";
    case Grain::minute:
      return first + count_text(std::round(60 * rest)) + "S";
    default:
      return amount_text(a);
  }
}

When touching_publication(const Amount& a, bool past, const TimeContext& c) {
  When when;
  if (!c.reference || a.vague || a.unit.weekend) {
    return when;
  }
  Grain grain = a.unit.grain;
  int steps = static_cast<int>(std::round(a.count));
  if (grain == Grain::decade || grain == Grain::century) {
    grain = Grain::year;
  }
  if (grain < Grain::day) {
    return when;
  }
  const Date today = c.reference->date();
  const auto days = [&]() -> std::optional<Date> {
    const int n = past ? -steps : steps;
    switch (grain) {
      case Grain::day:
        return add_days(today, n);
      case Grain::week:
        return add_days(today, 7 * n);
      case Grain::month:
        return add_months(today, n);
      case Grain::quarter:
        return add_months(today, 3 * n);
      case Grain::year:
        return add_months(today, 12 * n);
      default:
        return std::nullopt;
    }
  }();
  if (days && steps > 0) {
    namespace pt = boost::posix_time;
    const pt::ptime here(today);
    when.range = past ? TimeRange{pt::ptime(*days), here, Grain::day}
                      : TimeRange{here, pt::ptime(*days), Grain::day};
    when.approximate = grain > Grain::day;
    when.basis = Basis::relative;
  }
  return when;
}

/// What recurs by its place in the calendar: every Monday, each July.
std::string calendar_set(const TimeFields& f) {
  const std::string part = f.has(TimeKey::part) ? fmt::format("T{}", f.symbol(TimeKey::part)) : "";
  if (f.has_number(TimeKey::weekday)) {
    return fmt::format("XXXX-WXX-{}{}", f.integer(TimeKey::weekday), part);
  }
  if (f.has_number(TimeKey::month)) {
    return f.has_number(TimeKey::day)
               ? fmt::format("XXXX-{:02}-{:02}", f.integer(TimeKey::month), f.integer(TimeKey::day))
               : fmt::format("XXXX-{:02}", f.integer(TimeKey::month));
  }
  if (f.has_number(TimeKey::season)) {
    static constexpr std::array<const char*, 4> seasons = {"SP", "SU", "FA", "WI"};
    return fmt::format("XXXX-{}",
                       seasons[static_cast<std::size_t>(f.integer(TimeKey::season) - 1) % 4]);
  }
  if (f.has(TimeKey::holiday)) {
    const std::string_view rule = f.symbol(TimeKey::holiday);
    return is_fixed_holiday(rule) ? fmt::format("XXXX-{:0>5}", rule) : std::string("XXXX");
  }
  return part.empty() ? part : "XXXX-XX-XX" + part;
}

}  // namespace

std::optional<TimeReading> duration_reading(const TimeFields& f, TimeKey number) {
  auto first = amount(f, number, TimeKey::unit);
  if (!first) {
    return std::nullopt;
  }
  first->count = std::fabs(first->count);
  const bool whole = first->vague || first->count == std::floor(first->count);
  TimeReading reading;
  reading.type = TimexType::duration;
  reading.value =
      (first->unit.clock ? "PT" : "P") + (whole ? amount_text(*first) : fraction_text(*first));
  reading.anchoring = "the words themselves";
  return reading;
}

std::optional<TimeReading> read_duration(const TimeFields& f, const TimeContext& c) {
  TimeReading reading;
  reading.type = TimexType::duration;
  if (f.has(TimeKey::value)) {
    reading.value = std::string(f.symbol(TimeKey::value));
    return reading;
  }
  auto first = amount(f, TimeKey::number, TimeKey::unit);
  if (!first) {
    return std::nullopt;
  }
  if (f.has_number(TimeKey::fraction)) {
    first->count += f.number(TimeKey::fraction) * one_of(first->unit);
    first->vague = false;
  }
  if (!first->vague && (first->count <= 0 || first->count > 1e9)) {
    return std::nullopt;
  }
  std::string text = first->vague || first->count == std::floor(first->count)
                         ? amount_text(*first)
                         : fraction_text(*first);
  bool clock = first->unit.clock;
  reading.value = clock ? "PT" : "P";
  for (const auto& [number, unit] :
       {std::pair(TimeKey::number2, TimeKey::unit2), std::pair(TimeKey::number3, TimeKey::unit3)}) {
    if (const auto part = f.has(number) ? amount(f, number, unit) : std::nullopt) {
      text += (part->unit.clock && !clock ? "T" : "") + amount_text(*part);
      clock = clock || part->unit.clock;
    }
  }
  reading.value += text;
  reading.anchoring = "the words themselves";
  if (f.has(TimeKey::side)) {
    const bool past = f.symbol(TimeKey::side) == "past";
    reading.when = touching_publication(*first, past, c);
    (past ? reading.end_point : reading.begin_point) = publication;
    reading.anchoring = "publication";
  }
  return reading;
}

std::optional<TimeReading> read_set(const TimeFields& f) {
  TimeReading reading;
  reading.type = TimexType::set;
  reading.anchoring = "the words themselves";
  if (f.has(TimeKey::value)) {
    reading.value = std::string(f.symbol(TimeKey::value));
  } else if (std::string calendar = calendar_set(f); !calendar.empty()) {
    reading.value = std::move(calendar);
  } else if (auto a = amount(f, TimeKey::number, TimeKey::unit)) {
    if (!f.has(TimeKey::number)) {
      a->count = one_of(a->unit);
      a->vague = false;
    }
    reading.value = (a->unit.clock ? "PT" : "P") + amount_text(*a);
  } else {
    return std::nullopt;
  }
  if (f.has_number(TimeKey::freq)) {
    reading.freq = fmt::format("{}X", f.integer(TimeKey::freq));
  } else {
    reading.freq = std::string(f.symbol(TimeKey::freq));
  }
  return reading;
}

}  // namespace fabula
