#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fabula/story/story.hpp"
#include "story/local_actors.hpp"

namespace fabula {

/// One who, or what, takes part in an event of an article.
struct Party {
  Role role = Role::other;
  std::optional<std::uint32_t> actor;  ///< index into LocalActors::actors
  std::uint32_t head = 0;              ///< the noun, see EventWords
  std::string number;                  ///< what counts it, see EventWords
  bool named = false;                  ///< the text itself names the actor here
  friend bool operator==(const Party&, const Party&) = default;
};

/// An event as one article knows it: its mentions there, and what they say together.
struct LocalEvent {
  std::vector<std::uint32_t> mentions;  ///< indices into Mentions::events, ascending, never empty
  std::vector<Party> parties;
  std::vector<std::string> lemmas;     ///< of the triggers, ascending
  std::vector<std::uint32_t> content;  ///< see EventWords, ascending
  std::string type;
  EventClass event_class = EventClass::occurrence;
  std::optional<TimeRange> when;  ///< as the text names it, not the bounds of the article
  Status status = Status::happened;
  bool has_verb = false;
  bool headline = false;  ///< told in the headline only
  bool leads = false;     ///< told in the headline or the first sentences: it is the news
  /// Told as known where the text first comes to it: by a definite noun, in a clause that only says
  /// of whom it speaks, or as a past before the past.
  bool points_back = false;
  std::uint32_t last_sentence = 0;
};

/// The events of one article, and which of them each mention is.
struct LocalEvents {
  std::vector<LocalEvent> events;  ///< in the order of their first mention
  std::vector<std::uint32_t> of;   ///< by mention: index into events
};

/// Groups the mentions of an article that are of one type or of related words, whose dates, status
/// and participants agree and that something ties together: a participant in common, a definite
/// noun, a headline. `apart` says of mentions that readers took out of their events which of them
/// are one: equal numbers, 0 for all others; empty where there are none.
LocalEvents local_events(const ReadArticle& article, const LocalActors& actors,
                         const StoryThresholds& thresholds,
                         const std::vector<std::uint32_t>& apart = {});

/// A number from its first digit on, without commas and spaces ("about 3,500"); nothing where it is
/// written in words, which are not compared.
std::string comparable_number(const std::string& number);

/// The time that the text itself names for an event; the bounds of the article are none.
std::optional<TimeRange> named_time(const When& when);

/// Whether words are of one family: "announce" and "announcement", "refuse" and "refusal".
bool related(std::string_view a, std::string_view b, const StoryThresholds& thresholds);

}  // namespace fabula
