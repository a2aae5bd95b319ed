#pragma once

#include <filesystem>
#include <string>

#include "fabula/extraction/extract.hpp"

/// The only code that reads YAML. Throws ConfigError carrying every problem of every file.
namespace fabula::config {

/// Reads a configuration folder (the one that holds ontology.yaml, settings.yaml, actors/ and
/// lang/) for one language, "en".
LanguagePack load_language_pack(const std::filesystem::path& directory,
                                const std::string& language);

}  // namespace fabula::config
