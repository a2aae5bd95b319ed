#include <algorithm>
#include <cstddef>
#include <vector>

#include "answer.hpp"
#include "fabula/exporters/answers.hpp"

namespace fabula::exporters {
namespace {

/// The items of a list that are in the part asked for, each as a reader knows it.
template <class Ids, class Items>
Json part_of(const Ids& ids, const Items& items, ListPart part) {
  Json list = Json::array();
  const std::size_t begin = std::min(part.skipped, ids.size());
  const std::size_t end = begin + std::min(part.most, ids.size() - begin);
  for (std::size_t i = begin; i < end; ++i) {
    list.push_back(brief(items[ids[i].value]));
  }
  return list;
}

template <class Ids, class Items>
Json counted_part_of(const Ids& ids, const Items& items, ListPart part) {
  return {{"count", ids.size()}, {"items", part_of(ids, items, part)}};
}

}  // namespace

void write_events(const Story& story, const std::vector<EventId>& events, ListPart part,
                  std::ostream& out) {
  Json json = answer_to("events");
  json["count"] = events.size();
  json["events"] = part_of(events, story.events, part);
  out << to_line(json) << '\n';
}

void write_found(const Story& story, const FoundByWords& found, ListPart part, std::ostream& out) {
  Json json = answer_to("search");
  json["events"] = counted_part_of(found.events, story.events, part);
  json["actors"] = counted_part_of(found.actors, story.actors, part);
  json["articles"] = counted_part_of(found.articles, story.articles, part);
  out << to_line(json) << '\n';
}

}  // namespace fabula::exporters
