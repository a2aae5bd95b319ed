#pragma once

#include <string>
#include <vector>

#include "fabula/extraction/mentions.hpp"
#include "fabula/language/analysis.hpp"
#include "fabula/text/article.hpp"

namespace fabula {

/// The compiled cues of causes and order.
struct CauseRules {};

/// Finds the relations between event mentions that the text states.
std::vector<RelationMention> find_relations(const Article& article, const Analysis& analysis,
                                            const std::vector<TimeMention>& times,
                                            const std::vector<ActorMention>& actors,
                                            const std::vector<EventMention>& events,
                                            const CauseRules& cause_rules,
                                            std::vector<std::string>& rules);

}  // namespace fabula
