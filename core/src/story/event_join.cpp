#include "story/event_join.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "story/event_marks.hpp"
#include "story/event_match.hpp"
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
    refused_.resize(members_.size());
    for (const Pair& pair : matching_pairs()) {
      const std::uint32_t a = sets.find(index(pair.a));
      const std::uint32_t b = sets.find(index(pair.b));
      if (a == b || refused_[a].contains(b)) {
        continue;
      }
      if (can_be_one(members_[a], members_[b])) {
        sets.unite(a, b);
        unite(std::min(a, b), std::max(a, b));
      } else {
        refused_[a].insert(b);
        refused_[b].insert(a);
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
    std::vector<Pair> pairs;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> blocks;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> told_before;
    std::vector<EventDays> days;
    std::vector<std::uint64_t> evidence(members_.size(), 0);  // in common with the event at hand
    for (std::uint32_t i = 0; i < members_.size(); ++i) {
      const LocalRef ref = members_[i].front();
      const EventMarks marks = marks_of(articles_[ref.article], event(ref), thresholds_);
      days.push_back(marks.days);
      std::vector<std::uint32_t> found;
      const auto add = [&](std::uint32_t other, std::uint64_t more) {
        if (std::exchange(evidence[other], evidence[other] | more) == 0) {
          found.push_back(other);
        }
      };
      for (const EventBlock& block : marks.blocks) {
        auto& others = blocks[block.hash];
        for (const std::uint32_t other : others) {
          if (other < first_[ref.article] && days_meet(days[other], marks.days)) {
            add(other, block.evidence);
          }
        }
        others.push_back(i);
      }
      for (const std::uint32_t hash : marks.again) {
        auto& others = told_before[hash];
        for (const std::uint32_t other : others) {
          if (other < first_[ref.article]) {
            add(other, called_alike | told_again);
          }
        }
        others.push_back(i);
      }
      for (const std::uint32_t other : found) {
        const LocalRef a = members_[other].front();
        const bool same_subjects = are_about_the_same(tie(a.article, ref.article).subjects);
        if (may_be_one(days[other], marks.days, std::exchange(evidence[other], 0), same_subjects)) {
          compare(a, ref, pairs);
        }
      }
    }
    std::sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) {
      return std::tuple(-x.score, x.a, x.b) < std::tuple(-y.score, y.a, y.b);
    });
    return pairs;
  }

  void compare(LocalRef a, LocalRef b, std::vector<Pair>& pairs) {
    const double score = match({&articles_[a.article], a.event}, {&articles_[b.article], b.event},
                               tie(a.article, b.article), thresholds_);
    if (score > 0) {
      pairs.push_back({score, a, b});
    }
  }

  ArticleTie tie(std::uint32_t a, std::uint32_t b) {
    const auto [found, is_new] = ties_.emplace(std::pair(a, b), ArticleTie());
    if (is_new) {
      found->second = tie_of(articles_[a], articles_[b], thresholds_);
    }
    return found->second;
  }

  /// What cannot be one with a set cannot be one with a larger set.
  void unite(std::uint32_t into, std::uint32_t from) {
    members_[into].insert(members_[into].end(), members_[from].begin(), members_[from].end());
    members_[from].clear();
    for (const std::uint32_t other : refused_[from]) {
      refused_[other].erase(from);
      refused_[other].insert(into);
      refused_[into].insert(other);
    }
    refused_[from].clear();
  }

  /// A mention that says little fits many events; it does not make them one.
  [[nodiscard]] bool can_be_one(const std::vector<LocalRef>& a, const std::vector<LocalRef>& b) {
    return std::all_of(a.begin(), a.end(), [&](LocalRef x) {
      return std::all_of(b.begin(), b.end(), [&](LocalRef y) {
        if (x.article == y.article) {
          return false;
        }
        const auto [first, second] = std::minmax(x, y);
        return can_be_one_event({&articles_[first.article], first.event},
                                {&articles_[second.article], second.event},
                                tie(first.article, second.article), thresholds_);
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
  /// By set: others that it cannot be one with, as far as they were compared.
  std::vector<std::set<std::uint32_t>> refused_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, ArticleTie> ties_;
};

}  // namespace

JoinedEvents join_events(const std::vector<ArticleDigest>& articles,
                         const StoryThresholds& thresholds) {
  return Joining(articles, thresholds).run();
}

}  // namespace fabula
