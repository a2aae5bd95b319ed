#include "routes.hpp"

#include <algorithm>
#include <sstream>

#include "fabula/exporters/answers.hpp"
#include "fabula/graph/named.hpp"
#include "openapi.hpp"
#include "question.hpp"

namespace fabula::cli {
namespace {

constexpr const char* json_type = "application/json";
constexpr const char* page_type = "text/html; charset=utf-8";

/// Asks what a command asks, and answers as it does with `-f json`.
Found ask(const Inquiry& inquiry, const Answer& answer) {
  std::ostringstream out;
  const ApiSettings& settings = inquiry.settings();
  inquiry.ask_fitting([&](const Story& story, bool whole) {
    out.str("");
    try {
      return answer({story, inquiry.names(), exporters::AnswerForm::json, settings.options,
                     settings.options.display.listed_candidates, out, whole});
    } catch (const UnknownName&) {
      if (whole) {
        throw;
      }
      return false;
    }
  });
  return {json_type, out.str()};
}

Found write_story(const Inquiry& inquiry, const std::string& format, const char* type) {
  const auto formats = exporters::builtin_exporters();
  const auto found = std::find_if(formats.begin(), formats.end(),
                                  [&](const auto& each) { return each.name == format; });
  exporters::ExportOptions options = inquiry.settings().options;
  options.with_text = inquiry.parameters().text || format != "json";
  std::ostringstream out;
  inquiry.ask_fitting([&](const Story& story, bool) {
    found->write(story, options, out);
    return true;
  });
  return {type, out.str()};
}

exporters::ListPart part_of(const Inquiry& inquiry) {
  return {inquiry.parameters().offset, inquiry.parameters().limit};
}

Found page(const Inquiry& inquiry) {
  return write_story(inquiry, "html", page_type);
}

Found timeline(const Inquiry& inquiry) {
  return write_story(inquiry, "json", json_type);
}

Found events(const Inquiry& inquiry) {
  Found found{json_type, ""};
  inquiry.ask_whole([&](const Story& story, bool) {
    const std::vector<EventId> fitting = events_that_fit(story, inquiry.filter_for(story));
    std::ostringstream out;
    exporters::write_events(story, fitting, part_of(inquiry), out);
    found.body = out.str();
    found.items = fitting.size();
    return true;
  });
  return found;
}

Found event(const Inquiry& inquiry) {
  return ask(inquiry, [](const Asked& asked) {
    exporters::write_event(asked.story, the_event(asked.story, asked.names[0], asked.most_listed),
                           asked.form, asked.options, asked.out);
    return true;
  });
}

Found why(const Inquiry& inquiry) {
  return ask(inquiry,
             [](const Asked& asked) { return exporters::answer_causes(asked, Direction::causes); });
}

Found effects(const Inquiry& inquiry) {
  return ask(inquiry, [](const Asked& asked) {
    return exporters::answer_causes(asked, Direction::effects);
  });
}

Found path(const Inquiry& inquiry) {
  return ask(inquiry, [&inquiry](const Asked& asked) {
    return exporters::answer_path(asked, inquiry.parameters().ways);
  });
}

Found actors(const Inquiry& inquiry) {
  Found found{json_type, ""};
  inquiry.ask_fitting([&](const Story& story, bool) {
    exporters::ExportOptions options = inquiry.settings().options;
    options.max_items = inquiry.parameters().limit;
    std::ostringstream out;
    exporters::write_actors(story, exporters::AnswerForm::json, options, out,
                            inquiry.parameters().offset);
    found.body = out.str();
    found.items = story.actors.size();
    return true;
  });
  return found;
}

Found actor(const Inquiry& inquiry) {
  return ask(inquiry, [](const Asked& asked) {
    exporters::write_actor(asked.story, the_actor(asked.story, asked.names[0], asked.most_listed),
                           asked.form, asked.options, asked.out);
    return true;
  });
}

Found article(const Inquiry& inquiry) {
  return ask(inquiry, [](const Asked& asked) {
    const auto found = find_article(asked.story, asked.names[0]);
    if (!found) {
      throw UnknownName("no article of this story has the id, address, path or headline '" +
                        asked.names[0] + "'");
    }
    exporters::write_article(asked.story, *found, asked.form, asked.options, asked.out);
    return true;
  });
}

Found search(const Inquiry& inquiry) {
  Found found{json_type, ""};
  inquiry.ask_whole([&](const Story& story, bool) {
    const FoundByWords words = find_by_words(story, inquiry.parameters().words);
    std::ostringstream out;
    exporters::write_found(story, words, part_of(inquiry), out);
    found.body = out.str();
    found.items = std::max({words.events.size(), words.actors.size(), words.articles.size()});
    return true;
  });
  return found;
}

Found description(const Inquiry& inquiry) {
  return {json_type, openapi_document(inquiry.settings())};
}

}  // namespace

StoryFilter Inquiry::filter_for(const Story& story) const {
  return to_filter(parameters_.filter, story, settings_.options.display.listed_candidates);
}

void Inquiry::ask_fitting(const ServedStory::Question& question) const {
  if (!is_open(parameters_.filter)) {
    ask_whole([&](const Story& story, bool whole) {
      const StoryFilter filter = filter_for(story);
      const std::lock_guard lock(copying_);
      return question(select(story, filter), whole);
    });
  } else if (names_.empty()) {
    ask_whole(question);
  } else {
    served_.ask_about(names_, parameters_.reading.as_of, question);
  }
}

void Inquiry::ask_whole(const ServedStory::Question& question) const {
  served_.ask_whole(parameters_.reading.as_of, question);
}

const std::vector<Route>& routes() {
  static const std::vector<Route> all = {
      {"/", "The page: timeline, causes and effects, story, table", {.filters = true}, "", page},
      {"/api/events",
       "What happened, in its order, a part of the list at a time",
       {.filters = true, .part = true},
       "Events",
       events},
      {"/api/events/{event}",
       "All that is known of an event, as `fabula show` tells it",
       {.filters = true},
       "EventAnswer",
       event},
      {"/api/events/{event}/why",
       "What led to an event, and what led to that, as `fabula why` tells it",
       {.filters = true},
       "CausesAnswer",
       why},
      {"/api/events/{event}/effects",
       "What an event led to, and what that led to, as `fabula effects` tells it",
       {.filters = true},
       "CausesAnswer",
       effects},
      {"/api/actors",
       "Who is in the story, those first who are in most events, a part of the list at a time",
       {.filters = true, .max_items = false, .part = true},
       "Actors",
       actors},
      {"/api/actors/{actor}",
       "All that is known of an actor, as `fabula show` tells it",
       {.filters = true},
       "ActorAnswer",
       actor},
      {"/api/articles/{article}",
       "An article with its text and the events it tells of, as `fabula show` tells it",
       {.filters = true},
       "ArticleAnswer",
       article},
      {"/api/path/{from}/{to}",
       "How one event leads to another, or one actor is tied to another, as `fabula path` tells it",
       {.filters = true, .ways = true},
       "PathAnswer",
       path},
      {"/api/search",
       "The events, actors and articles in whose label, names or headline all these words stand",
       {.part = true, .words = true},
       "SearchAnswer",
       search},
      {"/api/timeline",
       "The whole story, as `fabula timeline -f json` writes it",
       {.filters = true, .text = true},
       "Timeline",
       timeline},
      {"/api/openapi.json", "This description", {.story = false}, "", description},
  };
  return all;
}

std::optional<std::vector<std::string>> names_in(const std::vector<std::string>& path,
                                                 const Route& route) {
  const Target target = parse_target(route.path);
  if (target.path.size() != path.size()) {
    return std::nullopt;
  }
  std::vector<std::string> names;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (target.path[i].starts_with('{')) {
      names.push_back(path[i]);
    } else if (target.path[i] != path[i]) {
      return std::nullopt;
    }
  }
  return names;
}

}  // namespace fabula::cli
