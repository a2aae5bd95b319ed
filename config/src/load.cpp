#include "fabula/config/load.hpp"

#include <utility>

#include "fabula/config/load_actors.hpp"
#include "fabula/config/load_article_words.hpp"
#include "fabula/config/load_causes.hpp"
#include "fabula/config/load_events.hpp"
#include "fabula/config/load_page_rules.hpp"
#include "fabula/config/load_settings.hpp"
#include "fabula/config/load_times.hpp"
#include "fabula/error.hpp"

namespace fabula::config {
namespace {

LanguagePack read_pack(const std::filesystem::path& directory, const std::string& language,
                       Diagnostics& problems) {
  LanguagePack pack;
  pack.times = load_temporal_grammar(directory / "lang" / language / "times.yaml", problems);
  pack.actors = load_actor_rules(directory, language, problems);
  pack.events = load_event_rules(directory, language, problems);
  pack.causes = load_cause_rules(directory, language, problems);
  return pack;
}

InputRules read_input_rules(const std::filesystem::path& directory, Diagnostics& problems) {
  InputRules rules;
  rules.settings = load_settings(directory / "settings.yaml", problems);
  rules.words = load_article_words(directory, problems);
  rules.pages = load_page_rules(directory / "pages.yaml", problems);
  return rules;
}

void throw_if_any(Diagnostics problems) {
  if (!problems.empty()) {
    throw ConfigError(std::move(problems));
  }
}

}  // namespace

LanguagePack load_language_pack(const std::filesystem::path& directory,
                                const std::string& language) {
  Diagnostics problems;
  LanguagePack pack = read_pack(directory, language, problems);
  throw_if_any(std::move(problems));
  return pack;
}

InputRules load_input_rules(const std::filesystem::path& directory) {
  Diagnostics problems;
  InputRules rules = read_input_rules(directory, problems);
  throw_if_any(std::move(problems));
  return rules;
}

AllRules check_folder(const std::filesystem::path& directory, const std::string& language,
                      Diagnostics& problems) {
  InputRules input = read_input_rules(directory, problems);
  return {read_pack(directory, language, problems), std::move(input)};
}

}  // namespace fabula::config
