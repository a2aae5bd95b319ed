#pragma once

#include <filesystem>
#include <string>

#include "fabula/extraction/extract.hpp"
#include "fabula/pipeline/settings.hpp"
#include "fabula/text/article_words.hpp"
#include "fabula/text/page_rules.hpp"

/// The only code that reads YAML. Throws ConfigError carrying every problem of every file.
namespace fabula::config {

/// Reads a configuration folder (the one that holds ontology.yaml, settings.yaml, actors/ and
/// lang/) for one language, "en".
LanguagePack load_language_pack(const std::filesystem::path& directory,
                                const std::string& language);

/// What the reading of input needs, before any language is known.
struct InputRules {
  Settings settings;
  ArticleWords words;  ///< of every language that has some
  PageRules pages;
};

/// Reads the settings of a configuration folder, pages.yaml and lang/*/articles.yaml.
InputRules load_input_rules(const std::filesystem::path& directory);

/// All of a configuration folder, for one language.
struct AllRules {
  LanguagePack pack;
  InputRules input;
};

/// Reads all of a configuration folder for the sake of its problems, which are added to `problems`
/// and not thrown. The rules that have none are in what it returns.
AllRules check_folder(const std::filesystem::path& directory, const std::string& language,
                      Diagnostics& problems);

}  // namespace fabula::config
