#include "story/order.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <numeric>
#include <optional>
#include <queue>
#include <tuple>
#include <utility>

namespace fabula {
namespace {

using boost::posix_time::ptime;

/// The first and the last moment that an event can have begun.
struct Bounds {
  ptime first = boost::posix_time::neg_infin;
  ptime last = boost::posix_time::pos_infin;
};

struct Edge {
  std::uint32_t from;
  std::uint32_t to;
  double confidence;
};

bool orders(const Relation& r) {
  return r.status == RelationStatus::asserted &&
         (r.kind == RelationKind::before || r.kind == RelationKind::causes ||
          r.kind == RelationKind::responds_to);
}

bool is_future(const Event& e) {
  return e.status == Status::planned || e.status == Status::possible;
}

class Ordering {
 public:
  Ordering(std::vector<Event>& events, const std::vector<Relation>& relations,
           const std::vector<std::uint64_t>& told)
      : events_(events),
        told_(told),
        next_(events.size()),
        open_(events.size(), 0),
        place_(events.size()),
        visited_(events.size(), 0) {
    for (const Event& e : events_) {
      Bounds b;
      if (e.when.range) {
        b = {e.when.range->begin, e.when.range->end};
      }
      bounds_.push_back(b);
    }
    share_times(relations);
    choose_edges(relations);
  }

  std::vector<std::uint32_t> run() {
    const auto sorted = sort_by_edges();
    tighten(sorted);
    place(sorted);
    return rank();
  }

 private:
  [[nodiscard]] bool is_dated(std::uint32_t i) const {
    const Basis basis = events_[i].when.basis;
    return events_[i].when.range && (basis == Basis::explicit_ || basis == Basis::relative);
  }

  /// What overlaps an event that has a date, and has none itself, was in that time.
  void share_times(const std::vector<Relation>& relations) {
    for (const Relation& r : relations) {
      if (r.kind != RelationKind::overlaps || r.status != RelationStatus::asserted) {
        continue;
      }
      for (const auto& [dated, open] :
           {std::pair(r.from.value, r.to.value), std::pair(r.to.value, r.from.value)}) {
        const Bounds& time = bounds_[dated];
        Bounds& b = bounds_[open];
        if (is_dated(dated) && !is_dated(open) && b.first < time.last && time.first < b.last) {
          b = {std::max(b.first, time.first), std::min(b.last, time.last)};
        }
      }
    }
  }

  /// Takes the edges from the strongest on; one that the dates contradict, or that an event already
  /// known to come later begins, is left out.
  void choose_edges(const std::vector<Relation>& relations) {
    std::vector<Edge> edges;
    for (const Relation& r : relations) {
      // What is only meant to come has moved somebody to act, but comes later.
      const bool purpose = r.kind != RelationKind::before && is_future(events_[r.from.value]);
      if (orders(r) && r.from != r.to && !purpose) {
        edges.push_back({r.from.value, r.to.value, r.confidence});
      }
    }
    std::stable_sort(edges.begin(), edges.end(),
                     [](const Edge& a, const Edge& b) { return a.confidence > b.confidence; });
    for (const Edge& e : edges) {
      const bool contradicts = bounds_[e.from].first >= bounds_[e.to].last;
      if (!contradicts && !reaches(e.to, e.from)) {
        next_[e.from].push_back(e.to);
        ++open_[e.to];
      }
    }
  }

  [[nodiscard]] bool reaches(std::uint32_t from, std::uint32_t to) {
    ++visit_;
    std::vector<std::uint32_t> stack = {from};
    while (!stack.empty()) {
      const std::uint32_t at = stack.back();
      stack.pop_back();
      if (at == to) {
        return true;
      }
      if (std::exchange(visited_[at], visit_) != visit_) {
        stack.insert(stack.end(), next_[at].begin(), next_[at].end());
      }
    }
    return false;
  }

  std::vector<std::uint32_t> sort_by_edges() {
    std::vector<std::uint32_t> sorted;
    std::vector<std::uint32_t> open = open_;
    for (std::uint32_t i = 0; i < open.size(); ++i) {
      if (open[i] == 0) {
        sorted.push_back(i);
      }
    }
    for (std::size_t k = 0; k < sorted.size(); ++k) {
      for (const std::uint32_t to : next_[sorted[k]]) {
        if (--open[to] == 0) {
          sorted.push_back(to);
        }
      }
    }
    return sorted;
  }

  /// What comes later begins no earlier; what comes earlier begins no later. Events without a date
  /// of their own take the bounds as theirs.
  void tighten(const std::vector<std::uint32_t>& sorted) {
    for (const std::uint32_t from : sorted) {
      for (const std::uint32_t to : next_[from]) {
        if (bounds_[from].first > bounds_[to].first && bounds_[from].first < bounds_[to].last) {
          bounds_[to].first = bounds_[from].first;
        }
      }
    }
    for (auto it = sorted.rbegin(); it != sorted.rend(); ++it) {
      for (const std::uint32_t to : next_[*it]) {
        if (bounds_[to].last < bounds_[*it].last && bounds_[to].last > bounds_[*it].first) {
          bounds_[*it].last = bounds_[to].last;
        }
      }
    }
    for (std::size_t i = 0; i < events_.size(); ++i) {
      When& when = events_[i].when;
      const Bounds& b = bounds_[i];
      const bool own = when.basis == Basis::explicit_ || when.basis == Basis::relative;
      const bool known = !b.first.is_neg_infinity() || !b.last.is_pos_infinity();
      const bool news = !when.range || b.first != when.range->begin || b.last != when.range->end;
      if (!own && known && news) {
        when.range = TimeRange{b.first, b.last, Grain::day};
        when.basis = Basis::order;
      }
    }
  }

  /// Where an event stands: at its begin, or, where only its end is known, just before that end
  /// and no later than what comes after it.
  void place(const std::vector<std::uint32_t>& sorted) {
    for (auto it = sorted.rbegin(); it != sorted.rend(); ++it) {
      const Bounds& b = bounds_[*it];
      if (!b.first.is_neg_infinity()) {
        place_[*it] = b.first;
      } else if (!b.last.is_pos_infinity()) {
        ptime at = b.last - boost::posix_time::seconds(is_future(events_[*it]) ? 0 : 1);
        for (const std::uint32_t to : next_[*it]) {
          at = place_[to] ? std::min(at, *place_[to]) : at;
        }
        place_[*it] = at;
      }
    }
  }

  std::vector<std::uint32_t> rank() {
    using Key = std::tuple<ptime, bool, std::uint64_t, std::uint32_t>;
    std::priority_queue<Key, std::vector<Key>, std::greater<>> ready;
    std::vector<std::uint32_t> open = open_;
    std::vector<ptime> floor(events_.size(), ptime(boost::posix_time::neg_infin));
    std::vector<bool> placed(events_.size(), false);
    const auto key = [&](std::uint32_t i) {
      const auto own = place_[i];
      const ptime at = own ? std::max(*own, floor[i]) : floor[i];
      placed[i] = own || !floor[i].is_neg_infinity();
      return Key{at, is_future(events_[i]), told_[i], i};
    };
    for (std::uint32_t i = 0; i < events_.size(); ++i) {
      if (open[i] == 0) {
        ready.push(key(i));
      }
    }
    std::vector<std::uint32_t> sorted;
    std::uint32_t rank = 0;
    std::vector<std::uint32_t> tied;  // the events of the current rank
    while (!ready.empty()) {
      const auto [at, future, told, i] = ready.top();
      ready.pop();
      sorted.push_back(i);
      if (placed[i]) {
        const bool ties = !tied.empty() && ties_with(tied, i);
        rank += ties ? 0 : 1;
        if (!ties) {
          tied.clear();
        }
        tied.push_back(i);
        events_[i].order = rank;
      }
      for (const std::uint32_t to : next_[i]) {
        floor[to] = std::max(floor[to], at);
        if (--open[to] == 0) {
          ready.push(key(to));
        }
      }
    }
    return renumber(sorted);
  }

  /// Events of one day that nothing tells apart share a rank.
  [[nodiscard]] bool ties_with(const std::vector<std::uint32_t>& tied, std::uint32_t i) const {
    const auto& range = events_[i].when.range;
    const auto& first = events_[tied.front()].when.range;
    if (!range || !first || *range != *first) {
      return false;
    }
    return std::none_of(tied.begin(), tied.end(), [&](std::uint32_t t) {
      return std::find(next_[t].begin(), next_[t].end(), i) != next_[t].end();
    });
  }

  /// Sorts the events by rank, those without a place last.
  std::vector<std::uint32_t> renumber(std::vector<std::uint32_t> sorted) {
    std::stable_sort(sorted.begin(), sorted.end(), [this](std::uint32_t a, std::uint32_t b) {
      const auto rank = [this](std::uint32_t i) {
        return events_[i].order - 1U;
      };  // 0 wraps to last
      return std::pair(rank(a), told_[a]) < std::pair(rank(b), told_[b]);
    });
    std::vector<std::uint32_t> new_index(events_.size());
    std::vector<Event> in_order;
    in_order.reserve(events_.size());
    for (std::uint32_t k = 0; k < sorted.size(); ++k) {
      new_index[sorted[k]] = k;
      in_order.push_back(std::move(events_[sorted[k]]));
    }
    events_ = std::move(in_order);
    return new_index;
  }

  std::vector<Event>& events_;
  const std::vector<std::uint64_t>& told_;
  std::vector<std::vector<std::uint32_t>> next_;
  std::vector<std::uint32_t> open_;  ///< edges that come in
  std::vector<Bounds> bounds_;
  std::vector<std::optional<ptime>> place_;
  std::vector<std::uint32_t> visited_;  ///< by event: the last search that came by
  std::uint32_t visit_ = 0;
};

}  // namespace

std::vector<std::uint32_t> order_events(std::vector<Event>& events,
                                        const std::vector<Relation>& relations,
                                        const std::vector<std::uint64_t>& told) {
  return Ordering(events, relations, told).run();
}

}  // namespace fabula
