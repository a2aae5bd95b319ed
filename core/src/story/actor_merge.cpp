#include "story/actor_merge.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "story/union_find.hpp"

namespace fabula {
namespace {

/// The actors of all articles in one row.
struct Row {
  std::vector<const LocalActor*> actors;
  std::vector<std::uint32_t> first;  ///< by article

  explicit Row(const std::vector<const LocalActors*>& articles) {
    for (const LocalActors* article : articles) {
      first.push_back(static_cast<std::uint32_t>(actors.size()));
      for (const LocalActor& actor : article->actors) {
        actors.push_back(&actor);
      }
    }
  }
};

constexpr std::size_t kind_prefix = 2;  // "p:"

bool names_person(const std::string& key) {
  return key.front() == 'p';
}

void unite_short_names(UnionFind& sets, const std::map<std::string, std::uint32_t>& by_key) {
  ShortNames short_names;
  for (const auto& [key, actor] : by_key) {
    if (names_person(key)) {
      short_names.add(key.substr(kind_prefix));
    }
  }
  for (const auto& [key, actor] : by_key) {
    if (names_person(key)) {
      if (const std::string* full = short_names.longer(key.substr(kind_prefix))) {
        sets.unite(actor, by_key.at("p:" + *full));
      }
    }
  }
}

/// "Norline", which one article takes for a person and another for a firm, is the firm: one word
/// that is nobody's surname. A town is no person's name gone wrong, and stays by itself.
void unite_misread_names(UnionFind& sets, const Row& row,
                         const std::map<std::string, std::uint32_t>& by_key) {
  ShortNames people;
  for (const auto& [key, actor] : by_key) {
    if (names_person(key)) {
      people.add(key.substr(kind_prefix));
    }
  }
  for (const auto& [key, actor] : by_key) {
    const std::string name = key.substr(kind_prefix);
    const auto body = by_key.find("o:" + name);
    if (names_person(key) && name.find(' ') == std::string::npos && people.is_maximal(name) &&
        body != by_key.end() && row.actors[body->second]->kind() == ActorKind::organization) {
      sets.unite(actor, body->second);
    }
  }
}

UnionFind unite(const Row& row) {
  UnionFind sets(static_cast<std::uint32_t>(row.actors.size()));
  std::map<std::string, std::uint32_t> by_key;
  for (std::uint32_t i = 0; i < row.actors.size(); ++i) {
    for (const std::string& key : row.actors[i]->keys) {
      const auto [found, is_new] = by_key.emplace(key, i);
      if (!is_new) {
        sets.unite(i, found->second);
      }
    }
  }
  unite_short_names(sets, by_key);
  unite_misread_names(sets, row, by_key);
  return sets;
}

/// Canonical names win over others, names over descriptions; then the longest, then the first.
class NameChoice {
 public:
  void offer(const LocalActor& actor) {
    consider(actor.canonical, 3);
    for (const std::string& name : actor.names) {
      names_.insert(name);
      consider(name, 2);
    }
    consider(actor.description, 1);
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
    if (!name.empty() && (rank > rank_ || (rank == rank_ && name.size() > best_.size()))) {
      best_ = name;
      rank_ = rank;
    }
  }
  std::set<std::string> names_;
  std::string best_;
  int rank_ = -1;
};

}  // namespace

Actor sum_of(const std::vector<const LocalActor*>& locals) {
  Actor actor;
  NameChoice names;
  LocalActor sum;
  for (const LocalActor* local : locals) {
    names.offer(*local);
    for (std::size_t k = 0; k < actor_kinds; ++k) {
      sum.kinds[k] += local->kinds[k];
    }
    actor.mention_count += local->mentions;
    if (actor.country.empty()) {
      actor.country = local->country;
    }
  }
  actor.name = names.best();
  actor.aliases = names.aliases();
  actor.kind = sum.kind();
  return actor;
}

MergedActors merge_actors(const std::vector<const LocalActors*>& articles) {
  const Row row(articles);
  UnionFind sets = unite(row);
  MergedActors merged;
  std::map<std::uint32_t, std::uint32_t> actor_of;  // by the set's least member
  std::vector<std::vector<const LocalActor*>> members;
  std::vector<std::uint32_t> of;
  for (std::uint32_t i = 0; i < row.actors.size(); ++i) {
    const auto [found, is_new] =
        actor_of.emplace(sets.find(i), static_cast<std::uint32_t>(members.size()));
    if (is_new) {
      members.emplace_back();
    }
    of.push_back(found->second);
    members[found->second].push_back(row.actors[i]);
  }
  for (const auto& locals : members) {
    merged.actors.push_back(sum_of(locals));
  }
  for (std::size_t a = 0; a < articles.size(); ++a) {
    const auto begin = of.begin() + row.first[a];
    merged.of.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(articles[a]->actors.size()));
  }
  return merged;
}

}  // namespace fabula
