#include "output.hpp"

#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "fabula/error.hpp"

namespace fabula::cli {
namespace {

namespace fs = std::filesystem;

// What a signal handler may touch: the unfinished file, and whether there is one.
char unfinished[4096];
volatile std::sig_atomic_t has_unfinished = 0;

extern "C" void remove_unfinished(int signal) {
  if (has_unfinished != 0) {
    unlink(unfinished);
  }
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

/// A file beside the one to write, which goes away unless it takes that one's place.
class UnfinishedFile {
 public:
  explicit UnfinishedFile(const fs::path& target) : target_(target), path_(target) {
    path_ += fmt::format(".{}.part", getpid());
    if (path_.native().size() < sizeof unfinished) {
      std::strcpy(unfinished, path_.c_str());
      has_unfinished = 1;
      for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        std::signal(signal, remove_unfinished);
      }
    }
  }
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;
  ~UnfinishedFile() {
    has_unfinished = 0;
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }
  void finish() {
    std::error_code error;
    fs::rename(path_, target_, error);
    if (error) {
      throw Error(fmt::format("{}: cannot be written: {}", target_.string(), error.message()));
    }
  }

 private:
  fs::path target_;
  fs::path path_;
};

}  // namespace

void write_file(const fs::path& path, const std::function<void(std::ostream& out)>& write) {
  if (fs::is_directory(path)) {
    throw Error(fmt::format("{}: is a folder; name a file in it", path.string()));
  }
  UnfinishedFile file(path);
  std::ofstream out(file.path(), std::ios::binary);
  if (!out) {
    throw Error(
        fmt::format("{}: cannot be written; check that its folder is there and may be "
                    "written to",
                    path.string()));
  }
  write(out);
  out.close();
  if (!out) {
    throw Error(fmt::format("{}: cannot be written completely; is the disk full?", path.string()));
  }
  file.finish();
}

void write_output(const std::string& path, const std::function<void(std::ostream& out)>& write) {
  if (!path.empty() && path != "-") {
    write_file(path, write);
    return;
  }
  write(std::cout);
  std::cout.flush();
  if (!std::cout) {
    throw Error("standard output cannot be written; is the disk full?");
  }
}

void print_message(const std::string& line) {
  std::fputs((line + "\n").c_str(), stderr);
}

void make_folder(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (!fs::is_directory(path)) {
    throw Error(fmt::format("{}: this folder cannot be made: {}", path.string(),
                            error ? error.message() : "there is a file of that name"));
  }
}

}  // namespace fabula::cli
