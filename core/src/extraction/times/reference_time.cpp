#include <algorithm>

#include "fabula/extraction/times.hpp"
#include "fabula/time/calendar.hpp"

namespace fabula {
namespace {

namespace pt = boost::posix_time;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool starts_with_word(std::string_view text, std::string_view word) {
  if (text.size() < word.size()) {
    return false;
  }
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (lower(text[i]) != lower(word[i])) {
      return false;
    }
  }
  const char next = text.size() == word.size() ? ' ' : lower(text[word.size()]);
  return next < 'a' || next > 'z';
}

/// Whole days are precise enough for what is dated here: the change is at night.
bool is_summer(Date date, SummerTime rule) {
  const int year = static_cast<int>(date.year());
  if (rule == SummerTime::american) {
    const auto begin = year >= 2007 ? nth_weekday(year, 3, 7, 2) : nth_weekday(year, 4, 7, 1);
    const auto end = year >= 2007 ? nth_weekday(year, 11, 7, 1) : nth_weekday(year, 10, 7, -1);
    return begin && end && *begin <= date && date < *end;
  }
  if (rule == SummerTime::european) {
    const auto begin = nth_weekday(year, 3, 7, -1);
    const auto end = nth_weekday(year, 10, 7, -1);
    return begin && end && *begin <= date && date < *end;
  }
  return false;
}

}  // namespace

ReferenceTime reference_time(const ArticleMeta& meta, const std::vector<PlaceClock>& places) {
  if (!meta.published || meta.published->local.is_special()) {
    return std::nullopt;
  }
  const Instant& published = *meta.published;
  if (!published.has_time || !published.utc_offset_minutes || meta.dateline.empty()) {
    return published.local;
  }
  const PlaceClock* best = nullptr;
  for (const PlaceClock& place : places) {
    if (starts_with_word(meta.dateline, place.place) &&
        (best == nullptr || place.place.size() > best->place.size())) {
      best = &place;
    }
  }
  if (best == nullptr) {
    return published.local;
  }
  const pt::ptime utc = published.local - pt::minutes(*published.utc_offset_minutes);
  pt::ptime local = utc + pt::minutes(best->utc_offset_minutes);
  if (is_summer(local.date(), best->summer_time)) {
    local += pt::hours(1);
  }
  return local;
}

}  // namespace fabula
