#include <fmt/format.h>

#include "commands.hpp"
#include "names.hpp"
#include "question.hpp"

namespace fabula::cli {
namespace {

[[noreturn]] void refuse_ambiguous(const Asked& asked, const std::vector<ActorId>& actors,
                                   const std::vector<EventId>& events) {
  std::string message =
      fmt::format("'{}' can mean {} actors and {} events; name one by its id:", asked.names[0],
                  actors.size(), events.size());
  std::size_t listed = 0;
  for (const ActorId id : actors) {
    if (listed++ < asked.most_listed) {
      const Actor& actor = asked.story.actors[id.value];
      message += fmt::format("\n  {}  {}", actor.key, actor.name);
    }
  }
  for (const EventId id : events) {
    if (listed++ < asked.most_listed) {
      const Event& event = asked.story.events[id.value];
      message += fmt::format("\n  {}  {}  {}", event.key, to_edtf(event.when), event.label);
    }
  }
  throw AmbiguousName(message + (listed > asked.most_listed ? "\n  ..." : ""));
}

bool answer(const Asked& asked) {
  const Story& story = asked.story;
  const std::string& name = asked.names[0];
  if (const auto event = find_event(story, name)) {
    exporters::write_event(story, *event, asked.form, asked.options, asked.out);
    return true;
  }
  if (const auto article = find_article(story, name)) {
    exporters::write_article(story, *article, asked.form, asked.options, asked.out);
    return true;
  }
  const std::vector<ActorId> actors = find_actors_named(story, name);
  const std::vector<EventId> events = find_events_named(story, name);
  if (actors.size() == 1) {
    // Words of many labels are no better name for one of these than for who is called so.
    exporters::write_actor(story, actors.front(), asked.form, asked.options, asked.out);
    return true;
  }
  if (actors.empty() && events.size() == 1) {
    exporters::write_event(story, events.front(), asked.form, asked.options, asked.out);
    return true;
  }
  if (actors.empty() && events.empty()) {
    throw UnknownName(fmt::format("no event, actor or article of this story is called '{}'", name));
  }
  refuse_ambiguous(asked, actors, events);
}

}  // namespace

void add_show(CLI::App& app, int& exit_code) {
  add_question(app, exit_code, "show",
               "Tell all that is known of an event, actor or article, and the text it rests on",
               {"ID"},
               "ID is an id, or the name of an actor, words of an event's label, the headline, "
               "address or path of\n"
               "an article.\n"
               "Examples:\n"
               "  fabula show strike.fabula e-1f09a2c4\n"
               "  fabula show strike.fabula Norline\n"
               "  fabula show strike.fabula news/2024-09-02-strike-call.txt -f json",
               answer);
}

void add_actors(CLI::App& app, int& exit_code) {
  add_question(app, exit_code, "actors", "Tell who is in a story", {},
               "Those first who are in most events.\n"
               "Examples:\n"
               "  fabula actors strike.fabula --max-items 10\n"
               "  fabula actors news/ --from 2024-09 -f json",
               [](const Asked& asked) {
                 exporters::write_actors(asked.story, asked.form, asked.options, asked.out);
                 return true;
               });
}

}  // namespace fabula::cli
