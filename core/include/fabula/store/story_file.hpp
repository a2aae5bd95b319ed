#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fabula/story/select.hpp"
#include "fabula/story/story.hpp"

namespace fabula {

/// What a story file knows of an article without reading it.
struct StoredArticle {
  std::string id;
  std::string title;
  std::string url;
  std::string path;
  std::string published;  ///< RFC 3339, or empty
};

/// Articles that hang together by events that they share: no event and no relation goes beyond its
/// part, so a story made of some parts tells of their events what the whole story tells.
struct StoryPart {
  std::int64_t number = 0;  ///< the least of its articles' in the file
  std::size_t articles = 0;
  double salience = 1;  ///< no event of it that is asked for has more, but for rounding
};

/// How much a whole story tells.
struct StorySize {
  std::size_t events = 0;
  std::size_t relations = 0;
};

/// A story kept in one file (SQLite): the articles with what was read in them. The story itself is
/// made of them on reading, so it depends on which articles are in the file and on nothing else:
/// not on the order in which they came, nor on those that were removed. Corrections made by hand
/// are kept beside them and go on top.
///
/// Every change is one transaction. After a crash, a power cut or a full disk the file is as it was
/// before the article that was being written; two programs that write wait for each other. All
/// functions throw StoreError, which says what is wrong and what to do.
class StoryFile {
 public:
  /// Whether a file is an SQLite database, by its first bytes. What is not there is none.
  static bool is_one(const std::filesystem::path& path);

  /// Opens a file to read from. Refuses one that is no story file, of a newer version, or cut off.
  static StoryFile open(const std::filesystem::path& path);
  /// Opens a file to change it; makes it where there is none. A file of an older version is brought
  /// up to date, and a copy of it kept beside it.
  static StoryFile open_or_create(const std::filesystem::path& path);

  StoryFile(StoryFile&&) noexcept;
  StoryFile& operator=(StoryFile&&) noexcept;
  ~StoryFile();

  /// Whether an article with this id, or that `add` would give it, is there with the same text.
  [[nodiscard]] bool holds(const Article& article) const;
  /// Adds an article; false where it is there already. Of two that differ in url, path and the like
  /// alone, the values that come first in the alphabet stay, so that the order does not matter.
  /// The thresholds say which events of articles are one, and with it what parts() gives.
  bool add(const ReadArticle& article, const StoryThresholds& thresholds = {});
  /// What add() does with an article that is there: takes over what a copy says of its source, url
  /// and the like. False where it says nothing else, or the article is not there.
  bool join_copy(const Article& copy, const StoryThresholds& thresholds = {});
  /// The articles that a name means: an id, a url, a path or a title.
  [[nodiscard]] std::vector<StoredArticle> find(std::string_view name) const;
  /// Removes all articles of an id. False where there is none.
  bool remove(std::string_view id, const StoryThresholds& thresholds = {});
  /// Gives the articles their place in parts() that an older program, or one with other thresholds,
  /// has added.
  void complete(const StoryThresholds& thresholds);

  /// The articles of those parts of the story in which an event has one of these names (an id, or
  /// words of a label, a name, a headline), each once. A part is all articles that hang together by
  /// events that they share, so that a story of it tells of its events what the whole story tells.
  /// Nothing where that is not known, or would be more than `most` articles: read them all then.
  [[nodiscard]] std::optional<std::vector<ReadArticle>> parts(const std::vector<std::string>& names,
                                                              const StoryThresholds& thresholds,
                                                              std::size_t most) const;

  /// Notes of each part what its story holds, so that fitting_parts() can leave out those in which
  /// nothing fits. Worth its time at the end of adding; parts that are not noted are never left
  /// out.
  void note_stories(const StoryThresholds& thresholds);
  /// The parts in which events may fit, the most salient first, then by time; nothing fits in any
  /// other. Corrections and `filter.around` are not looked at. Nothing where the parts are not
  /// known.
  [[nodiscard]] std::optional<std::vector<StoryPart>> fitting_parts(
      const StoryFilter& filter, const StoryThresholds& thresholds) const;
  [[nodiscard]] std::vector<ReadArticle> articles_of(const std::vector<StoryPart>& parts) const;
  /// What the story without corrections has; nothing where some part of it is not noted.
  [[nodiscard]] std::optional<StorySize> story_size() const;

  /// The corrections, in the order in which they were added.
  struct StoredCorrection {
    std::int64_t number = 0;  ///< it is known by
    Correction correction;
  };
  [[nodiscard]] std::vector<StoredCorrection> corrections() const;
  /// Adds corrections, all or none; those that are there already, whatever their comment and time,
  /// are left out. Returns how many are new.
  std::size_t correct(const std::vector<Correction>& corrections);
  /// Removes a correction; false where there is none of this number.
  bool undo(std::int64_t number);

  [[nodiscard]] std::size_t size() const;
  /// Says whether the story can have changed: every change of the file, by whatever program, gives
  /// another text, also a file put in its place. The same for all who read it, on any day.
  [[nodiscard]] std::string revision() const;
  /// All articles, older revisions among them, in the order of their content.
  [[nodiscard]] std::vector<ReadArticle> articles() const;
  /// What SQLite finds wrong with the file; empty where it is whole.
  [[nodiscard]] std::vector<std::string> damage() const;

 private:
  class Impl;
  explicit StoryFile(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace fabula
