#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extraction/causes/event_finder.hpp"

namespace fabula::causes {

/// The two events of a cue, the first being its subject, what it hangs on, or the sentence before.
struct CuePair {
  std::optional<EventIndex> first;
  std::optional<EventIndex> second;
};

/// Finds by the tree which events a cue joins.
class CuePairs {
 public:
  explicit CuePairs(const EventFinder& finder) : f_(finder), a_(finder.a) {}

  /// Of a cue that is a verb: its subject's event, or that of the clause it belongs to, with every
  /// one that its objects name.
  [[nodiscard]] std::vector<CuePair> of_verb(const Cue& cue, TokenIndex verb) const;
  /// "The filing was the result of losses".
  [[nodiscard]] CuePair of_noun(const Cue& cue, TokenIndex noun) const;
  /// "closed because of the flood". In front of its clause a phrase holds for the clauses that are
  /// joined to it as well.
  [[nodiscard]] std::vector<CuePair> of_phrase(const Cue& cue, TokenRange words) const;
  /// "was told of the strike beforehand": the verb, and what its preposition brings.
  [[nodiscard]] CuePair of_adverb(const Cue& cue, TokenIndex word) const;

  /// Whether words that may stand alone bring something: "as a result *of the flood*".
  [[nodiscard]] bool brings(TokenRange words) const { return inner(words).has_value(); }
  /// "acted to prevent a strike" tells what somebody meant to do and not that it came so.
  [[nodiscard]] bool is_purpose(TokenIndex verb) const;

 private:
  using Found = std::optional<EventIndex>;

  /// What a phrase brings, and the token that it hangs on.
  struct Scope {
    TokenIndex brought;
    TokenIndex outer;
  };

  [[nodiscard]] std::optional<TokenIndex> object_of(TokenIndex i, const std::string& word) const;
  [[nodiscard]] std::optional<TokenIndex> inner(TokenIndex preposition) const;
  [[nodiscard]] std::optional<TokenIndex> inner(TokenRange words) const;
  [[nodiscard]] bool is_infinitive(TokenIndex verb) const;
  [[nodiscard]] bool is_passive(TokenIndex verb) const;
  [[nodiscard]] std::vector<CuePair> of_passive(TokenIndex verb) const;
  [[nodiscard]] Found subject_event(TokenIndex verb) const;
  [[nodiscard]] Found theme(TokenIndex verb) const;
  [[nodiscard]] std::vector<TokenIndex> object_heads(const Cue& cue, TokenIndex verb) const;
  void add_infinitive(TokenIndex verb, std::vector<TokenIndex>& heads) const;
  [[nodiscard]] std::vector<EventIndex> object_events(const Cue& cue, TokenIndex verb) const;
  [[nodiscard]] std::optional<Scope> scope_of(const Cue& cue, TokenRange words) const;
  [[nodiscard]] TokenIndex clause_behind(TokenIndex object, TokenIndex outer) const;
  [[nodiscard]] bool may_hang_on(const Cue& cue, TokenIndex outer, EventIndex event) const;

  const EventFinder& f_;
  const Analysis& a_;
};

}  // namespace fabula::causes
