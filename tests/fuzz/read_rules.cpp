// Reads any bytes as every file of a folder of rules at once.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

#include "fabula/config/load.hpp"
#include "fabula/text/utf8.hpp"

namespace {

using namespace fabula;
namespace fs = std::filesystem;

/// A folder in which every file of rules is a link to one.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("fabula-rules-" + std::to_string(getpid()))) {
    fs::create_directories(path_ / "actors");
    fs::create_directories(path_ / "lang" / "en");
    const fs::path shipped = FABULA_SOURCE_DIR "/config";
    for (const fs::path& from : {shipped, shipped / "actors", shipped / "lang" / "en"}) {
      for (const auto& entry : fs::directory_iterator(from)) {
        if (entry.path().extension() == ".yaml") {
          fs::create_symlink(path_ / "bytes", path_ / fs::relative(entry.path(), shipped));
        }
      }
    }
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }
  void write(const std::string& bytes) const {
    std::ofstream(path_ / "bytes", std::ios::binary) << bytes;
  }

 private:
  fs::path path_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Folder folder;
  folder.write(std::string(reinterpret_cast<const char*>(data), size));
  Diagnostics problems;
  config::check_folder(folder.path(), "en", problems);
  // No file can be all of these.
  if (problems.empty()) {
    std::abort();
  }
  for (const Diagnostic& problem : problems) {
    if (problem.code.empty() || problem.message.empty() || problem.where.file.empty() ||
        find_invalid_utf8(to_string(problem))) {
      std::abort();
    }
  }
  return 0;
}
