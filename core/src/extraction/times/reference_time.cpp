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

const PlaceClock* longest_place(std::string_view text, const std::vector<PlaceClock>& places) {
  const PlaceClock* best = nullptr;
  for (const PlaceClock& place : places) {
    if (starts_with_word(text, place.place) &&
        (best == nullptr || place.place.size() > best->place.size())) {
      best = &place;
    }
  }
  return best;
}

}  // namespace

std::optional<std::uint32_t> dateline_zone(const ArticleMeta& meta, const TemporalRules& rules) {
  // "DAR ES SALAAM, Tanzania": the city, where that is known, else the country behind it.
  std::string_view rest = meta.dateline;
  while (!rest.empty()) {
    if (const PlaceClock* place = longest_place(rest, rules.places)) {
      return place->zone;
    }
    const std::size_t comma = rest.find(',');
    rest.remove_prefix(
        std::min(comma == std::string_view::npos ? rest.size() : comma + 1, rest.size()));
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  }
  return std::nullopt;
}

ReferenceTime reference_time(const ArticleMeta& meta, const TemporalRules& rules) {
  if (!meta.published || meta.published->local.is_special()) {
    return std::nullopt;
  }
  const Instant& published = *meta.published;
  const auto zone = dateline_zone(meta, rules);
  if (!published.has_time || !published.utc_offset_minutes || !zone) {
    return published.local;
  }
  const auto utc = in_utc(published);
  const auto local =
      utc ? add_time(*utc, pt::minutes(utc_offset_at(rules.zones[*zone], *utc))) : std::nullopt;
  return local.value_or(published.local);
}

}  // namespace fabula
