#include "story/actor_merge.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "fabula/text/character.hpp"
#include "story/slug.hpp"
#include "story/union_find.hpp"

namespace fabula {
namespace {

/// All mentions of all articles in one row.
struct Row {
  std::vector<const ActorMention*> mentions;
  std::vector<std::uint32_t> first;  ///< by article

  explicit Row(const std::vector<ReadArticle>& articles) {
    for (const ReadArticle& a : articles) {
      first.push_back(static_cast<std::uint32_t>(mentions.size()));
      for (const ActorMention& m : a.mentions.actors) {
        mentions.push_back(&m);
      }
    }
  }
};

/// The words of a name in lower case, without punctuation.
std::string folded(std::string_view name) {
  std::string words = slug(name);
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

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
  if (!m.known_as.empty()) {
    keys.push_back(kind + folded(m.known_as));
  }
  if (!m.name.empty()) {
    keys.push_back(kind + folded(m.name));
  }
  return keys;
}

/// Unites short names across articles with the only longer one that ends with them ("Oakes",
/// "Helen Oakes"); a short name that fits two stays what it is.
void unite_short_names(const Row& row, UnionFind& sets) {
  std::map<std::string, std::set<std::string>> full_of;  // last word to full names
  std::map<std::string, std::uint32_t> mention_of;       // full name to a mention
  for (std::uint32_t i = 0; i < row.mentions.size(); ++i) {
    const ActorMention& m = *row.mentions[i];
    const std::string name = folded(m.name);
    const std::size_t space = name.find_last_of(' ');
    if (m.form == MentionForm::name && is_person(m) && space != std::string::npos) {
      full_of[name.substr(space + 1)].insert(name);
      mention_of.emplace(name, i);
    }
  }
  for (std::uint32_t i = 0; i < row.mentions.size(); ++i) {
    const ActorMention& m = *row.mentions[i];
    if (m.form != MentionForm::name || !is_person(m)) {
      continue;
    }
    const auto full = full_of.find(folded(m.name));
    if (full != full_of.end() && full->second.size() == 1) {
      sets.unite(i, mention_of.at(*full->second.begin()));
    }
  }
}

UnionFind unite(const Row& row, const std::vector<ReadArticle>& articles) {
  UnionFind sets(static_cast<std::uint32_t>(row.mentions.size()));
  for (std::size_t a = 0; a < articles.size(); ++a) {
    const auto& mentions = articles[a].mentions.actors;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
      if (mentions[i].antecedent) {
        sets.unite(row.first[a] + i, row.first[a] + *mentions[i].antecedent);
      }
    }
  }
  std::map<std::string, std::uint32_t> by_key;
  for (std::uint32_t i = 0; i < row.mentions.size(); ++i) {
    for (const std::string& key : keys_of(*row.mentions[i])) {
      const auto [found, is_new] = by_key.emplace(key, i);
      if (!is_new) {
        sets.unite(i, found->second);
      }
    }
  }
  unite_short_names(row, sets);
  return sets;
}

/// Names win over descriptions, canonical names over others, then the longest, then the first.
class NameChoice {
 public:
  void offer(const ActorMention& m) {
    if (!m.known_as.empty() && m.form == MentionForm::name) {
      names_.insert(m.known_as);
      consider(m.known_as, 3);
    }
    if (m.form == MentionForm::name && !m.name.empty()) {
      names_.insert(m.name);
      consider(m.name, 2);
    } else if (m.form == MentionForm::description) {
      consider(m.name, 1);
    } else {
      consider(m.name, 0);
    }
  }
  [[nodiscard]] const std::string& best() const { return best_; }
  [[nodiscard]] std::vector<std::string> aliases() const {
    std::vector<std::string> others;
    std::copy_if(names_.begin(), names_.end(), std::back_inserter(others),
                 [this](const std::string& n) { return n != best_; });
    return others;
  }

 private:
  void consider(const std::string& name, int rank) {
    if (rank > rank_ || (rank == rank_ && name.size() > best_.size())) {
      best_ = name;
      rank_ = rank;
    }
  }
  std::set<std::string> names_;
  std::string best_;
  int rank_ = -1;
};

/// The most frequent kind that says something; the order of the enumeration breaks ties.
ActorKind kind_of(const std::map<ActorKind, int>& counts) {
  ActorKind best = ActorKind::other;
  int most = 0;
  for (const auto& [kind, count] : counts) {
    if (kind != ActorKind::other && count > most) {
      best = kind;
      most = count;
    }
  }
  return best;
}

}  // namespace

MergedActors merge_actors(const std::vector<ReadArticle>& articles) {
  const Row row(articles);
  UnionFind sets = unite(row, articles);
  MergedActors merged;
  std::map<std::uint32_t, std::uint32_t> actor_of;  // by the set's least mention
  std::vector<NameChoice> names;
  std::vector<std::map<ActorKind, int>> kinds;
  std::vector<std::uint32_t> actor_of_mention;
  for (std::uint32_t i = 0; i < row.mentions.size(); ++i) {
    const auto [found, is_new] =
        actor_of.emplace(sets.find(i), static_cast<std::uint32_t>(merged.actors.size()));
    if (is_new) {
      merged.actors.emplace_back();
      names.emplace_back();
      kinds.emplace_back();
    }
    const std::uint32_t actor = found->second;
    const ActorMention& m = *row.mentions[i];
    actor_of_mention.push_back(actor);
    names[actor].offer(m);
    kinds[actor][m.kind] += m.form == MentionForm::pronoun ? 0 : 1;
    ++merged.actors[actor].mention_count;
    if (merged.actors[actor].country.empty() && m.form == MentionForm::name) {
      merged.actors[actor].country = m.country;
    }
  }
  for (std::size_t k = 0; k < merged.actors.size(); ++k) {
    merged.actors[k].name = names[k].best();
    merged.actors[k].aliases = names[k].aliases();
    merged.actors[k].kind = kind_of(kinds[k]);
  }
  for (std::size_t a = 0; a < articles.size(); ++a) {
    const auto begin = actor_of_mention.begin() + row.first[a];
    merged.of.emplace_back(begin,
                           begin + static_cast<std::ptrdiff_t>(articles[a].mentions.actors.size()));
  }
  return merged;
}

}  // namespace fabula
