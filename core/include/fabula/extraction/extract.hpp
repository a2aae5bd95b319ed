#pragma once

#include "fabula/extraction/actors.hpp"
#include "fabula/extraction/causes.hpp"
#include "fabula/extraction/events.hpp"
#include "fabula/extraction/mentions.hpp"
#include "fabula/extraction/times.hpp"
#include "fabula/language/analysis.hpp"
#include "fabula/text/article.hpp"

namespace fabula {

class Model;

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

/// Reads the examples of every cue of causes with the whole pack, and reports each that does not
/// come out as it says. Those of times are read by the function of the same name in times.hpp.
Diagnostics check_cause_examples(const LanguagePack& pack, const Model& model);

}  // namespace fabula
