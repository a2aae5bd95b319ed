#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extraction/actors/reading.hpp"

namespace fabula::actors {

enum class Determiner : std::uint8_t { none, definite, indefinite, possessive };

/// A noun phrase or pronoun, an actor or something that a pronoun might mean instead of one.
struct Candidate {
  TokenRange phrase;
  TokenRange name;  ///< for names: the tokens of the name itself
  TokenIndex head = 0;
  MentionForm form = MentionForm::description;
  ActorKind kind = ActorKind::other;
  int certainty = 0;   ///< how sure the kind is; the surest of a chain decides for all
  bool actor = false;  ///< else only a rival for pronouns
  bool plural = false;
  ActorRules::Gender gender = ActorRules::Gender::none;
  bool several = false;  ///< a coordination: no mention, but what "they" may mean
  bool either = false;   ///< a noun for persons and bodies alike: "owner"
  std::string words;     ///< the name or description as the article writes it
  std::string resolved;  ///< the name of what a description or pronoun stands for
  std::string noun;      ///< lemma of a description's head: "bank"
  Determiner determiner = Determiner::none;
  std::vector<std::string> modifiers;  ///< lemmas before the head, in lower case
  std::string title;
  std::string country;
  std::string known_as;
  std::optional<std::uint32_t> organization;  ///< entry of the table
  const ActorRules::Pronoun* pronoun = nullptr;
  const char* rule = "";
  std::uint32_t chain = 0;
};

/// Every name, description and pronoun of the article that matters, in the order of the text.
std::vector<Candidate> find_candidates(const Reading& r);

/// Takes determiner, titles and possessive off a name and says what is known of it: kind, country,
/// table entry. REQUIRES: c.name holds the model's or the tagger's idea of the name.
void classify_name(const Reading& r, Candidate& c);

/// Whether a phrase with this head does something, has something done with it, or is dealt with,
/// so that a place's name there stands for its government.
bool acts(const Reading& r, TokenIndex head);

}  // namespace fabula::actors
