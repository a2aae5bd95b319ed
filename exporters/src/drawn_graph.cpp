#include "drawn_graph.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "display.hpp"

namespace fabula::exporters {
namespace {

constexpr std::size_t row_length = 4;
constexpr std::size_t label_width = 26;
constexpr std::size_t label_lines = 5;
constexpr std::size_t shown_actors = 6;
constexpr std::size_t unrelated = static_cast<std::size_t>(-1);

constexpr std::array<Colour, shown_actors + 1> colours = {{{"#dbe9f6", "#2f6ea8"},
                                                           {"#fde3cf", "#b8611b"},
                                                           {"#dcf0dc", "#35803a"},
                                                           {"#ecdff2", "#7d4a98"},
                                                           {"#fdf0c4", "#94760d"},
                                                           {"#d7f0ee", "#1f7f79"},
                                                           {"#f3f3f3", "#777777"}}};

bool is_drawn(const Relation& relation) {
  return relation.kind != RelationKind::before && relation.kind != RelationKind::overlaps;
}

/// In the order of the timeline.
std::vector<std::uint32_t> choose_events(const Story& story, std::size_t count) {
  const auto salience = [&story](const Relation& relation) {
    return story.events[relation.from.value].salience + story.events[relation.to.value].salience;
  };
  std::vector<const Relation*> relations;
  for (const Relation& relation : story.relations) {
    if (is_drawn(relation)) {
      relations.push_back(&relation);
    }
  }
  std::stable_sort(relations.begin(), relations.end(), [&](const Relation* a, const Relation* b) {
    return salience(*a) > salience(*b);
  });
  std::set<std::uint32_t> chosen;
  for (const Relation* relation : relations) {
    if (3 * (chosen.size() + 2) <= 2 * count) {
      chosen.insert({relation->from.value, relation->to.value});
    }
  }
  std::vector<std::uint32_t> all = by_salience(story);
  for (std::size_t i = 0; i < all.size() && chosen.size() < count; ++i) {
    chosen.insert(all[i]);
  }
  return {chosen.begin(), chosen.end()};
}

}  // namespace

DrawnGraph::DrawnGraph(const Story& story, std::size_t max_items)
    : story_(story),
      events_(choose_events(story, max_items)),
      lanes_(story, events_, shown_actors) {
  std::vector<bool> shown(story.events.size(), false);
  for (const std::uint32_t i : events_) {
    shown[i] = true;
  }
  for (const Relation& relation : story.relations) {
    if (is_drawn(relation) && shown[relation.from.value] && shown[relation.to.value]) {
      relations_.push_back(&relation);
    }
  }
  choose_rows();
}

const Colour& DrawnGraph::colour_of(const Event& event) const {
  return lane_colour(lanes_.of(event), lanes_.size());
}

/// How many causes deep an event stands among the events of its own date, or `unrelated`. Causes
/// that run against the order of the timeline do not count, so no cycle can.
std::vector<std::size_t> DrawnGraph::depths() const {
  std::vector<std::size_t> depth(story_.events.size(), unrelated);
  for (const Relation* relation : relations_) {
    depth[relation->from.value] = 0;
    depth[relation->to.value] = 0;
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (const Relation* relation : relations_) {
    if (relation->from < relation->to) {
      edges.emplace_back(relation->to.value, relation->from.value);
    }
  }
  std::sort(edges.begin(), edges.end());
  for (const auto& [to, from] : edges) {
    if (display_date(story_.events[from].when) == display_date(story_.events[to].when)) {
      depth[to] = std::max(depth[to], depth[from] + 1);
    }
  }
  return depth;
}

/// A row a date; more than one where causes and effects share it or it has too many events.
void DrawnGraph::choose_rows() {
  const std::vector<std::size_t> depth = depths();
  std::vector<std::pair<std::string, std::vector<std::uint32_t>>> dates;
  std::vector<std::uint32_t> undated;
  for (const std::uint32_t i : events_) {
    const std::string date = display_date(story_.events[i].when);
    if (date.empty()) {
      undated.push_back(i);
    } else if (const auto known = std::find_if(dates.begin(), dates.end(),
                                               [&](const auto& d) { return d.first == date; });
               known != dates.end()) {
      known->second.push_back(i);
    } else {
      dates.push_back({date, {i}});
    }
  }
  if (!undated.empty()) {
    dates.emplace_back("date unknown", std::move(undated));
  }
  for (auto& [date, events] : dates) {
    add_rows(date, std::move(events), depth);
  }
}
void DrawnGraph::add_rows(const std::string& date, std::vector<std::uint32_t> events,
                          const std::vector<std::size_t>& depth) {
  std::stable_sort(events.begin(), events.end(),
                   [&depth](std::uint32_t a, std::uint32_t b) { return depth[a] < depth[b]; });
  rows_.push_back({date, {}});
  for (std::size_t k = 0; k < events.size(); ++k) {
    const bool deeper = k > 0 && depth[events[k]] != depth[events[k - 1]];
    if (deeper || rows_.back().events.size() == row_length) {
      rows_.push_back({"", {}});
    }
    rows_.back().events.push_back(events[k]);
  }
}

const Colour& lane_colour(std::size_t lane, std::size_t lanes) {
  return colours[lane < lanes ? std::min(lane, shown_actors) : shown_actors];
}

const char* relation_colour(RelationKind kind) {
  return kind == RelationKind::responds_to ? "#2f5f9c"
         : kind == RelationKind::part_of   ? "#777777"
                                           : "#9c2f2f";
}

bool took_place(const Event& event) {
  return event.status == Status::happened || event.status == Status::ongoing;
}

std::string drawn_cue(const Relation& relation) {
  std::string cue;
  for (const RelationEvidence& evidence : relation.evidence) {
    if (cue.empty()) {
      cue = cut(display_line(evidence.cue), label_width);
    }
  }
  return relation.status == RelationStatus::negated ? "not: " + cue : cue;
}

std::vector<std::string> drawn_label(const Event& event) {
  std::vector<std::string> lines = wrap(display_line(event.label), label_width);
  if (lines.size() > label_lines) {
    lines.resize(label_lines);
    lines.back() = cut(lines.back() + " ...", label_width);
  }
  return lines;
}

}  // namespace fabula::exporters
