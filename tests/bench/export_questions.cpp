#include "export_questions.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <ostream>
#include <random>
#include <streambuf>
#include <string>
#include <utility>

#include <benchmark/benchmark.h>

#include "fabula/exporters/exporter.hpp"
#include "fabula/story/story.hpp"
#include "fabula/time/calendar.hpp"

namespace fabula {
namespace {

constexpr std::uint32_t article_count = 10'000;
constexpr std::uint32_t events_of_each = 10;
constexpr std::uint32_t actor_count = 10'000;
constexpr std::uint32_t reach = 50;
constexpr int causes_of_each = 2;
constexpr std::uint32_t days = 3'650;

/// A stream that takes everything and keeps nothing.
class Nowhere : public std::streambuf {
 protected:
  int_type overflow(int_type c) override { return traits_type::not_eof(c); }
  std::streamsize xsputn(const char*, std::streamsize count) override { return count; }
};

When on_day(std::uint32_t day) {
  When when;
  when.range = unit_holding(*make_date(2010, 1, 1) + boost::gregorian::days(day), Grain::day);
  when.basis = Basis::explicit_;
  return when;
}

void add_article(Story& story, std::uint32_t number) {
  ArticleMeta meta;
  meta.id = "article-" + std::to_string(number);
  meta.title = "What came to pass in quarter " + std::to_string(number);
  meta.source = "The Gazette";
  meta.path = "news/" + meta.id + ".txt";
  const std::uint32_t day = number * days / article_count;
  meta.published = Instant{on_day(day).range->begin, false, {}};
  std::string text;
  for (std::uint32_t i = 0; i < events_of_each; ++i) {
    const std::uint32_t event = number * events_of_each + i;
    const auto begin = static_cast<std::uint32_t>(text.size());
    const std::string actor = story.actors[event % actor_count].name;
    text += actor + " opened bridge " + std::to_string(event) +
            ", which the council had wanted for years, because the ferry had sunk.\n\n";
    const auto end = static_cast<std::uint32_t>(text.size() - 2);
    const auto trigger = begin + static_cast<std::uint32_t>(actor.size()) + 1;
    Event found;
    found.key = "e-" + std::to_string(event);
    found.label = text.substr(begin, 60);
    found.type = "opening";
    found.when = on_day(day);
    found.order = day + 1;
    found.place = "Port " + std::to_string(event % 100);
    found.confidence = 0.8;
    found.salience = static_cast<double>(event * 7919 % 1000) / 1000;
    found.mentions.push_back({ArticleId{number}, {trigger, trigger + 6}, {begin, end}, "verb"});
    found.participants.push_back({Role::agent, ActorId{event % actor_count}, actor});
    found.participants.push_back(
        {Role::patient, ActorId{event * 31 % actor_count}, "bridge " + std::to_string(event)});
    story.events.push_back(std::move(found));
  }
  story.articles.emplace_back(std::move(meta), std::move(text));
}

/// Every event follows from two of those shortly before it, and has two who take part.
Story long_story() {
  Story story;
  for (std::uint32_t i = 0; i < actor_count; ++i) {
    Actor actor;
    actor.key = "a-" + std::to_string(i);
    actor.name = "Guild " + std::to_string(i);
    actor.kind = ActorKind::organization;
    actor.aliases = {"the Guild of " + std::to_string(i)};
    actor.mention_count = 10;
    story.actors.push_back(std::move(actor));
  }
  for (std::uint32_t i = 0; i < article_count; ++i) {
    add_article(story, i);
  }
  std::mt19937 random(1);
  for (std::uint32_t i = 1; i < story.events.size(); ++i) {
    for (int k = 0; k < causes_of_each; ++k) {
      Relation relation;
      relation.from = EventId{i - 1 - static_cast<std::uint32_t>(random() % std::min(i, reach))};
      relation.to = EventId{i};
      relation.confidence = static_cast<double>(random() % 100) / 100;
      const Mention& mention = story.events[i].mentions.front();
      relation.evidence.push_back({mention.article, mention.span, "because", "conjunction"});
      story.relations.push_back(std::move(relation));
    }
  }
  return story;
}

}  // namespace

void register_export_questions() {
  const auto story = std::make_shared<Story>(long_story());
  for (const exporters::ExportFormat& format : exporters::builtin_exporters()) {
    const bool is_graph = format.kind == exporters::ExportFormat::Kind::graph;
    benchmark::RegisterBenchmark(
        ((is_graph ? "export: graph -f " : "export: timeline -f ") + format.name).c_str(),
        [story, write = format.write](benchmark::State& state) {
          exporters::ExportOptions options;
          options.generator = "fabula";
          options.plover_codes = {{"opening", "COOPERATE"}};
          for (auto _ : state) {
            Nowhere nowhere;
            std::ostream out(&nowhere);
            write(*story, options, out);
          }
        })
        ->Unit(benchmark::kMillisecond);
  }
}

}  // namespace fabula
