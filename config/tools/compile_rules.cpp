// Parses the rules when the program is built, so that it need not when it starts.
//
// usage: compile_rules CONFIG_DIR OUT

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "document_cache.hpp"
#include "file_content.hpp"

namespace {

std::vector<std::filesystem::path> rules_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: compile_rules CONFIG_DIR OUT\n");
    return 2;
  }
  try {
    std::vector<std::string> contents;
    for (const auto& file : rules_in(argv[1])) {
      auto content = fabula::config::file_content(file);
      if (!content) {
        std::fprintf(stderr, "compile_rules: cannot read %s\n", file.c_str());
        return 1;
      }
      contents.push_back(std::move(*content));
    }
    std::ofstream out(argv[2], std::ios::binary);
    out << fabula::config::document_cache(contents) << std::flush;
    if (!out) {
      std::fprintf(stderr, "compile_rules: cannot write %s\n", argv[2]);
      return 1;
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "compile_rules: %s\n", error.what());
    return 1;
  }
}
