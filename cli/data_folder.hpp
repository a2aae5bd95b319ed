#pragma once

#include <filesystem>
#include <string>

namespace fabula::cli {

/// What the user says of where rules and model lie. Empty: not said.
struct DataOptions {
  std::string config;    ///< --config
  std::string model;     ///< --model
  std::string language;  ///< --language
};

/// The folder of rules: --config, else $FABULA_CONFIG, else share/fabula beside the folder of the
/// program. Throws Error where it holds no rules.
std::filesystem::path find_rules(const DataOptions& options);

/// The model file: --model, else LANGUAGE.model in the folder of rules, else in share/fabula. It
/// may be missing; opening it tells.
std::filesystem::path find_model(const DataOptions& options);

}  // namespace fabula::cli
