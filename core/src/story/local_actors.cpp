#include "story/local_actors.hpp"

#include <algorithm>
#include <utility>

#include "story/slug.hpp"
#include "story/union_find.hpp"

namespace fabula {
namespace {

bool is_person(const ActorMention& m) {
  return m.kind == ActorKind::person;
}

/// What mentions of one actor share: a canonical name from the tables, or their own name and
/// whether they are a person (a town and a person of one name are two).
std::vector<std::string> keys_of(const ActorMention& m) {
  std::vector<std::string> keys;
  if (m.form != MentionForm::name) {
    return keys;
  }
  const char* const kind = is_person(m) ? "p:" : "o:";
  for (const std::string* name : {&m.known_as, &m.name}) {
    if (!folded_name(*name).empty()) {
      keys.push_back(kind + folded_name(*name));
    }
  }
  return keys;
}

void unite_short_names(const std::vector<ActorMention>& mentions, UnionFind& sets) {
  ShortNames short_names;
  std::map<std::string, std::uint32_t> mention_of;
  const auto is_name = [](const ActorMention& m) {
    return m.form == MentionForm::name && is_person(m);
  };
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    if (is_name(mentions[i])) {
      const std::string name = folded_name(mentions[i].name);
      short_names.add(name);
      mention_of.emplace(name, i);
    }
  }
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    if (is_name(mentions[i])) {
      if (const std::string* full = short_names.longer(folded_name(mentions[i].name))) {
        sets.unite(i, mention_of.at(*full));
      }
    }
  }
}

UnionFind unite(const std::vector<ActorMention>& mentions) {
  UnionFind sets(static_cast<std::uint32_t>(mentions.size()));
  std::map<std::string, std::uint32_t> by_key;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].antecedent) {
      sets.unite(i, *mentions[i].antecedent);
    }
    for (const std::string& key : keys_of(mentions[i])) {
      const auto [found, is_new] = by_key.emplace(key, i);
      if (!is_new) {
        sets.unite(i, found->second);
      }
    }
  }
  unite_short_names(mentions, sets);
  return sets;
}

void insert_sorted(std::vector<std::string>& list, const std::string& item) {
  const auto at = std::lower_bound(list.begin(), list.end(), item);
  if (at == list.end() || *at != item) {
    list.insert(at, item);
  }
}

/// Descriptions win over pronouns, the longer over the shorter, then the first.
void describe(LocalActor& actor, bool& has_description, const ActorMention& m) {
  const bool is_description = m.form == MentionForm::description;
  if ((is_description && !has_description) ||
      (is_description == has_description && m.name.size() > actor.description.size())) {
    actor.description = m.name;
    has_description = is_description;
  }
}

void add_mention(LocalActor& actor, bool& has_description, const ActorMention& m) {
  ++actor.mentions;
  actor.kinds[static_cast<std::size_t>(m.kind)] += m.form == MentionForm::pronoun ? 0 : 1;
  for (const std::string& key : keys_of(m)) {
    insert_sorted(actor.keys, key);
  }
  if (m.form != MentionForm::name) {
    describe(actor, has_description, m);
    return;
  }
  actor.is_person = actor.is_person || is_person(m);
  if (actor.country.empty()) {
    actor.country = m.country;
  }
  if (!m.known_as.empty()) {
    insert_sorted(actor.names, m.known_as);
    if (m.known_as.size() > actor.canonical.size()) {
      actor.canonical = m.known_as;
    }
  }
  if (!m.name.empty()) {
    insert_sorted(actor.names, m.name);
  }
}

/// Of keys of persons: "p:oakes" of "p:helen oakes".
bool is_short_for(std::string_view key, std::string_view other) {
  constexpr std::size_t prefix = 2;
  return key.front() == 'p' && other.front() == 'p' && other.size() > key.size() &&
         other.ends_with(key.substr(prefix)) &&
         other[other.size() - (key.size() - prefix) - 1] == ' ';
}

}  // namespace

ActorKind LocalActor::kind() const {
  // The most frequent kind that says something; the order of the enumeration breaks ties.
  const auto most = std::max_element(kinds.begin(), kinds.end() - 1);
  return *most == 0 ? ActorKind::other : static_cast<ActorKind>(most - kinds.begin());
}

bool same_actor(const LocalActor& a, const LocalActor& b) {
  for (const std::string& key : a.keys) {
    if (std::binary_search(b.keys.begin(), b.keys.end(), key)) {
      return true;
    }
    for (const std::string& other : b.keys) {
      if (is_short_for(key, other) || is_short_for(other, key)) {
        return true;
      }
    }
  }
  return false;
}

void ShortNames::add(const std::string& name) {
  for (std::size_t space = name.find(' '); space != std::string::npos;
       space = name.find(' ', space + 1)) {
    longer_[name.substr(space + 1)].insert(name);
  }
}

bool ShortNames::is_maximal(const std::string& name) const {
  return !longer_.contains(name);
}

const std::string* ShortNames::longer(const std::string& name) const {
  const auto found = longer_.find(name);
  if (found == longer_.end()) {
    return nullptr;
  }
  const std::string* only = nullptr;
  for (const std::string& full : found->second) {
    if (is_maximal(full)) {
      if (only != nullptr) {
        return nullptr;
      }
      only = &full;
    }
  }
  return only;
}

LocalActors local_actors(const std::vector<ActorMention>& mentions) {
  UnionFind sets = unite(mentions);
  LocalActors result;
  std::map<std::uint32_t, std::uint32_t> actor_of;  // by the set's least mention
  std::vector<std::uint8_t> has_description;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const auto [found, is_new] =
        actor_of.emplace(sets.find(i), static_cast<std::uint32_t>(result.actors.size()));
    if (is_new) {
      result.actors.emplace_back();
      has_description.push_back(0);
    }
    result.of.push_back(found->second);
    bool described = has_description[found->second] != 0;
    add_mention(result.actors[found->second], described, mentions[i]);
    has_description[found->second] = described ? 1 : 0;
  }
  return result;
}

}  // namespace fabula
