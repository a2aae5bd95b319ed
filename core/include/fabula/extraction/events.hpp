#pragma once

#include <string>
#include <vector>

#include "fabula/extraction/mentions.hpp"
#include "fabula/language/analysis.hpp"
#include "fabula/text/article.hpp"

namespace fabula {

/// The compiled ontology and event rules.
struct EventRules {};

/// Finds the event mentions of an article with class, status, participants, time and label.
std::vector<EventMention> find_events(const Article& article, const Analysis& analysis,
                                      const std::vector<TimeMention>& times,
                                      const std::vector<ActorMention>& actors,
                                      const EventRules& event_rules,
                                      std::vector<std::string>& rules);

}  // namespace fabula
