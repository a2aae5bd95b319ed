#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fabula/story/story.hpp"
#include "fabula/time/calendar.hpp"

namespace fabula {

/// Which events of a story are asked for. What is not given does not restrict; of a list, any entry
/// may fit.
struct StoryFilter {
  std::vector<std::string> actors;  ///< who takes part, see find_actors_named
  std::optional<Date> from;         ///< first day; an event fits that can have been on it or later
  std::optional<Date> to;           ///< last day, the same; undated events fit neither
  std::vector<std::string> types;   ///< entries of the ontology
  std::vector<Status> statuses;
  std::string text;  ///< words that must all stand in the label or the words of the participants
  double min_confidence = 0;
  std::optional<EventId> around;         ///< the events near this one ...
  unsigned depth = 1;                    ///< ... by at most so many relations or shared actors
  std::optional<std::size_t> max_items;  ///< keeps the most salient

  [[nodiscard]] bool is_open() const {
    return actors.empty() && !from && !to && types.empty() && statuses.empty() && text.empty() &&
           min_confidence <= 0 && !around && !max_items;
  }
};

/// The actors that a name means, without regard to case and punctuation: those that bear it as key,
/// name or alias (its own id, or that which a former name gave it); where there is none, those
/// whose name holds all its words. Ascending.
std::vector<ActorId> find_actors_named(const Story& story, std::string_view name);

/// The event of a key, its own or that of one of its mentions, see event_key().
std::optional<EventId> find_event(const Story& story, std::string_view key);

/// The events that are meant by a key, or by words that all stand in their label; where a label is
/// just these words, no others. Ascending.
std::vector<EventId> find_events_named(const Story& story, std::string_view name);

/// What words find in a story: the events with all of them in label or participants, the most
/// salient first; the actors with a name that holds them, those first who are mentioned most; the
/// articles with such a headline.
struct FoundByWords {
  std::vector<EventId> events;
  std::vector<ActorId> actors;
  std::vector<ArticleId> articles;
};
FoundByWords find_by_words(const Story& story, std::string_view words);

/// The events of a story that fit, ascending: what select() keeps, without making a story of it.
std::vector<EventId> events_that_fit(const Story& story, const StoryFilter& filter);

/// The part of a story that fits: its events in their order, the relations between them, and of
/// actors and articles those that they mention. An open filter gives the story as it is.
Story select(Story story, const StoryFilter& filter);

}  // namespace fabula
