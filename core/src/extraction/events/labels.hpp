#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extraction/events/reading.hpp"

namespace fabula::events {

/// Words being put together, with the spaces that the article has between them.
class Wording {
 public:
  void add(const std::string& piece, bool space_before = true);
  void add(const Wording& other) { add(other.text_); }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] std::size_t size() const { return text_.size(); }

 private:
  std::string text_;
};

/// Writes noun phrases and clauses of the article as a label has them: names for pronouns, no
/// determiner in front, no quotation marks.
class Phrasing {
 public:
  explicit Phrasing(const Reading& reading) : r_(reading) {}

  /// Begins the label of an event: a pronoun that possesses and means one of its participants stays
  /// a pronoun ("Smith sells his firm"), "I" is who the event is attributed to.
  void begin(const EventMention& event);
  /// What stands in front is written: from here on pronouns can point back to it.
  void lead_with(const std::vector<Participant>& front);
  /// Empty where the phrase is a pronoun that nothing resolves. Below a `detail` of 2 what follows
  /// the head is left out, at 1 but for "of" and its noun.
  [[nodiscard]] std::string noun(TokenIndex head, int detail) const;
  /// The same with what "and" joins to it, up to three: "between Marlow and Poe". Where that takes
  /// more than `room`, the first alone.
  [[nodiscard]] std::string nouns(TokenIndex head, int detail, std::size_t room) const;
  /// The same for a participant, which may have a better name beside it.
  [[nodiscard]] std::string participant(const Participant& participant, int detail) const;
  /// The words of a range with pronouns replaced that mean somebody else than the label tells of.
  [[nodiscard]] std::string words(TokenRange range, bool with_article = false) const;
  /// A subordinate clause in the article's own words, without what can be spared.
  [[nodiscard]] std::string clause(TokenIndex verb, std::size_t room) const;
  /// The article's own words where a clause is quoted, in quotation marks, clipped where they are
  /// longer than `room`.
  [[nodiscard]] std::string quoted(TokenIndex verb, std::size_t room) const;
  /// The clause as it stands, cut at a word.
  [[nodiscard]] std::string clipped(TokenIndex verb, std::size_t room) const;
  [[nodiscard]] bool unresolved(TokenIndex head) const;
  /// Where a noun's phrase ends before a date that stands elsewhere: "a report on Monday".
  [[nodiscard]] TokenIndex before_date(TokenIndex head, TokenRange range) const;

 private:
  [[nodiscard]] ActorIndex first_mention(ActorIndex mention) const;
  [[nodiscard]] std::optional<ActorIndex> meant_by(TokenIndex pronoun) const;
  [[nodiscard]] bool leans_on_front(TokenIndex pronoun, ActorIndex owner) const;
  [[nodiscard]] bool points_to_subject(TokenIndex pronoun, ActorIndex meant) const;
  [[nodiscard]] bool dated_in_front(TokenIndex begin, TokenIndex head) const;
  [[nodiscard]] TokenIndex end_in_brief(TokenIndex head, TokenRange range) const;
  [[nodiscard]] bool fits_front(TokenIndex pronoun, ActorIndex owner) const;
  [[nodiscard]] std::string pronoun_inside(TokenIndex pronoun) const;
  [[nodiscard]] std::string piece_at(TokenIndex i) const;
  [[nodiscard]] bool loses_article(TokenIndex determiner, TokenIndex end) const;
  [[nodiscard]] std::string counted(TokenIndex head) const;
  [[nodiscard]] bool is_told_of(ActorIndex mention) const;
  [[nodiscard]] std::string cut_to(TokenRange range, std::size_t room, bool as_it_stands) const;
  [[nodiscard]] bool is_another(TokenIndex noun, TokenIndex joined) const;
  [[nodiscard]] bool can_be_spared(TokenIndex i) const;
  [[nodiscard]] std::string whole_part(TokenRange range, TokenRange whole) const;
  [[nodiscard]] std::string verbatim(TokenRange range) const;
  [[nodiscard]] std::string possessor(TokenIndex pronoun) const;
  /// Whether no space stands between what ends and what begins there.
  [[nodiscard]] bool links_to_nothing(TokenIndex verb) const;
  [[nodiscard]] bool ends_bare(TokenIndex verb) const;
  [[nodiscard]] std::string marked_as_cut(TokenIndex verb, const std::string& text,
                                          std::size_t room) const;
  [[nodiscard]] bool touches(TokenIndex end, TokenIndex begin) const;
  [[nodiscard]] std::string without(TokenRange whole,
                                    const std::vector<TokenRange>& left_out) const;
  /// Subject, verb and object alone.
  [[nodiscard]] std::string core_of(TokenIndex verb) const;
  [[nodiscard]] std::string actor(const ActorMention& mention) const;

  const Reading& r_;
  std::vector<ActorIndex> told_of_;  // the first mentions of the participants' chains, sorted
  std::vector<Participant> before_;  // those who may be named before a pronoun of theirs
  std::vector<ActorIndex> front_;
  std::vector<TokenIndex> front_heads_;
  bool in_front_ = true;  // nothing stands before what is written
  std::optional<ActorIndex> speaker_;
  /// Whose phrases are being written, one within the other.
  mutable std::vector<const ActorMention*> within_;
};

}  // namespace fabula::events
