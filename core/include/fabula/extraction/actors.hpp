#pragma once

#include <string>
#include <vector>

#include "fabula/extraction/mentions.hpp"
#include "fabula/language/analysis.hpp"
#include "fabula/text/article.hpp"

namespace fabula {

/// The compiled actor tables and rules.
struct ActorRules {};

/// Finds the mentions of actors in an article and links those that the article says are one.
std::vector<ActorMention> find_actors(const Article& article, const Analysis& analysis,
                                      const ActorRules& actor_rules,
                                      std::vector<std::string>& rules);

}  // namespace fabula
