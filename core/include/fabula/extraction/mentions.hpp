#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "fabula/diagnostic.hpp"
#include "fabula/text/span.hpp"
#include "fabula/time/when.hpp"

/// What the extraction stage finds in one article. Mentions refer to one another by index into the
/// vectors of Mentions, to the text by Span, and to the rule that read them by its name's index.
namespace fabula {

/// Index into Mentions::rules: the name of the rule or model that read something.
using RuleIndex = std::uint32_t;
/// Indices into the vectors of Mentions.
using TimeIndex = std::uint32_t;
/// Stands for the date of publication where a time expression could stand.
inline constexpr TimeIndex publication = std::numeric_limits<TimeIndex>::max();
using ActorIndex = std::uint32_t;
using EventIndex = std::uint32_t;

// ---- time expressions -----------------------------------------------------------------------

/// TimeML 1.2.1, TIMEX3 type.
enum class TimexType : std::uint8_t { date, time, duration, set };

/// A time expression and its value, both as TimeML writes it and as a range.
struct TimeMention {
  TokenRange tokens;
  Span span;
  TimexType type = TimexType::date;
  std::string value;  ///< TIMEX3 value: "2014-05", "P3W", "PAST_REF", "2008-09-16TEV"
  std::string mod;    ///< TIMEX3 mod: "EARLY", "APPROX", ...; often empty
  std::string quant;  ///< for sets
  std::string freq;   ///< for sets
  When when;          ///< the range that it names, where it names one
  /// Where a length of time begins and ends, and the other end of a range ("from Monday to
  /// Friday"); `publication` where that is its bound.
  std::optional<TimeIndex> begin_point;
  std::optional<TimeIndex> end_point;
  std::optional<TimeIndex> anchor;  ///< the expression that it was counted from
  std::string anchoring;  ///< how it was anchored, for `explain`: "publication, past tense"
  RuleIndex rule = 0;
};

// ---- actors ---------------------------------------------------------------------------------

enum class ActorKind : std::uint8_t { person, organization, government, place, group, other };

/// How a mention refers.
enum class MentionForm : std::uint8_t { name, description, pronoun };

/// One mention of an actor. Mentions that are one actor by what the article says (pronoun and
/// antecedent, apposition, an acronym in brackets) are linked by `antecedent`; which names are one
/// actor is the story's to decide.
struct ActorMention {
  TokenRange
      tokens;  ///< the noun phrase without its relative clauses: "Prime Minister Anibal Torres"
  std::uint32_t head = 0;  ///< its head token
  Span span;
  std::string name;  ///< what it calls the actor, without titles: "Anibal Torres"; a pronoun or
                     ///< description resolved to the antecedent's name, else its own words
  MentionForm form = MentionForm::name;
  ActorKind kind = ActorKind::other;
  std::optional<ActorIndex> antecedent;  ///< an earlier mention of the same actor; never a cycle
  std::string country;                   ///< ISO 3166-1 alpha-2 where known
  std::string known_as;  ///< the canonical name in config/actors where one fits: "United States"
  std::string title;     ///< "Prime Minister"
  bool plural = false;
  RuleIndex rule = 0;
};

// ---- events ---------------------------------------------------------------------------------

/// TimeML 1.2.1, EVENT class.
enum class EventClass : std::uint8_t {
  occurrence,
  state,
  reporting,
  i_action,
  i_state,
  perception,
  aspectual
};
enum class Tense : std::uint8_t { none, past, present, future, infinitive, prespart, pastpart };
enum class Aspect : std::uint8_t { none, progressive, perfective, perfective_progressive };
enum class Polarity : std::uint8_t { positive, negative };
enum class Status : std::uint8_t { happened, ongoing, planned, possible, negated };
enum class Role : std::uint8_t { agent, patient, recipient, place, instrument, other };

/// Who, or what, has a part in an event, as the clause names it.
struct Participant {
  Role role = Role::other;
  TokenRange tokens;  ///< the noun phrase
  std::uint32_t head = 0;
  std::optional<ActorIndex> actor;  ///< the mention it holds, where it is one
};

/// One mention of an event.
struct EventMention {
  std::uint32_t trigger = 0;  ///< the token that names it
  TokenRange phrase;          ///< the trigger with what belongs to it: "ground to a halt"
  Span span;                  ///< of the trigger
  std::string lemma;          ///< of the trigger, in lower case: "suspend"
  bool nominal = false;       ///< the trigger is a noun
  bool definite = false;      ///< it points back: "the filing"; "Oakes, who resigned"
  /// TimeML would annotate it, by the model where there is one. What is told in a story and what a
  /// corpus annotates are two questions: "his hometown's siege" may be the one and not the other.
  bool timeml = true;
  bool background = false;  ///< a verb that stands for another, or links: "as the others did"
  EventClass event_class = EventClass::occurrence;
  Tense tense = Tense::none;
  Aspect aspect = Aspect::none;
  Polarity polarity = Polarity::positive;
  std::string modality;  ///< the modal's lemma: "may"
  std::string type;      ///< entry of the ontology; empty: no default type
  Status status = Status::happened;
  std::optional<EventIndex> reported_by;    ///< the saying that this is the content of
  std::optional<ActorIndex> attributed_to;  ///< whose claim it is
  std::vector<Participant> participants;    ///< in the order of roles, then of the text
  std::optional<TimeIndex> time;            ///< the expression that dates it
  When when;
  std::string label;   ///< one readable line, see docs/rules.md
  float salience = 0;  ///< within the article, 0 to 1
  bool in_headline = false;
  std::uint32_t sentence = 0;
  RuleIndex rule = 0;
};

// ---- relations ------------------------------------------------------------------------------

enum class RelationKind : std::uint8_t { causes, prevents, responds_to, before, overlaps, part_of };
enum class RelationStatus : std::uint8_t { asserted, possible, negated };

/// A relation that the text states, from the cause, the earlier, or the whole.
struct RelationMention {
  RelationKind kind = RelationKind::causes;
  EventIndex from = 0;
  EventIndex to = 0;
  RelationStatus status = RelationStatus::asserted;
  std::optional<TokenRange> cue;  ///< the words that say so
  Span evidence;                  ///< what a reader must read to see it
  float confidence = 0.5F;
  std::optional<ActorIndex> attributed_to;
  RuleIndex rule = 0;
};

/// All that was found in one article.
struct Mentions {
  std::vector<TimeMention> times;    ///< in the order of the text
  std::vector<ActorMention> actors;  ///< in the order of the text
  std::vector<EventMention> events;  ///< in the order of the text
  std::vector<RelationMention> relations;
  std::vector<std::string> rules;  ///< names, by RuleIndex
  Diagnostics diagnostics;         ///< what is odd about the text: dates that do not exist
};

/// The index of a rule's name, added where it is new.
RuleIndex intern_rule(std::vector<std::string>& rules, const std::string& name);

}  // namespace fabula
