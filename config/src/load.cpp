#include "fabula/config/load.hpp"

#include <utility>

#include "fabula/config/load_actors.hpp"
#include "fabula/config/load_causes.hpp"
#include "fabula/config/load_events.hpp"
#include "fabula/config/load_times.hpp"
#include "fabula/error.hpp"

namespace fabula::config {

LanguagePack load_language_pack(const std::filesystem::path& directory,
                                const std::string& language) {
  Diagnostics problems;
  LanguagePack pack;
  pack.times = load_temporal_grammar(directory / "lang" / language / "times.yaml", problems);
  pack.actors = load_actor_rules(directory, language, problems);
  pack.events = load_event_rules(directory, language, problems);
  pack.causes = load_cause_rules(directory, language, problems);
  if (!problems.empty()) {
    throw ConfigError(std::move(problems));
  }
  return pack;
}

}  // namespace fabula::config
