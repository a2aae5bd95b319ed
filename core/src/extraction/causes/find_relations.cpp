#include <algorithm>

#include "extraction/causes/cue_relations.hpp"
#include "extraction/causes/event_finder.hpp"
#include "extraction/causes/model_relations.hpp"
#include "extraction/causes/occasions.hpp"
#include "fabula/extraction/causes.hpp"

namespace fabula {

std::vector<RelationMention> find_relations(const Article& article, const Analysis& analysis,
                                            const std::vector<TimeMention>& /*times*/,
                                            const std::vector<ActorMention>& actors,
                                            const std::vector<EventMention>& events,
                                            const CauseRules& cause_rules,
                                            std::vector<std::string>& rules) {
  if (events.empty()) {
    return {};
  }
  const causes::EventFinder finder(article, analysis, events, cause_rules);
  std::vector<RelationMention> found = causes::find_by_cue(finder, rules);
  if (!cause_rules.model.sentences.empty() && !cause_rules.model.pairs.empty()) {
    causes::add_by_model(finder, rules, found);
  }
  causes::add_occasions(finder, actors, rules, found);
  return found;
}

}  // namespace fabula
