#include "data_folder.hpp"

#include <cstdlib>
#include <system_error>

#include <fmt/format.h>

#include "fabula/error.hpp"

namespace fabula::cli {
namespace {

namespace fs = std::filesystem;

fs::path beside_program() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return (program.parent_path().parent_path() / "share" / "fabula").lexically_normal();
}

fs::path chosen_folder(const DataOptions& options) {
  if (!options.config.empty()) {
    return options.config;
  }
  const char* const variable = std::getenv("FABULA_CONFIG");
  return variable != nullptr && *variable != '\0' ? fs::path(variable) : beside_program();
}

}  // namespace

fs::path find_rules(const DataOptions& options) {
  const fs::path folder = chosen_folder(options);
  if (!fs::exists(folder / "ontology.yaml") || !fs::is_directory(folder / "lang")) {
    throw Error(
        fmt::format("{}: there are no rules here (ontology.yaml, lang/); name their folder "
                    "with --config DIR or $FABULA_CONFIG",
                    folder.string()));
  }
  if (!fs::is_directory(folder / "lang" / options.language)) {
    throw Error(fmt::format("{}: there are no rules for the language '{}'",
                            (folder / "lang").string(), options.language));
  }
  return folder;
}

fs::path find_model(const DataOptions& options) {
  if (!options.model.empty()) {
    return options.model;
  }
  const std::string name = options.language + ".model";
  const fs::path file = chosen_folder(options) / name;
  return fs::exists(file) ? file : beside_program() / name;
}

}  // namespace fabula::cli
