#include "folder_watch.hpp"

#include <chrono>
#include <system_error>
#include <thread>

#include <fmt/format.h>

#include "fabula/error.hpp"

namespace fabula::cli {

namespace fs = std::filesystem;

FolderWatch::FolderWatch(fs::path folder, const fs::path& besides) : folder_(std::move(folder)) {
  std::error_code error;
  besides_ = fs::weakly_canonical(fs::absolute(besides, error), error);
  if (!fs::is_directory(folder_, error)) {
    throw Error(
        fmt::format("{}: there is no such folder to watch; make it first", folder_.string()));
  }
}

std::map<std::string, FolderWatch::State> FolderWatch::look() const {
  std::map<std::string, State> files;
  std::error_code error;
  fs::recursive_directory_iterator it(folder_, fs::directory_options::skip_permission_denied,
                                      error);
  if (error) {
    throw Error(fmt::format("{}: this folder cannot be read any more ({}); what was added stays",
                            folder_.string(), error.message()));
  }
  for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    if (it->path().filename().string().starts_with('.')) {
      it.disable_recursion_pending();
      continue;
    }
    // A file may be gone between two questions about it: then it is none.
    std::error_code gone;
    if (!it->is_regular_file(gone) || gone) {
      continue;
    }
    if (fs::weakly_canonical(fs::absolute(it->path(), gone), gone)
            .native()
            .starts_with(besides_.native())) {
      continue;
    }
    const std::uintmax_t size = it->file_size(gone);
    const fs::file_time_type changed = it->last_write_time(gone);
    if (!gone) {
      files.emplace(it->path().string(), State{size, changed});
    }
  }
  return files;
}

std::vector<std::string> FolderWatch::next() {
  while (true) {
    std::map<std::string, State> now = look();
    std::vector<std::string> settled;
    for (const auto& [path, state] : now) {
      const auto before = last_look_.find(path);
      const auto given = given_.find(path);
      if (before != last_look_.end() && before->second == state &&
          (given == given_.end() || given->second != state)) {
        given_[path] = state;
        settled.push_back(path);
      }
    }
    std::erase_if(given_, [&now](const auto& file) { return !now.contains(file.first); });
    last_look_ = std::move(now);
    if (!settled.empty()) {
      return settled;
    }
    std::this_thread::sleep_for(std::chrono::seconds(1));
  }
}

}  // namespace fabula::cli
