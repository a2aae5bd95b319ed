#include "fabula/story/change.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "fabula/graph/story_graph.hpp"

namespace fabula {
namespace {

/// By the ids that mentions give: the event that they are of.
std::map<std::string, EventId> events_by_mention(const Story& story) {
  std::map<std::string, EventId> events;
  for (std::uint32_t i = 0; i < story.events.size(); ++i) {
    for (const Mention& mention : story.events[i].mentions) {
      events.emplace(event_key(story.articles[mention.article.value], mention.span.begin),
                     EventId{i});
    }
  }
  return events;
}

bool is_finer(const When& now, const When& then) {
  if (!now.range || !then.range) {
    return now.range.has_value() && !then.range;
  }
  const auto open = [](const TimeRange& r) { return r.begin.is_special() || r.end.is_special(); };
  if (open(*now.range) || open(*then.range)) {
    return !open(*now.range);
  }
  return now.range->end - now.range->begin < then.range->end - then.range->begin;
}

class Comparison {
 public:
  Comparison(const Story& before, const Story& after)
      : before_(before), after_(after), then_(events_by_mention(before)) {}

  StoryChange run() {
    for (std::uint32_t i = 0; i < after_.events.size(); ++i) {
      compare(after_.events[i]);
    }
    std::set<std::pair<std::uint32_t, std::uint32_t>> causes;
    for (const Relation& relation : before_.relations) {
      if (is_causal(relation)) {
        causes.emplace(relation.from.value, relation.to.value);
      }
    }
    for (const Relation& relation : after_.relations) {
      const auto from = former(after_.events[relation.from.value]);
      const auto to = former(after_.events[relation.to.value]);
      const bool known = from && to && causes.contains({from->value, to->value});
      change_.new_causes += is_causal(relation) && !known ? 1 : 0;
    }
    return change_;
  }

 private:
  [[nodiscard]] std::optional<EventId> former(const Event& event) const {
    for (const Mention& mention : event.mentions) {
      const auto found =
          then_.find(event_key(after_.articles[mention.article.value], mention.span.begin));
      if (found != then_.end()) {
        return found->second;
      }
    }
    return std::nullopt;
  }

  void compare(const Event& now) {
    const auto id = former(now);
    if (!id) {
      ++change_.new_events;
      return;
    }
    const Event& then = before_.events[id->value];
    change_.told_again += now.mentions.size() > then.mentions.size() ? 1 : 0;
    change_.dated_better += is_finer(now.when, then.when) ? 1 : 0;
    change_.contradicted += now.versions.size() > then.versions.size() ? 1 : 0;
  }

  const Story& before_;
  const Story& after_;
  std::map<std::string, EventId> then_;
  StoryChange change_;
};

}  // namespace

StoryChange change_between(const Story& before, const Story& after) {
  return Comparison(before, after).run();
}

}  // namespace fabula
