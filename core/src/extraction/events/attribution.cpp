#include <algorithm>

#include "extraction/events/reading.hpp"

namespace fabula::events {
namespace {

struct Claim {
  std::optional<EventIndex> saying;
  std::optional<ActorIndex> speaker;
};

std::optional<ActorIndex> actor_of(const Reading& r, std::optional<TokenIndex> token) {
  if (token && r.actor_at[*token] >= 0) {
    return static_cast<ActorIndex>(r.actor_at[*token]);
  }
  return std::nullopt;
}

/// Who says what a verb or a noun tells: "the union says", "the union's claim", "a claim by".
std::optional<ActorIndex> speaker_of(const Reading& r, TokenIndex saying) {
  if (r.is_verb(saying)) {
    const Clause& c = r.clauses[saying];
    return actor_of(r, c.passive ? c.by : c.subject);
  }
  if (const auto possessor = actor_of(r, r.child(saying, Dep::poss))) {
    return possessor;
  }
  for (const TokenIndex c : r.children.of(saying)) {
    if (r.is(c, r.rules.clause.agent_prepositions)) {
      return actor_of(r, r.child(c, Dep::pobj));
    }
  }
  return std::nullopt;
}

/// "according to the official": who, where a child of the token says so.
std::optional<ActorIndex> source_of(const Reading& r, TokenIndex i) {
  for (const TokenIndex c : r.children.of(i)) {
    if (!r.is(c, r.rules.clause.source_words)) {
      continue;
    }
    std::optional<TokenIndex> below = r.child(c, Dep::pobj);
    if (!below) {
      if (const auto preposition = r.child(c, Dep::prep)) {
        below = r.child(*preposition, Dep::pobj);
      }
    }
    if (const auto actor = actor_of(r, below)) {
      return actor;
    }
  }
  return std::nullopt;
}

bool is_saying(const std::vector<EventMention>& events, const Reading& r, TokenIndex i) {
  if (r.is_nominal(i)) {
    const auto listed = r.rules.noun_class.find(r.lemma[i]);
    return listed != r.rules.noun_class.end() && listed->second == EventClass::reporting;
  }
  return r.event_at[i] >= 0 &&
         (events[static_cast<std::size_t>(r.event_at[i])].event_class == EventClass::reporting ||
          r.lemma_is(i, r.rules.saying_verbs));
}

std::optional<EventIndex> event_of(const Reading& r, TokenIndex i) {
  return r.event_at[i] < 0 ? std::nullopt : std::optional(static_cast<EventIndex>(r.event_at[i]));
}

/// The saying that a token is what is said by, or nothing: "said that it went", "accused it of
/// going", "the claim that it went". An order is no claim: "told it to go".
std::optional<TokenIndex> saying_of(const Reading& r, const std::vector<EventMention>& events,
                                    TokenIndex i) {
  const TokenIndex above = r.a.head[i];
  const Dep dep = r.a.dep[i];
  if (dep == Dep::pcomp || dep == Dep::pobj) {
    TokenIndex charge = r.a.head[above];
    for (int steps = 0; !r.is_verb(charge) && !r.a.is_root(charge) && steps < 3; ++steps) {
      charge = r.a.head[charge];  // "accused by the union of going", hung on the union
    }
    const bool charged = r.is_verb(charge) && r.lemma_is(charge, r.rules.charge_verbs) &&
                         r.event_at[i] >= 0 && above != charge && above > charge;
    return charged && is_saying(events, r, charge) ? std::optional(charge) : std::nullopt;
  }
  const bool ordered = dep == Dep::xcomp && r.is_verb(above) && r.clauses[above].object &&
                       !r.lemma_is(above, r.rules.subject_control);
  const bool content = dep == Dep::ccomp || dep == Dep::xcomp || dep == Dep::acl;
  return content && !ordered && is_saying(events, r, above) ? std::optional(above) : std::nullopt;
}

/// Whose claim each token is part of, handed down the trees.
std::vector<Claim> read_claims(const Reading& r, const std::vector<EventMention>& events) {
  std::vector<Claim> claims(r.a.size());
  for (const TokenIndex i : r.order) {
    Claim claim;
    if (!r.a.is_root(i)) {
      claim = claims[r.a.head[i]];
      if (const auto saying = saying_of(r, events, i)) {
        claim.saying = event_of(r, *saying);
        const auto speaker = speaker_of(r, *saying);
        claim.speaker = speaker ? speaker : claim.speaker;
      }
    }
    if (const auto source = source_of(r, i)) {
      claim.saying.reset();
      claim.speaker = source;
    }
    claims[i] = claim;
  }
  return claims;
}

/// Who a sentence is about, outside of its quotes: its first verb's subject, where it can speak.
std::optional<ActorIndex> protagonist(const Reading& r, TokenRange sentence) {
  for (TokenIndex i = sentence.begin; i < sentence.end; ++i) {
    if (r.is_verb(i) && r.in_quotes[i] == 0 && r.clauses[i].own_subject) {
      const auto actor = actor_of(r, r.clauses[i].subject);
      const bool speaks = actor && r.actors[*actor].kind != ActorKind::place &&
                          r.actors[*actor].kind != ActorKind::other;
      return speaks ? actor : std::nullopt;
    }
  }
  return std::nullopt;
}

/// The speaker of a quote that no verb of saying stands by: who its sentence is about ("The mayor
/// was angry: ..."), or the sentence before it.
std::optional<ActorIndex> silent_speaker(const Reading& r, std::uint32_t sentence) {
  if (const auto own = protagonist(r, r.a.sentences[sentence])) {
    return own;
  }
  const bool opens = r.in_quotes[r.a.sentences[sentence].begin] != 0;
  return opens && sentence > 0 ? protagonist(r, r.a.sentences[sentence - 1]) : std::nullopt;
}

/// A quote that fills its sentences goes to who spoke last before it, else first after it, else to
/// who the sentence before is about.
void attribute_quotes(const Reading& r, const std::vector<EventMention>& events,
                      std::vector<Claim>& claims) {
  Claim last;
  std::uint32_t last_sentence = 0;
  for (std::uint32_t s = 0; s < r.a.sentences.size(); ++s) {
    const TokenRange sentence = r.a.sentences[s];
    std::optional<TokenIndex> saying;
    for (TokenIndex i = sentence.begin; i < sentence.end; ++i) {
      if (!saying && r.in_quotes[i] == 0 && r.is_verb(i) && is_saying(events, r, i)) {
        saying = i;
      }
    }
    const bool near = last.speaker && s - last_sentence <= 3;
    const bool quotes =
        std::any_of(r.in_quotes.begin() + sentence.begin, r.in_quotes.begin() + sentence.end,
                    [](std::uint8_t quoted) { return quoted != 0; });
    const auto speaker = quotes && !saying && !near ? silent_speaker(r, s) : std::nullopt;
    for (TokenIndex i = sentence.begin; i < sentence.end; ++i) {
      if (r.in_quotes[i] == 0 || claims[i].speaker) {
        continue;
      }
      if (saying) {
        claims[i].saying = static_cast<EventIndex>(r.event_at[*saying]);
        claims[i].speaker = speaker_of(r, *saying);
      } else if (near) {
        claims[i] = last;
      } else if (speaker) {
        claims[i].speaker = speaker;
      }
    }
    if (saying) {
      last = {static_cast<EventIndex>(r.event_at[*saying]), speaker_of(r, *saying)};
      last_sentence = s;
    } else if (near && r.in_quotes[sentence.begin] != 0) {
      last_sentence = s;
    } else if (speaker) {
      last = {std::nullopt, speaker};
      last_sentence = s;
    }
  }
}

}  // namespace

void attribute_events(const Reading& r, std::vector<EventMention>& events) {
  std::vector<Claim> claims = read_claims(r, events);
  attribute_quotes(r, events, claims);
  for (std::size_t k = 0; k < events.size(); ++k) {
    const Claim& claim = claims[events[k].trigger];
    if (claim.saying && *claim.saying != k) {
      events[k].reported_by = claim.saying;
    }
    events[k].attributed_to = claim.speaker;
    for (Participant& p : events[k].participants) {
      // "We will go", said the minister
      if (claim.speaker && r.is(p.head, r.rules.clause.first_person)) {
        p.actor = claim.speaker;
      }
    }
  }
}

}  // namespace fabula::events
