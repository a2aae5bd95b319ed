#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "fabula/story/story.hpp"

namespace fabula::exporters {

/// Where an event stands in formats and drawings that want a point of time for every event.
struct Placement {
  enum class Source : std::uint8_t {
    date,        ///< its own date, both sides known
    begin,       ///< its date is open at its end: the first day, or minute, that it can have been
    end,         ///< its date is open at its begin: the last one
    publication  ///< it has no date: the day its first article was published, said to be none
  };
  boost::posix_time::ptime begin;  ///< half-open range; both sides finite
  boost::posix_time::ptime end;
  Grain grain = Grain::day;
  Source source = Source::date;
};

/// Nothing for an event without a date in an article without one: it has no place.
std::optional<Placement> place(const Story& story, const Event& event);

}  // namespace fabula::exporters
