#include "placement.hpp"

#include "fabula/exporters/exporter.hpp"
#include "fabula/time/calendar.hpp"

namespace fabula::exporters {
namespace {

using boost::posix_time::ptime;

namespace pt = boost::posix_time;

/// At the ends of the years that are known a moment stays where it is.
ptime shifted(ptime moment, pt::time_duration duration) {
  return add_time(moment, duration).value_or(moment);
}

Placement whole_day(ptime moment, Placement::Source source) {
  const ptime day(moment.date());
  // The last day that is known ends with its last second.
  const ptime end = add_time(day, pt::hours(24)).value_or(day + pt::hours(24) - pt::seconds(1));
  return {day, end, Grain::day, source};
}

/// The last day before an end, or its last minute where clock times are known.
Placement last_unit(const TimeRange& range) {
  if (range.grain < Grain::day) {
    return {shifted(range.end, pt::minutes(-1)), range.end, range.grain, Placement::Source::end};
  }
  return whole_day(shifted(range.end, pt::seconds(-1)), Placement::Source::end);
}

Placement first_unit(const TimeRange& range) {
  if (range.grain < Grain::day) {
    return {range.begin, shifted(range.begin, pt::minutes(1)), range.grain,
            Placement::Source::begin};
  }
  return whole_day(range.begin, Placement::Source::begin);
}

}  // namespace

std::optional<Placement> place(const Story& story, const Event& event) {
  if (event.when.range) {
    const TimeRange& range = *event.when.range;
    const bool open_begin = range.begin.is_special();
    const bool open_end = range.end.is_special();
    if (!open_begin && !open_end) {
      return Placement{range.begin, range.end, range.grain, Placement::Source::date};
    }
    if (!open_begin || !open_end) {
      return open_begin ? last_unit(range) : first_unit(range);
    }
  }
  const auto& published = story.articles[event.mentions.front().article.value].meta().published;
  if (!published || published->local.is_special()) {
    return std::nullopt;
  }
  return whole_day(published->local, Placement::Source::publication);
}

std::size_t events_without_place(const Story& story) {
  std::size_t count = 0;
  for (const Event& event : story.events) {
    count += place(story, event) ? 0 : 1;
  }
  return count;
}

}  // namespace fabula::exporters
