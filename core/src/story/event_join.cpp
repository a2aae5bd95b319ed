#include "story/event_join.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "story/event_match.hpp"
#include "story/name_hash.hpp"
#include "story/union_find.hpp"

namespace fabula {
namespace {

struct Pair {
  double score;
  LocalRef a;
  LocalRef b;
};

class Joining {
 public:
  Joining(const std::vector<ArticleDigest>& articles, const StoryThresholds& thresholds)
      : articles_(articles), thresholds_(thresholds) {
    std::uint32_t at = 0;
    for (std::uint32_t a = 0; a < articles.size(); ++a) {
      first_.push_back(at);
      for (std::uint32_t e = 0; e < articles[a].events.events.size(); ++e) {
        members_.push_back({{a, e}});
      }
      at += static_cast<std::uint32_t>(articles[a].events.events.size());
    }
  }

  JoinedEvents run() {
    UnionFind sets(static_cast<std::uint32_t>(members_.size()));
    for (const Pair& pair : matching_pairs()) {
      const std::uint32_t a = sets.find(index(pair.a));
      const std::uint32_t b = sets.find(index(pair.b));
      if (a != b && can_be_one(members_[a], members_[b])) {
        sets.unite(a, b);
        auto& into = members_[std::min(a, b)];
        auto& from = members_[std::max(a, b)];
        into.insert(into.end(), from.begin(), from.end());
        from.clear();
      }
    }
    return groups(sets);
  }

 private:
  [[nodiscard]] std::uint32_t index(LocalRef ref) const { return first_[ref.article] + ref.event; }
  [[nodiscard]] const LocalEvent& event(LocalRef ref) const {
    return articles_[ref.article].events.events[ref.event];
  }

  /// All pairs of events that match, the surest first.
  std::vector<Pair> matching_pairs() {
    std::map<std::uint64_t, std::vector<LocalRef>> blocks;
    for (std::uint32_t a = 0; a < articles_.size(); ++a) {
      for (std::uint32_t e = 0; e < articles_[a].events.events.size(); ++e) {
        for (const std::uint64_t block : blocks_of(articles_[a], event({a, e}), thresholds_)) {
          blocks[block].push_back({a, e});
        }
      }
    }
    std::set<std::pair<LocalRef, LocalRef>> seen;
    std::vector<Pair> pairs;
    for (const auto& [key, refs] : blocks) {
      for (std::size_t i = 0; i < refs.size(); ++i) {
        for (std::size_t j = i + 1; j < refs.size(); ++j) {
          if (refs[i].article != refs[j].article && seen.emplace(refs[i], refs[j]).second) {
            const double score = match({&articles_[refs[i].article], refs[i].event},
                                       {&articles_[refs[j].article], refs[j].event},
                                       tie(refs[i].article, refs[j].article), thresholds_);
            if (score > 0) {
              pairs.push_back({score, refs[i], refs[j]});
            }
          }
        }
      }
    }
    std::sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) {
      return std::tuple(-x.score, x.a, x.b) < std::tuple(-y.score, y.a, y.b);
    });
    return pairs;
  }

  ArticleTie tie(std::uint32_t a, std::uint32_t b) {
    const auto [found, is_new] = ties_.emplace(std::pair(a, b), ArticleTie());
    if (is_new) {
      found->second = tie_of(articles_[a], articles_[b], thresholds_);
    }
    return found->second;
  }

  [[nodiscard]] bool can_be_one(const std::vector<LocalRef>& a,
                                const std::vector<LocalRef>& b) const {
    return std::all_of(a.begin(), a.end(), [&](LocalRef x) {
      return std::all_of(b.begin(), b.end(), [&](LocalRef y) {
        return x.article != y.article && dates_allow(event(x), event(y)) &&
               parties_allow({&articles_[x.article], x.event}, {&articles_[y.article], y.event});
      });
    });
  }

  JoinedEvents groups(UnionFind& sets) {
    JoinedEvents joined;
    std::map<std::uint32_t, std::uint32_t> group_of;
    for (std::uint32_t a = 0; a < articles_.size(); ++a) {
      auto& of = joined.of.emplace_back();
      for (std::uint32_t e = 0; e < articles_[a].events.events.size(); ++e) {
        const auto [found, is_new] = group_of.emplace(
            sets.find(index({a, e})), static_cast<std::uint32_t>(joined.groups.size()));
        if (is_new) {
          joined.groups.emplace_back();
        }
        joined.groups[found->second].push_back({a, e});
        of.push_back(found->second);
      }
    }
    return joined;
  }

  const std::vector<ArticleDigest>& articles_;
  const StoryThresholds& thresholds_;
  std::vector<std::uint32_t> first_;            ///< by article: index of its first event
  std::vector<std::vector<LocalRef>> members_;  ///< by the least index of a set
  std::map<std::pair<std::uint32_t, std::uint32_t>, ArticleTie> ties_;
};

}  // namespace

std::vector<std::uint64_t> blocks_of(const ArticleDigest& article, const LocalEvent& event,
                                     const StoryThresholds& thresholds) {
  std::vector<std::string> called;
  for (const std::string& lemma : event.lemmas) {
    called.push_back("w:" + lemma.substr(0, thresholds.related_letters));
  }
  if (!event.type.empty()) {
    called.push_back("t:" + event.type);
  }
  std::vector<std::string> within;
  for (const Party& party : event.parties) {
    if (party.actor) {
      for (const std::string& key : article.actors.actors[*party.actor].keys) {
        // The last word, so that a short name meets the long one.
        within.push_back("/a:" + key.substr(key.find_last_of(' ') + 1));
      }
      const std::string& country = article.actors.actors[*party.actor].country;
      if (!country.empty()) {
        within.push_back("/c:" + country);
      }
    }
    within.push_back("/h:" + std::to_string(party.head));
  }
  if (event.when) {
    const auto day = event.when->begin.date();
    within.push_back("/d:" + std::to_string(day.year()) + "-" +
                     std::to_string(day.month().as_number()));
    within.push_back("/y:" + std::to_string(day.year()));
  }
  std::set<std::uint64_t> blocks;
  for (const std::string& w : within) {
    if (event.when && w.find("/d:") != 0 && w.find("/y:") != 0) {
      blocks.insert(name_hash(within.back() + w));
    }
  }
  for (const std::string& c : called) {
    for (const std::string& w : within) {
      blocks.insert(name_hash(c + w));
    }
  }
  // The same words in the same clause, for articles that repeat one another.
  std::string clause = "s:" + event.lemmas.front();
  for (const std::uint32_t word : event.content) {
    clause += " " + std::to_string(word);
  }
  blocks.insert(name_hash(clause));
  return {blocks.begin(), blocks.end()};
}

JoinedEvents join_events(const std::vector<ArticleDigest>& articles,
                         const StoryThresholds& thresholds) {
  return Joining(articles, thresholds).run();
}

}  // namespace fabula
