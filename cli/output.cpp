#include "output.hpp"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "fabula/error.hpp"
#include "fabula/store/story_file.hpp"

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
  /// REQUIRES: target is no link, and a regular file or nothing.
  explicit UnfinishedFile(const fs::path& target) : target_(target), path_(target) {
    path_ += fmt::format(".{}.part", getpid());
    if (path_.native().size() < sizeof unfinished) {
      std::memcpy(unfinished, path_.c_str(), path_.native().size() + 1);
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
  /// Takes the target's place, with its permissions where it is there.
  void finish() {
    std::error_code error;
    if (const fs::file_status old = fs::status(target_, error); fs::exists(old)) {
      fs::permissions(path_, old.permissions(), error);
    }
    fs::rename(path_, target_, error);
    if (error) {
      throw Error(fmt::format("{}: cannot be written: {}", target_.string(), error.message()));
    }
  }

 private:
  fs::path target_;
  fs::path path_;
};

/// Where a link leads in the end, though nothing be there yet; any other path as it is.
fs::path behind_links(fs::path path) {
  constexpr int most_links = 40;  // as many as the kernel follows
  std::error_code error;
  for (int i = 0; i < most_links && fs::is_symlink(fs::symlink_status(path, error)); ++i) {
    const fs::path target = fs::read_symlink(path, error);
    path = target.is_absolute() ? target : path.parent_path() / target;
  }
  return path;
}

void write_into(const fs::path& file, const fs::path& named,
                const std::function<void(std::ostream& out)>& write) {
  std::ofstream out(file, std::ios::binary);
  if (!out) {
    throw Error(
        fmt::format("{}: cannot be written; check that its folder is there and may be "
                    "written to",
                    named.string()));
  }
  write(out);
  out.close();
  if (!out) {
    throw Error(fmt::format("{}: cannot be written completely; is the disk full?", named.string()));
  }
}

}  // namespace

void write_file(const fs::path& path, const std::function<void(std::ostream& out)>& write) {
  const fs::path target = behind_links(path);
  std::error_code error;
  const fs::file_status status = fs::status(target, error);
  if (fs::is_directory(status)) {
    throw Error(fmt::format("{}: is a folder; name a file in it", path.string()));
  }
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    write_into(target, path, write);  // a pipe or a device stays what it is
    return;
  }
  UnfinishedFile file(target);
  write_into(file.path(), path, write);
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

void protect_inputs(const std::string& output, const std::vector<std::string>& inputs) {
  std::error_code error;
  if (output.empty() || output == "-" || !fs::is_regular_file(output, error)) {
    return;
  }
  const bool is_input = std::any_of(inputs.begin(), inputs.end(), [&](const std::string& input) {
    return fs::equivalent(input, output, error) && !error;
  });
  if (is_input || StoryFile::is_one(output)) {
    throw Error(fmt::format("{}: it is {}, which the output would replace; name another file",
                            output, is_input ? "read here" : "a story file"));
  }
}

void print_message(const std::string& line) {
  std::fputs((line + "\n").c_str(), stderr);
}

void make_folder(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  std::error_code ignored;
  if (!fs::is_directory(path, ignored)) {
    throw Error(fmt::format("{}: this folder cannot be made: {}", path.string(),
                            error ? error.message() : "there is a file of that name"));
  }
}

}  // namespace fabula::cli
