#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fabula/extraction/actors.hpp"

namespace fabula::actors {

constexpr std::uint32_t no_entity = ~0U;

/// ASCII letters in lower case; the rest as it stands.
std::string lower(std::string_view text);
bool is_upper(std::string_view word);  ///< begins with a capital letter
/// Two or more capitals, perhaps with digits, dots or ampersands, and nothing else.
bool is_acronym(std::string_view word);
std::vector<std::string> split_words(std::string_view text);
/// Latin letters without their accents, for names that are written with and without.
std::string without_accents(std::string_view text);

template <class Table, class Key>
bool has(const Table& table, const Key& key) {
  return table.find(key) != table.end();
}

/// One article as this stage reads it: the analysis with what is asked of it again and again.
struct Reading {
  Reading(const Article& article_read, const Analysis& analysis, const ActorRules& actor_rules);

  const Article& article;
  const Analysis& a;
  const ActorRules& rules;
  Children children;
  std::vector<std::uint32_t> entity_of;  ///< by token: index into a.entities, or no_entity
  std::vector<std::uint32_t> sentence;   ///< by token
  std::vector<bool> quoted;              ///< by token: within quotation marks
  std::vector<bool> skipped;             ///< by token: dateline or white space
  std::vector<bool> shouted;             ///< by sentence: all in capitals
  std::vector<bool> headline;            ///< by sentence
  ActorRules::Words common;              ///< words that the article also writes small
  ActorRules::Words name_words;          ///< words of names, where nothing else made them capitals
  ActorRules::Words surnames;            ///< last words of people's names of two and more words
  std::set<std::uint32_t> evident_countries;  ///< by people or capital; indices of the table
  std::vector<TokenIndex> speaker;            ///< by sentence: who says what it quotes, or its end

  [[nodiscard]] std::string_view word(TokenIndex i) const { return article.text(a.span[i]); }
  [[nodiscard]] std::string low(TokenIndex i) const { return lower(word(i)); }
  /// The words of a range as written, any white space as one space.
  [[nodiscard]] std::string text(TokenRange range) const;
  /// The lemma in lower case, also of a capitalised common noun.
  [[nodiscard]] std::string lemma(TokenIndex i) const { return lower(a.lemma(i)); }
  [[nodiscard]] std::string_view label_of(TokenIndex i) const;
  [[nodiscard]] bool is_nominal(TokenIndex i) const {
    return a.pos[i] == Pos::noun || a.pos[i] == Pos::propn;
  }
  /// Whether a token stands as a modifier within another noun's phrase.
  [[nodiscard]] bool is_modifier(TokenIndex i) const;
  /// The noun phrase of a head: modifiers, head and what follows with "of", without relative
  /// clauses, appositions and coordinated phrases.
  [[nodiscard]] TokenRange phrase(TokenIndex head, bool with_of) const;
  /// The verb that a noun is an argument of, straight or through a preposition; else the noun.
  [[nodiscard]] TokenIndex governor(TokenIndex head) const;
  /// The child of `i` with one of these relations, or `i` itself where there is none.
  [[nodiscard]] TokenIndex child(TokenIndex i, Dep first, Dep second = Dep::none) const;
  /// The first of a coordination: climbs conj to the noun that the others hang from.
  [[nodiscard]] TokenIndex first_conjunct(TokenIndex i) const;
  /// The noun before a relative pronoun that its clause belongs to, or `i` where there is none.
  [[nodiscard]] TokenIndex relative_noun(TokenIndex i) const;

 private:
  void mark_blocks();
  void mark_quotes();
  void collect_names();
  void collect_countries();
  void find_speakers();
};

}  // namespace fabula::actors
