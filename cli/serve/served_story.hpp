#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

#include "fabula/pipeline/settings.hpp"
#include "fabula/store/story_file.hpp"
#include "fabula/story/story.hpp"

namespace fabula::cli {

/// A story file as it is now, for many who ask at once. What another program adds is in the next
/// answer. The story is kept in memory from one question about all of it to the next, and made
/// again where the file has changed; a question about one part of it reads no more than that.
class ServedStory {
 public:
  /// Throws StoreError where it is no story file.
  ServedStory(std::string path, const StoryThresholds& thresholds);

  /// See StoryFile::revision(); for a file that was put in this one's place, that of the new one.
  std::string revision();

  /// What is asked of a story, or of a part of it that holds whatever the names mean. False where
  /// the whole may have another answer.
  using Question = std::function<bool(const Story& story, bool whole)>;

  /// Asks the whole story, as the articles published by that day told it (an empty one: all). The
  /// story is there while the question is asked, and no longer.
  void ask_whole(const std::string& as_of, const Question& question);
  /// Asks the parts in which the names are, or the whole.
  void ask_about(const std::vector<std::string>& names, const std::string& as_of,
                 const Question& question);

 private:
  /// A story as it was made last, for one `--as-of`.
  struct Copy {
    std::shared_mutex mutex;
    std::string revision;  // by mutex, as all that follows
    std::string as_of;
    std::optional<Story> story;
    [[nodiscard]] bool is(const std::string& now, const std::string& day) const {
      return story && revision == now && as_of == day;
    }
  };

  Copy& copy_for(const std::string& as_of) { return as_of.empty() ? now_ : earlier_; }
  /// False where there is none of this revision.
  bool ask_copy(const std::string& as_of, const Question& question);
  void make(Copy& copy, const std::string& as_of);

  std::string path_;
  StoryThresholds thresholds_;
  std::mutex file_mutex_;
  StoryFile file_;  // by file_mutex_
  Copy now_;
  Copy earlier_;
};

}  // namespace fabula::cli
