#include "fabula/extraction/extract.hpp"

namespace fabula {

Mentions extract(const Article& article, const Analysis& analysis, const LanguagePack& pack) {
  Mentions m;
  m.times = find_times(article, analysis, pack.times, m.rules, m.diagnostics);
  m.actors = find_actors(article, analysis, pack.actors, m.rules);
  m.events = find_events(article, analysis, m.times, m.actors, pack.events, m.rules);
  m.relations =
      find_relations(article, analysis, m.times, m.actors, m.events, pack.causes, m.rules);
  return m;
}

}  // namespace fabula
