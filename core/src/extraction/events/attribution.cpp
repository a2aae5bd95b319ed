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

std::optional<ActorIndex> speaker_of(const Reading& r, TokenIndex verb) {
  const Clause& c = r.clauses[verb];
  return actor_of(r, c.passive ? c.by : c.subject);
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
  return r.event_at[i] >= 0 &&
         (events[static_cast<std::size_t>(r.event_at[i])].event_class == EventClass::reporting ||
          r.lemma_is(i, r.rules.saying_verbs));
}

/// Whose claim each token is part of, handed down the trees.
std::vector<Claim> read_claims(const Reading& r, const std::vector<EventMention>& events) {
  std::vector<Claim> claims(r.a.size());
  for (const TokenIndex i : r.order) {
    Claim claim;
    if (!r.a.is_root(i)) {
      const TokenIndex above = r.a.head[i];
      claim = claims[above];
      const Dep dep = r.a.dep[i];
      const bool content = dep == Dep::ccomp || dep == Dep::xcomp || dep == Dep::acl;
      if (content && is_saying(events, r, above)) {
        claim.saying = static_cast<EventIndex>(r.event_at[above]);
        const auto speaker = r.is_verb(above) ? speaker_of(r, above) : std::nullopt;
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

/// A quote that fills its sentences goes to who spoke last before it, else first after it.
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
    for (TokenIndex i = sentence.begin; i < sentence.end; ++i) {
      if (r.in_quotes[i] == 0 || claims[i].speaker) {
        continue;
      }
      if (saying) {
        claims[i].saying = static_cast<EventIndex>(r.event_at[*saying]);
        claims[i].speaker = speaker_of(r, *saying);
      } else if (near) {
        claims[i] = last;
      }
    }
    if (saying) {
      last = {static_cast<EventIndex>(r.event_at[*saying]), speaker_of(r, *saying)};
      last_sentence = s;
    } else if (near && r.in_quotes[sentence.begin] != 0) {
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
