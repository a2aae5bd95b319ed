#pragma once

#include <vector>

#include "fabula/extraction/mentions.hpp"
#include "fabula/language/analysis.hpp"
#include "fabula/story/story.hpp"

namespace fabula {

/// What each mention of an event says beside its trigger: the nouns, names, verbs, adjectives and
/// numbers of its clause, without clauses that tell something else of one of them.
std::vector<EventWords> event_words(const Analysis& analysis, const Mentions& mentions);

}  // namespace fabula
