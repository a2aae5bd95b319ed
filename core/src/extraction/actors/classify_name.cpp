#include <algorithm>

#include "extraction/actors/candidate.hpp"

namespace fabula::actors {
namespace {

using Gender = ActorRules::Gender;

// How sure a sign of the kind is.
constexpr int by_table = 10;
constexpr int by_title = 8;
constexpr int by_name_word = 6;
constexpr int by_given_name = 5;
constexpr int by_long_entity = 3;
constexpr int by_entity = 1;

constexpr std::uint32_t longest_title = 3;
constexpr std::uint32_t longest_name = 14;  // tokens; more is a list or a table

bool is_possessive_ending(const Reading& r, TokenIndex i) {
  const std::string_view w = r.word(i);
  return r.a.dep[i] == Dep::case_ || w == "'s" || w == "\u2019s" || w == "'" || w == "\u2019";
}

/// Takes what is no part of a name off its ends. A possessive ending is part of it where nothing is
/// possessed: "Standard & Poor's cut".
void trim(const Reading& r, TokenRange& name, TokenIndex head) {
  while (name.size() > 1 &&
         (r.a.pos[name.begin] == Pos::det || r.a.pos[name.begin] == Pos::punct ||
          has(r.rules.definite, r.low(name.begin)) || has(r.rules.indefinite, r.low(name.begin)))) {
    ++name.begin;
  }
  const bool possessed = r.a.dep[head] == Dep::poss;
  const auto is_tail = [&](TokenIndex i) {
    return is_possessive_ending(r, i)
               ? possessed || r.word(i).size() == 1
               : (r.a.pos[i] == Pos::punct && r.word(i) != ".") || r.a.pos[i] == Pos::cconj;
  };
  while (name.size() > 1 && !has(r.rules.organization_names, r.text(name)) &&
         is_tail(name.end - 1)) {
    --name.end;
  }
}

/// The title at the front of a range: the longest entry of the table, with all that stands before
/// it in the range ("Treasury Secretary"). Returns its length in tokens, 0 for none.
std::uint32_t title_length(const Reading& r, TokenRange range, Gender& gender) {
  std::uint32_t length = 0;
  for (TokenIndex begin = range.begin; begin < range.end; ++begin) {
    for (std::uint32_t size = std::min(longest_title, range.end - begin); size > 0; --size) {
      const auto found = r.rules.titles.find(r.text({begin, begin + size}));
      if (found != r.rules.titles.end()) {
        length = begin + size - range.begin;
        if (found->second != Gender::none) {
          gender = found->second;
        }
        begin += size - 1;
        break;
      }
    }
  }
  return length;
}

bool is_former(const Reading& r, TokenIndex i) {
  return has(r.rules.former, r.low(i));
}

/// The country that a token before a title or noun names, or null.
const ActorRules::Country* country_at(const Reading& r, TokenRange range) {
  const std::string words = r.text(range);
  for (const auto* table : {&r.rules.country_names, &r.rules.demonyms}) {
    if (const auto found = table->find(words); found != table->end()) {
      return &r.rules.countries[found->second];
    }
  }
  return nullptr;
}

bool holds_name_word(const Reading& r, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return has(r.rules.organization_name_words, word);
  });
}

/// Reads the words before the name within the phrase: title, country, what kind it must be.
void read_front(const Reading& r, Candidate& c) {
  TokenRange front{c.phrase.begin, std::max(c.phrase.begin, c.name.begin)};
  for (TokenIndex i = front.begin; i < front.end; ++i) {
    if (r.a.dep[i] == Dep::cc) {
      front.begin = i + 1;  // "Smith and Ruritanian President Jones"
    }
  }
  for (TokenIndex i = front.begin; i < front.end; ++i) {
    if (const auto* country = country_at(r, {i, i + 1})) {
      c.country = country->code;
    }
  }
  while (!front.empty()) {
    std::uint32_t skip = 0;
    if (r.a.pos[front.begin] == Pos::det || r.a.pos[front.begin] == Pos::adv ||
        is_former(r, front.begin) || r.a.pos[front.begin] == Pos::punct ||
        r.a.dep[front.begin] == Dep::poss || is_possessive_ending(r, front.begin)) {
      skip = 1;
    }
    for (std::uint32_t size = 1; size <= std::min(longest_title, front.size()); ++size) {
      if (const auto* country = country_at(r, {front.begin, front.begin + size})) {
        c.country = country->code;
        skip = size;
      }
    }
    if (skip == 0) {
      break;
    }
    front.begin += skip;
  }
  if (front.empty()) {
    return;
  }
  const std::uint32_t length = title_length(r, front, c.gender);
  const std::string last = r.lemma(front.end - 1);
  const bool noun = r.is_nominal(front.end - 1);
  if (holds_name_word(r, split_words(c.words)) && c.name.size() > 1) {
    return;
  }
  if (length == front.size() || (noun && has(r.rules.person_nouns, last))) {
    c.title = r.text(front);
    c.kind = ActorKind::person;
    c.certainty = by_title;
    if (const auto g = r.rules.gendered_nouns.find(last); g != r.rules.gendered_nouns.end()) {
      c.gender = g->second;
    }
    c.noun = last;
  } else if (has(r.rules.organization_nouns, last) && r.a.pos[front.end - 1] == Pos::noun) {
    c.kind = ActorKind::organization;
    c.certainty = by_name_word;
    c.noun = last;
  }
}

/// The entry for a name, or for what follows a country in it ("Belarusian KGB").
ActorRules::Table<std::uint32_t>::const_iterator find_organization(const Reading& r,
                                                                   const Candidate& c) {
  auto found = r.rules.organization_names.find(c.words);
  TokenRange stem = c.name;
  while (found == r.rules.organization_names.end() && stem.size() > 1 &&
         has(r.rules.company_suffixes, r.word(stem.end - 1))) {
    --stem.end;
    found = r.rules.organization_names.find(r.text(stem));
  }
  for (std::uint32_t size = 1; found == r.rules.organization_names.end() && size < c.name.size();
       ++size) {
    if (const auto* country = country_at(r, {c.name.begin, c.name.begin + size})) {
      found = r.rules.organization_names.find(r.text({c.name.begin + size, c.name.end}));
      if (found != r.rules.organization_names.end()) {
        const std::string& home = r.rules.organizations[found->second].country;
        return home.empty() || home == country->code ? found : r.rules.organization_names.end();
      }
    }
  }
  return found;
}

/// Whether a place's name is somebody's surname here: "Jack London said", and later "London said".
bool is_surname_here(const Reading& r, const Candidate& c) {
  return c.name.size() == 1 && has(r.surnames, c.words) &&
         (acts(r, c.head) || r.label_of(c.head) == "PERSON" || r.a.dep[c.head] == Dep::poss);
}

/// A country that shares its name, as Georgia does, is meant where the article also speaks of its
/// people or its capital.
bool is_meant(const Reading& r, std::uint32_t country) {
  return !r.rules.countries[country].ambiguous || has(r.evident_countries, country);
}

bool read_tables(const Reading& r, Candidate& c) {
  if (const auto found = find_organization(r, c); found != r.rules.organization_names.end()) {
    const ActorRules::Organization& known = r.rules.organizations[found->second];
    c.organization = found->second;
    c.kind = known.kind;
    c.country = known.country;
    c.known_as = known.name;
    c.certainty = by_table;
    return true;
  }
  if (is_surname_here(r, c)) {
    c.kind = ActorKind::person;
    c.certainty = by_entity;
    return true;
  }
  const auto state = [&](std::uint32_t index, bool government) {
    c.kind = government ? ActorKind::government : ActorKind::place;
    c.country = r.rules.countries[index].code;
    c.known_as = r.rules.countries[index].name;
    c.certainty = by_table;
  };
  if (const auto s = r.rules.seats.find(c.words); s != r.rules.seats.end()) {
    state(s->second, true);
    return true;
  }
  if (const auto n = r.rules.country_names.find(c.words);
      n != r.rules.country_names.end() && is_meant(r, n->second)) {
    state(n->second, acts(r, c.head));
    return true;
  }
  if (has(r.rules.known_places, c.words)) {
    c.kind = ActorKind::place;
    c.certainty = by_table;
    return true;
  }
  if (const auto n = r.rules.capitals.find(c.words); n != r.rules.capitals.end()) {
    if (acts(r, c.head)) {
      state(n->second, true);
    } else {
      c.kind = ActorKind::place;
      c.certainty = by_table;
    }
    return true;
  }
  return false;
}

/// A body of a state under the state's own name: "U.S. government", "Chinese government".
bool read_government(const Reading& r, Candidate& c) {
  if (!has(r.rules.government_nouns, r.lemma(c.name.end - 1)) || c.name.size() < 2) {
    return false;
  }
  const auto* country = country_at(r, {c.name.begin, c.name.end - 1});
  if (country == nullptr) {
    return false;
  }
  c.kind = ActorKind::government;
  c.country = country->code;
  c.known_as = country->name;
  c.certainty = by_table;
  return true;
}

/// "Norline and its workers"
bool owns_as_thing(const Reading& r, TokenIndex head) {
  const TokenIndex other = r.child(head, Dep::conj);
  if (other == head) {
    return false;
  }
  const TokenIndex owner = r.child(other, Dep::poss);
  const auto pronoun = r.rules.pronouns.find(r.low(owner));
  return owner != other && pronoun != r.rules.pronouns.end() && pronoun->second.possessive &&
         pronoun->second.gender == Gender::neuter && !pronoun->second.plural;
}

void read_entity_label(const Reading& r, Candidate& c, const std::vector<std::string>& words) {
  const std::string_view label = r.label_of(c.head);
  const int certainty = words.size() > 1 ? by_long_entity : by_entity;
  const auto set = [&c](ActorKind kind, int how_sure) {
    if (how_sure > c.certainty) {
      c.kind = kind;
      c.certainty = how_sure;
    }
  };
  const bool place_label = label == "LOC" || label == "FAC" || label == "GPE";
  if (words.size() == 1 && is_acronym(words[0]) && !r.shouted[r.sentence[c.head]]) {
    set(ActorKind::organization, by_given_name);
  }
  if (words.size() > 1 && has(r.rules.given_names, words[0]) && !place_label &&
      !holds_name_word(r, words)) {
    set(ActorKind::person, by_given_name);
  }
  if ((!place_label || label == "GPE") && holds_name_word(r, words) && words.size() > 1) {
    set(ActorKind::organization, by_name_word);
  }
  // "the Matterhorn": people have no article.
  const bool article = c.name.begin > 0 && c.title.empty() && c.name.begin > c.phrase.begin &&
                       has(r.rules.definite, r.low(c.name.begin - 1));
  const TokenIndex verb = r.a.head[c.head];
  const bool subject = r.a.dep[c.head] == Dep::nsubj || r.a.dep[c.head] == Dep::nsubjpass;
  if (subject && words.size() > 1 && has(r.rules.person_verbs, r.lemma(verb)) &&
      !holds_name_word(r, words)) {
    set(ActorKind::person, by_given_name);
  }
  if (label == "PERSON" && words.size() == 1 && owns_as_thing(r, c.head)) {
    set(ActorKind::organization, by_long_entity);
  }
  if (label == "PERSON" && article) {
    set(ActorKind::place, by_entity);
  } else if (label == "PERSON") {
    set(ActorKind::person, certainty);
  } else if (label == "ORG") {
    set(ActorKind::organization, certainty);
  } else if (place_label) {
    set(ActorKind::place, certainty);
  } else if (label == "NORP") {
    set(ActorKind::group, certainty);
  }
}

}  // namespace

void classify_name(const Reading& r, Candidate& c) {
  trim(r, c.name, c.head);
  c.form = MentionForm::name;
  if (c.name.size() > longest_name) {
    return;
  }
  c.words = r.text(c.name);
  if (!has(r.rules.organization_names, c.words)) {
    const std::uint32_t length = title_length(r, {c.name.begin, c.name.end - 1}, c.gender);
    if (length > 0 && length < c.name.size() && !holds_name_word(r, split_words(c.words))) {
      c.name.begin += length;
      c.words = r.text(c.name);
    }
  }
  c.phrase.begin = std::min(c.phrase.begin, c.name.begin);
  c.phrase.end = std::max(c.phrase.end, c.name.end);
  if (read_government(r, c)) {
    c.actor = true;
    return;
  }
  read_front(r, c);
  if (c.certainty < by_title && read_tables(r, c)) {
    c.actor = true;
    return;
  }
  const std::vector<std::string> words = split_words(c.words);
  read_entity_label(r, c, words);
  if (c.kind == ActorKind::person && c.gender == Gender::none) {
    if (const auto given = r.rules.given_names.find(words[0]);
        given != r.rules.given_names.end() && words.size() > 1) {
      c.gender = given->second;
    }
  }
  c.actor = c.certainty > 0;
}

bool acts(const Reading& r, TokenIndex head) {
  const Analysis& a = r.a;
  const TokenIndex i = r.first_conjunct(head);
  const TokenIndex parent = a.head[i];
  switch (a.dep[i]) {
    case Dep::nsubj:
    case Dep::nsubjpass:
      return !has(r.rules.place_verbs, r.lemma(parent));
    case Dep::agent:
      return true;
    case Dep::dobj:
    case Dep::dative:
      return has(r.rules.address_verbs, r.lemma(parent));
    case Dep::poss:
    case Dep::compound:
    case Dep::amod:
    case Dep::nmod:
      return has(r.rules.action_nouns, r.lemma(parent));
    case Dep::pobj:
      return a.dep[parent] == Dep::agent || has(r.rules.acting_prepositions, r.lemma(parent));
    default:
      return false;
  }
}

}  // namespace fabula::actors
