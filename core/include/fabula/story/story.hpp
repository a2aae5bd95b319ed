#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fabula/extraction/mentions.hpp"
#include "fabula/story/correction.hpp"
#include "fabula/story/ids.hpp"
#include "fabula/story/thresholds.hpp"
#include "fabula/text/article.hpp"
#include "fabula/text/span.hpp"
#include "fabula/time/when.hpp"

/// One account made from many articles: actors, events and relations, each with its evidence.
/// Plain data: ids are indices into the vectors of Story.
namespace fabula {

/// Where the story says something: a trigger in a sentence of an article.
struct Mention {
  ArticleId article;
  Span span;  ///< the trigger
  Span sentence;
  std::string rule;  ///< what read it
  friend bool operator==(const Mention&, const Mention&) = default;
};

/// Somebody, or a body, that articles tell of: one for all its names in all articles.
struct Actor {
  std::string key;   ///< stable id for exports: "a-justice-department"
  std::string name;  ///< the fullest name seen
  ActorKind kind = ActorKind::other;
  std::vector<std::string> aliases;  ///< other names seen, sorted, without `name`
  std::string country;               ///< ISO 3166-1 alpha-2
  std::optional<ActorId> parent;
  std::uint32_t mention_count = 0;
  std::vector<std::uint32_t> corrections;  ///< that changed it: indices into Story::corrections
};

/// Who, or what, has a part in an event. Without an actor it is a thing that the words name.
struct StoryParticipant {
  Role role = Role::other;
  std::optional<ActorId> actor;
  std::string text;  ///< the words of the article
};

/// What one group of articles says of a field where articles contradict each other.
struct Version {
  std::string field;                ///< "when", "status", or the role and noun that a number counts
  std::string value;                ///< as the articles have it; a date as EDTF
  std::vector<ArticleId> articles;  ///< that say so
  std::string because;  ///< why this one counts: "told last"; empty for those that do not
};

/// What happened, is happening, or may: one for all its mentions in all articles.
struct Event {
  std::string key;    ///< stable id for exports
  std::string label;  ///< one line, readable by itself
  std::string type;   ///< entry of the ontology, or empty
  EventClass event_class = EventClass::occurrence;
  When when;
  std::uint32_t order =
      0;  ///< rank on the timeline from 1, ties share one; 0 where it has no place
  std::string place;
  Status status = Status::happened;
  std::optional<ActorId> attributed_to;
  std::vector<StoryParticipant> participants;
  std::vector<Mention> mentions;  ///< never empty; in the order of articles, then of the text
  std::vector<Version> versions;
  double confidence = 0;                   ///< 0 to 1: that it is told so
  double salience = 0;                     ///< 0 to 1: how much it matters to the story
  std::vector<std::uint32_t> corrections;  ///< that changed it: indices into Story::corrections
};

/// Where an article states a relation.
struct RelationEvidence {
  ArticleId article;
  Span span;
  std::string cue;
  std::string rule;
};

/// How two events hang together, from the cause, the earlier or the whole to the other.
struct Relation {
  RelationKind kind = RelationKind::causes;
  EventId from;
  EventId to;
  RelationStatus status = RelationStatus::asserted;
  std::optional<ActorId> attributed_to;
  double confidence = 0;
  std::vector<RelationEvidence> evidence;  ///< never empty for what a text states
  std::vector<std::uint32_t> corrections;  ///< that changed it: indices into Story::corrections
};

/// The whole account. An ArticleId, ActorId or EventId is an index into one of these vectors and
/// holds for this value alone: another set of articles gives other indices. Keys last.
struct Story {
  std::vector<Article> articles;    ///< by publication, then id
  std::vector<Actor> actors;        ///< by key
  std::vector<Event> events;        ///< in the order of the timeline
  std::vector<Relation> relations;  ///< by from, to, kind
  /// What readers changed by hand, in the order in which it was applied.
  std::vector<AppliedCorrection> corrections;
};

/// The id that a mention gives. An event is known by that of its first mention, and those of its
/// other mentions name it as well: an id goes on naming what it named when other articles come.
std::string event_key(const Article& article, std::uint32_t begin);

/// The words around a mention of an event, by which mentions in different articles are compared.
/// Words are 32-bit FNV-1a hashes of lemmas in lower case.
struct EventWords {
  std::vector<std::uint32_t> content;  ///< of the clause without its dates; ascending
  /// Of a participant, in the order of EventMention::participants: the noun that heads it, 0 where
  /// it is no noun; and the number that counts it, as the text writes it ("12,000").
  struct Party {
    std::uint32_t head = 0;
    std::string number;
    friend bool operator==(const Party&, const Party&) = default;
  };
  std::vector<Party> parties;
  friend bool operator==(const EventWords&, const EventWords&) = default;
};

/// An article and what was read in it: the input of the story stage.
struct ReadArticle {
  Article article;
  std::vector<Span> sentences;  ///< of the analysis, in the order of the text
  Mentions mentions;
  /// Where each token of the analysis stands; mentions refer to tokens by index.
  std::vector<Span> token_spans;
  std::vector<EventWords> event_words;  ///< by event mention
};

/// Merges mentions into a story: equal input in any order gives an equal story. The corrections go
/// on top of it, one after the other; what fits nothing says so in Story::corrections.
Story build_story(std::vector<ReadArticle> articles, const StoryThresholds& thresholds = {},
                  const std::vector<Correction>& corrections = {});

}  // namespace fabula
