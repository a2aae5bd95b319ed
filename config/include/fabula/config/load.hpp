#pragma once

#include <filesystem>
#include <string>

#include "fabula/extraction/extract.hpp"
#include "fabula/pipeline/settings.hpp"

/// The only code that reads YAML. Throws ConfigError carrying every problem of every file.
namespace fabula::config {

/// Reads a configuration folder (the one that holds ontology.yaml, settings.yaml, actors/ and
/// lang/) for one language, "en".
LanguagePack load_language_pack(const std::filesystem::path& directory,
                                const std::string& language);

/// Reads the settings of a configuration folder.
Settings load_settings(const std::filesystem::path& directory);

/// Reads all of a configuration folder for the sake of its problems alone.
void check_folder(const std::filesystem::path& directory, const std::string& language);

}  // namespace fabula::config
