#pragma once

#include <memory>
#include <string>
#include <vector>

#include "fabula/config/load.hpp"
#include "fabula/language/model.hpp"
#include "fabula/pipeline/read.hpp"

namespace fabula::python {

/// The rules and the model that a process reads with, loaded once and shared by its stories.
class Language {
 public:
  /// `folder` holds the rules and CODE.model. Throws Error, ConfigError or ModelError.
  Language(const std::string& folder, const std::string& code, std::string generator);

  [[nodiscard]] const config::InputRules& input() const noexcept { return input_; }
  [[nodiscard]] const Settings& settings() const noexcept { return input_.settings; }
  [[nodiscard]] Reader reader(unsigned threads) const { return {model_, pack_, threads}; }
  [[nodiscard]] std::vector<std::string> types() const;
  [[nodiscard]] std::map<std::string, std::string> plover_codes() const;
  /// Program and version, for formats that name it.
  [[nodiscard]] const std::string& generator() const noexcept { return generator_; }

 private:
  config::InputRules input_;
  LanguagePack pack_;
  Model model_;
  std::string generator_;
};

}  // namespace fabula::python
