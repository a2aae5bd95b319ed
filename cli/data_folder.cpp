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
  std::error_code error;  // a name that cannot be looked up is not there
  if (!fs::exists(folder / "ontology.yaml", error) || !fs::is_directory(folder / "lang", error)) {
    throw Error(
        fmt::format("{}: there are no rules here (ontology.yaml, lang/); name their folder "
                    "with --config DIR or $FABULA_CONFIG",
                    folder.string()));
  }
  // None where only input is read, whose words are those of all languages.
  const bool is_name = options.language.find_first_of("/.") == std::string::npos;
  if (!is_name || !fs::is_directory(folder / "lang" / options.language, error)) {
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
  std::error_code error;
  return fs::exists(file, error) ? file : beside_program() / name;
}

}  // namespace fabula::cli
