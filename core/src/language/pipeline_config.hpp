#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fabula {

/// A pipeline's config.cfg: sections of keys with values as they stand (JSON text).
struct PipelineConfig {
  std::map<std::string, std::map<std::string, std::string>> sections;

  /// The value without the quotes of a JSON string; empty where there is none.
  [[nodiscard]] std::string text(const std::string& section, const std::string& key) const;
  /// A JSON list of strings; empty where there is none.
  [[nodiscard]] std::vector<std::string> list(const std::string& section,
                                              const std::string& key) const;
};

PipelineConfig read_pipeline_config(std::string_view text);

/// The components that run, in their order: those of the pipeline that are not disabled.
std::vector<std::string> enabled_components(const PipelineConfig& config);

/// Throws one ModelError that names every part of the pipeline that fabula does not run.
void check_pipeline(const PipelineConfig& config, const std::string& spacy_version);

}  // namespace fabula
