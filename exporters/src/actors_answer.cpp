#include <algorithm>
#include <cstddef>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "answer.hpp"
#include "display.hpp"
#include "fabula/exporters/answers.hpp"
#include "names.hpp"
#include "outline.hpp"

namespace fabula::exporters {
namespace {

/// By actor: the events that it takes part in.
std::vector<std::size_t> count_events(const Story& story) {
  std::vector<std::size_t> counts(story.actors.size(), 0);
  for (const Event& event : story.events) {
    std::set<ActorId> parties;
    for (const StoryParticipant& p : event.participants) {
      if (p.actor && parties.insert(*p.actor).second) {
        ++counts[p.actor->value];
      }
    }
  }
  return counts;
}

}  // namespace

void write_actors(const Story& story, AnswerForm form, const ExportOptions& options,
                  std::ostream& out, std::size_t skipped) {
  const std::vector<std::size_t> counts = count_events(story);
  std::vector<std::uint32_t> order(story.actors.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(counts[a], story.actors[a].mention_count) >
           std::pair(counts[b], story.actors[b].mention_count);
  });
  order.erase(order.begin(),
              order.begin() + static_cast<std::ptrdiff_t>(std::min(skipped, order.size())));
  order.resize(std::min(order.size(), options.max_items.value_or(order.size())));
  Json json = answer_to("actors");
  json["count"] = story.actors.size();
  json["actors"] = Json::array();
  std::vector<OutlineItem> items;
  for (const std::uint32_t i : order) {
    const Actor& actor = story.actors[i];
    if (form == AnswerForm::json) {
      Json item = brief(actor);
      item["aliases"] = actor.aliases;
      put(item, "country", actor.country);
      item["mentions"] = actor.mention_count;
      item["events"] = counts[i];
      json["actors"].push_back(std::move(item));
      continue;
    }
    OutlineItem item{0, fmt::format("{}  [{}]", display_line(actor.name), actor.key), {}, {}};
    item.details.push_back(fmt::format("{}{}; {} event{}, {} mention{}", name_of(actor.kind),
                                       actor.country.empty() ? "" : " of " + actor.country,
                                       counts[i], counts[i] == 1 ? "" : "s", actor.mention_count,
                                       actor.mention_count == 1 ? "" : "s"));
    if (!actor.aliases.empty()) {
      item.details.push_back(fmt::format("also: {}", fmt::join(actor.aliases, "; ")));
    }
    items.push_back(std::move(item));
  }
  if (form == AnswerForm::json) {
    out << to_line(json) << '\n';
    return;
  }
  write_outline(items, options, out);
  if (order.size() < story.actors.size()) {
    out << fmt::format("({} of {} actors; --max-items N shows more)\n", order.size(),
                       story.actors.size());
  }
}

}  // namespace fabula::exporters
