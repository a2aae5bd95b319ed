#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace fabula::cli {

/// What comes into a folder, or below it, while somebody looks: files that are new or were changed.
/// It looks every second, which works on network disks, too.
class FolderWatch {
 public:
  /// Throws Error where there is no such folder.
  /// `besides` is a file that is not news even where it lies there, with all that begins with its
  /// name: the story file and its journal.
  FolderWatch(std::filesystem::path folder, const std::filesystem::path& besides);

  /// Waits until there are files that were not given out as they are now, and gives their paths,
  /// by name; those that lie there from the start come first. A file that still grows comes when it
  /// was the same at two looks. Throws Error when the folder is gone.
  std::vector<std::string> next();

 private:
  using State = std::pair<std::uintmax_t, std::filesystem::file_time_type>;  // size, last change

  [[nodiscard]] std::map<std::string, State> look() const;

  std::filesystem::path folder_;
  std::filesystem::path besides_;  ///< absolute
  std::map<std::string, State> last_look_;
  std::map<std::string, State> given_;
};

}  // namespace fabula::cli
