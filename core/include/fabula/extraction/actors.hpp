#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "fabula/extraction/mentions.hpp"
#include "fabula/language/analysis.hpp"
#include "fabula/text/article.hpp"

namespace fabula {

/// The actor tables and the words of one language that tell who is who, as docs/rules.md describes
/// them. Plain data: config fills it from YAML, a test can fill it in C++. Names match as written,
/// nouns and verbs by their lemma in lower case.
struct ActorRules {
  using Gender = Morph::Gender;
  using Words = std::set<std::string, std::less<>>;
  template <class Value>
  using Table = std::map<std::string, Value, std::less<>>;

  /// A country or territory with a government of its own.
  struct Country {
    std::string code;        ///< ISO 3166-1 alpha-2
    std::string name;        ///< what it is known as
    bool ambiguous = false;  ///< shares its name with something as well known
  };
  /// A body that goes by several names.
  struct Organization {
    std::string name;  ///< what it is known as
    ActorKind kind = ActorKind::organization;
    std::string country;
    std::vector<std::string> is;  ///< nouns that a definite phrase may call it by
  };
  struct Pronoun {
    Gender gender = Gender::none;
    bool plural = false;
    bool possessive = false;
    bool reflexive = false;
    bool relative = false;
    bool person = false;  ///< never of a body: "who"
  };

  std::vector<Country> countries;
  std::vector<Organization> organizations;
  // Indices into `countries`; of `organizations` for the last.
  Table<std::uint32_t> country_names;
  Table<std::uint32_t> demonyms;
  Table<std::uint32_t> capitals;  ///< the government where they act, else a place
  Table<std::uint32_t> seats;     ///< always the government: "Kremlin"
  Table<std::uint32_t> organization_names;
  Words known_places;  ///< never an actor by their name alone

  Table<Gender> titles;  ///< before a name, with the gender that they tell
  Words former;          ///< "former": in front of a title, no part of it
  Table<Gender> given_names;
  Table<Gender> gendered_nouns;
  Table<Pronoun> pronouns;

  std::string possessive_ending;  ///< "'s"
  Words person_nouns;
  Words people_nouns;  ///< plural without an -s
  Words organization_nouns;
  Words group_nouns;
  Words place_nouns;
  Words state_nouns;  ///< of these, what "the country" may stand for
  Words government_nouns;
  Words generic_organization_nouns;  ///< may stand for any organisation spoken of
  Words weak_nouns;                  ///< as often a thing: "network"
  Words either_nouns;                ///< of persons and bodies alike: "owner"
  Words same_as_name_nouns;          ///< "the Acme group" is Acme
  Words feature_nouns;               ///< "the Gran Sasso mountain" is a place
  Words organization_name_words;
  Words telling_name_words;  ///< of these, what keeps a body from being "the group"
  Words thing_name_words;    ///< what bears it is nobody: "Prize"
  Words company_suffixes;
  Words not_names;
  Words empty_nouns;   ///< tell nothing of whom they name: "person"
  Words leader_nouns;  ///< of the head of a state: "president", "leader"
  Words possessions;   ///< what only somebody has: "shareholder", "profit"
  Words definite;
  Words indefinite;
  Words quantity_nouns;
  Words singular_counts;  ///< of these, what counts one: "one of its partners"
  Words member_nouns;
  Words action_nouns;

  Words naming_verbs;
  Words role_verbs;
  Words address_verbs;
  Words agent_verbs;  ///< what does this is somebody, not something
  Words place_verbs;
  Words expletive_verbs;
  Words person_verbs;  ///< what is subject of these is a person
  Words acting_prepositions;
  Words role_prepositions;        ///< before what somebody is: "as"
  Words complement_prepositions;  ///< make a description complete: "of"
};

/// Finds the mentions of actors in an article and links those that the article says are one: names
/// by their parts, acronyms and tables, descriptions by apposition and head noun, pronouns by
/// salience (after Lappin & Leass 1994) under agreement and the binding constraints.
/// A pronoun whose antecedent is no actor, or is not clear, gives no mention.
std::vector<ActorMention> find_actors(const Article& article, const Analysis& analysis,
                                      const ActorRules& actor_rules,
                                      std::vector<std::string>& rules);

}  // namespace fabula
