#include "language.hpp"

#include <filesystem>
#include <utility>

namespace fabula::python {
namespace fs = std::filesystem;

Language::Language(const std::string& folder, const std::string& code, std::string generator)
    : input_(config::load_input_rules(folder)),
      pack_(config::load_language_pack(folder, code)),
      model_(Model::open(fs::path(folder) / (code + ".model"))),
      generator_(std::move(generator)) {}

std::vector<std::string> Language::types() const {
  std::vector<std::string> names;
  for (const EventType& type : pack_.events.types) {
    names.push_back(type.name);
  }
  return names;
}

std::map<std::string, std::string> Language::plover_codes() const {
  std::map<std::string, std::string> codes;
  for (const EventType& type : pack_.events.types) {
    if (!type.plover.empty()) {
      codes.emplace(type.name, type.plover);
    }
  }
  return codes;
}

}  // namespace fabula::python
