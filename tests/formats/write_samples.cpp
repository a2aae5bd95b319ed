// Writes stories that articles seldom make in every format, for readers that are not ours.
// usage: write_samples FOLDER            every format of every story
//        write_samples FOLDER COUNT      timeline.html of a story of so many events, as news has
//        them
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "fabula/exporters/exporter.hpp"
#include "sample_story.hpp"

namespace fabula {
namespace {

using test::during;
using test::on;
using test::StoryBuilder;

/// Labels that have broken somebody's reader.
std::vector<std::string> hostile_labels() {
  return {
      R"(He said "no", 'never' and `perhaps`)",
      "two\nlines\r\nand a\ttab",
      "</script><script>alert(1)</script><!-- & ]]> &amp; <b>",
      "=cmd|' /C calc'!A0",
      "@SUM(1+1)*cmd",
      R"(back\slash \" \n ${x} {{y}} %s $1)",
      "'; MATCH (n) DETACH DELETE n; //",
      "\xF0\x9F\x94\xA5 fire \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x92 and Z\xCC\xB6\xCC\xB7",
      "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D "
      "\xE2\x80\xAE\xD8\xA7\xD9\x84\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85",
      "control \x01\x1B[31m characters \x7F",
      "a;b,c|d\tcomma; and END:VEVENT",
      "<#iri> <urn:x> @prefix . \"\"\"",
      std::string(10000, 'x') + " end",
  };
}

When open_begin(When when) {
  when.range->begin = boost::posix_time::neg_infin;
  return when;
}
When open_end(When when) {
  when.range->end = boost::posix_time::pos_infin;
  return when;
}
When around(When when) {
  when.approximate = true;
  return when;
}
When of(std::optional<TimeRange> range) {
  When when;
  when.range = range;
  when.basis = Basis::explicit_;
  return when;
}

Story hostile() {
  StoryBuilder b;
  std::vector<EventId> events;
  for (const std::string& label : hostile_labels()) {
    const ActorId actor = b.actor(label, ActorKind::person);
    events.push_back(b.event(label, on(2020, 1, static_cast<int>(events.size()) + 1), actor, 0.5));
    b[events.back()].place = label;
    b[events.back()].type = "arrest";
  }
  for (std::size_t i = 0; i + 1 < events.size(); ++i) {
    b.relation(events[i], events[i + 1], hostile_labels()[i]);
  }
  return b.story();
}

/// Every kind of date there is.
Story dates() {
  StoryBuilder b;
  b.event("day", on(2014, 5, 26));
  b.event("month", during(2014, 5));
  b.event("quarter", of(unit_of_year(2014, Grain::quarter, 2)));
  b.event("season", of(unit_of_year(2014, Grain::season, 1)));
  b.event("week", of(unit_of_year(2014, Grain::week, 22)));
  b.event("half", of(unit_of_year(2014, Grain::half, 1)));
  b.event("year", of(year_range(2014)));
  b.event("decade", of(decade_range(199)));
  b.event("century", of(century_range(18)));
  TimeRange minute = *on(2014, 6, 26).range;
  minute.begin += boost::posix_time::minutes(21 * 60 + 51);
  minute.end = minute.begin + boost::posix_time::minutes(1);
  minute.grain = Grain::minute;
  b.event("minute", of(minute));
  TimeRange range = *on(2014, 6, 26).range;
  range.end += boost::posix_time::hours(72);
  b.event("range", of(range));
  b.event("until", open_begin(on(2014, 6, 26)));
  b.event("since", open_end(on(2014, 6, 26)));
  b.event("about", around(of(year_range(1990))));
  b.event("unknown", {});
  return b.story();
}

/// Three events that cause one another in a circle, one that causes itself twice over, and an actor
/// in several roles of one event.
Story circle() {
  StoryBuilder b;
  const ActorId actor = b.actor("Port Authority");
  const EventId strike = b.event("Workers strike", on(2024, 9, 6), actor);
  const EventId fuel = b.event("Fuel runs out", on(2024, 9, 7), actor);
  const EventId talks = b.event("Talks fail", on(2024, 9, 8), actor);
  b.relation(strike, fuel, "led to");
  b.relation(strike, fuel, "after", RelationKind::responds_to);
  b.relation(fuel, talks, "so").status = RelationStatus::possible;
  b.relation(talks, strike, "because of").status = RelationStatus::negated;
  b[strike].participants.push_back({Role::patient, actor, "the port"});
  b[strike].attributed_to = actor;
  b[talks].status = Status::possible;
  return b.story();
}

/// So many events on so many days, each the cause of the next, all by one actor.
Story many(int count) {
  StoryBuilder b;
  const ActorId actor = b.actor("Norline");
  EventId last{};
  for (int i = 0; i < count; ++i) {
    const Date day = *add_days(*make_date(1950, 1, 1), i % 20000);
    const EventId event =
        b.event("Event number " + std::to_string(i), of(unit_holding(day, Grain::day)), actor,
                (i * 37 % 1000) / 1000.0);
    if (i > 0) {
      b.relation(last, event, "led to");
    }
    last = event;
  }
  return b.story();
}

/// As many events as asked over five years, more of them lately, by a dozen actors; a fifth are
/// causes.
Story news(int count) {
  constexpr const char* names[] = {
      "Norline",        "Harbour Union",    "Port Authority", "Ministry of Transport",
      "Regional court", "Alder Post",       "Town council",   "Island Traders",
      "Fuel Board",     "Ferry Inspectors", "Ida Quist",      "Jonas Berg"};
  constexpr const char* deeds[] = {"calls a strike over night shifts",
                                   "rejects the offer",
                                   "publishes figures on delayed repairs",
                                   "asks the court for an injunction",
                                   "rations fuel on two islands",
                                   "announces talks for next week",
                                   "blames the weather for the cancellations",
                                   "signs an agreement on pay",
                                   "opens an inquiry into the accident at the northern pier"};
  StoryBuilder b;
  std::vector<ActorId> actors;
  for (const char* name : names) {
    actors.push_back(b.actor(name));
  }
  std::uint32_t random = 12345;
  const auto next = [&random](std::uint32_t below) {
    random = random * 1664525U + 1013904223U;
    return (random >> 8U) % below;
  };
  std::vector<int> days;
  for (int i = 0; i < count; ++i) {
    const int day = static_cast<int>(next(1800));
    days.push_back(std::max(day, static_cast<int>(next(1800))));
  }
  std::sort(days.begin(), days.end());
  for (int i = 0; i < count; ++i) {
    const std::uint32_t who = std::min(next(12), next(12));
    const Date day = *add_days(*make_date(2019, 1, 1), days[static_cast<std::size_t>(i)]);
    const Grain grain = next(10) == 0 ? Grain::month : Grain::day;
    const EventId event = b.event(fmt::format("{} {}", names[who], deeds[next(9)]),
                                  of(unit_holding(day, grain)), actors[who], next(1000) / 1000.0);
    b[event].status = next(12) == 0 ? Status::planned : Status::happened;
    if (i > 20 && next(5) == 0) {
      b.relation({event.value - 1 - next(20)}, event, "led to");
    }
  }
  return b.story();
}

void write_all(const std::filesystem::path& folder, const Story& story) {
  std::filesystem::create_directories(folder);
  exporters::ExportOptions options;
  options.generator = "fabula samples";
  options.plover_codes = {{"arrest", "COERCE-arrest"}};
  for (const auto& format : exporters::builtin_exporters()) {
    const bool timeline = format.kind == exporters::ExportFormat::Kind::timeline;
    std::ofstream out(folder / ((timeline ? "timeline." : "graph.") + format.name),
                      std::ios::binary);
    format.write(story, options, out);
    if (!out.flush()) {
      std::cerr << "cannot write to " << folder << '\n';
      std::exit(1);
    }
  }
}

void write_page(const std::filesystem::path& folder, const Story& story) {
  std::filesystem::create_directories(folder);
  std::ofstream out(folder / "timeline.html", std::ios::binary);
  for (const auto& format : exporters::builtin_exporters()) {
    if (format.name == "html") {
      format.write(story, {}, out);
    }
  }
}

Story one() {
  StoryBuilder b;
  b.event("One thing happened", on(2020, 1, 1));
  return b.story();
}

}  // namespace
}  // namespace fabula

int main(int argc, char** argv) {
  if (argc != 2 && argc != 3) {
    std::cerr << "usage: write_samples FOLDER [COUNT]\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  if (argc == 3) {
    fabula::write_page(folder, fabula::news(std::stoi(argv[2])));
    return 0;
  }
  fabula::write_all(folder / "empty", {});
  fabula::write_all(folder / "one", fabula::one());
  fabula::write_all(folder / "hostile", fabula::hostile());
  fabula::write_all(folder / "dates", fabula::dates());
  fabula::write_all(folder / "circle", fabula::circle());
  fabula::write_all(folder / "hundreds", fabula::many(800));
  fabula::write_all(folder / "many", fabula::many(50000));
  return 0;
}
