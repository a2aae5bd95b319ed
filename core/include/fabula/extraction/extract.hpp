#pragma once

#include "fabula/extraction/actors.hpp"
#include "fabula/extraction/causes.hpp"
#include "fabula/extraction/events.hpp"
#include "fabula/extraction/mentions.hpp"
#include "fabula/extraction/times.hpp"
#include "fabula/language/analysis.hpp"
#include "fabula/text/article.hpp"

namespace fabula {

/// All that one language needs to read articles, compiled and checked: once you hold it, it is
/// valid. config fills it from YAML; a test can build it in C++.
struct LanguagePack {
  TemporalGrammar times;
  ActorRules actors;
  EventRules events;
  CauseRules causes;
};

/// The extraction stages in the only order that their types allow: times, actors, events, causes.
/// A pure function: no files, no clock, no globals.
Mentions extract(const Article& article, const Analysis& analysis, const LanguagePack& pack);

}  // namespace fabula
