#include "fabula/config/load.hpp"

#include <cstdint>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "fabula/config/load_actors.hpp"
#include "fabula/config/load_article_words.hpp"
#include "fabula/config/load_causes.hpp"
#include "fabula/config/load_events.hpp"
#include "fabula/config/load_page_rules.hpp"
#include "fabula/config/load_settings.hpp"
#include "fabula/config/load_times.hpp"
#include "fabula/error.hpp"
#include "node.hpp"

namespace fabula::config {
namespace {

/// A file may be of another shape than its loader takes for granted, at any depth: that is one
/// more problem, and what was read of it so far is not used.
template <class Load>
auto loaded(const std::filesystem::path& file, Diagnostics& problems, const Load& load)
    -> decltype(load(file)) {
  try {
    return load(file);
  } catch (const YamlError& error) {
    problems.push_back(
        {Severity::error,
         "config-invalid",
         fmt::format("it is not of the form that such rules have ({})", error.what()),
         {file.string(), error.mark.line, error.mark.column}});
    return {};
  }
}

LanguagePack read_pack(const std::filesystem::path& directory, const std::string& language,
                       Diagnostics& problems) {
  const auto folder = directory / "lang" / language;
  LanguagePack pack;
  pack.times = loaded(folder / "times.yaml", problems,
                      [&](const auto& file) { return load_temporal_grammar(file, problems); });
  pack.actors = loaded(folder / "actors.yaml", problems, [&](const auto& /*file*/) {
    return load_actor_rules(directory, language, problems);
  });
  pack.events = loaded(folder / "events.yaml", problems, [&](const auto& /*file*/) {
    return load_event_rules(directory, language, problems);
  });
  pack.causes = loaded(folder / "causes.yaml", problems, [&](const auto& /*file*/) {
    return load_cause_rules(directory, language, problems);
  });
  return pack;
}

InputRules read_input_rules(const std::filesystem::path& directory, Diagnostics& problems) {
  InputRules rules;
  rules.settings = loaded(directory / "settings.yaml", problems,
                          [&](const auto& file) { return load_settings(file, problems); });
  rules.words = loaded(directory / "lang", problems, [&](const auto& /*file*/) {
    return load_article_words(directory, problems);
  });
  rules.pages = loaded(directory / "pages.yaml", problems,
                       [&](const auto& file) { return load_page_rules(file, problems); });
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
