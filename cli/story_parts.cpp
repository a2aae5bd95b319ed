#include "story_parts.hpp"

#include <algorithm>
#include <utility>

namespace fabula::cli {
namespace {

// So many articles are read and merged in a moment.
constexpr std::size_t most = 200;

/// Adds what the actors of these names are called as well; false where all of it was there.
bool add_other_names(const Story& story, const std::vector<std::string>& names,
                     std::vector<std::string>& wanted) {
  const std::size_t before = wanted.size();
  for (const std::string& name : names) {
    for (const ActorId id : find_actors_named(story, name)) {
      std::vector<std::string> called = story.actors[id.value].aliases;
      called.push_back(story.actors[id.value].name);
      for (std::string& other : called) {
        if (std::find(wanted.begin(), wanted.end(), other) == wanted.end()) {
          wanted.push_back(std::move(other));
        }
      }
    }
  }
  return wanted.size() > before;
}

/// Adds the events that corrections concern, as they may be in any answer; false where some concern
/// actors, who are all over the story.
bool add_corrected(const std::vector<Correction>& corrections, std::vector<std::string>& wanted) {
  for (const Correction& correction : corrections) {
    if (!correction.ids.front().starts_with("e-")) {
      return false;
    }
    wanted.insert(wanted.end(), correction.ids.begin(), correction.ids.end());
    wanted.insert(wanted.end(), correction.off.begin(), correction.off.end());
  }
  return true;
}

/// The first parts with so many articles, one part at least.
std::size_t count_parts(const std::vector<StoryPart>& parts, std::size_t articles) {
  std::size_t count = 0;
  for (std::size_t sum = 0; count < parts.size() && (count == 0 || sum < articles); ++count) {
    sum += parts[count].articles;
  }
  return count;
}

std::size_t count_articles(const std::vector<StoryPart>& parts, std::size_t count) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    sum += parts[i].articles;
  }
  return sum;
}

/// Reads the parts from the most salient on, until those left have nothing more salient than what
/// was found.
class Search {
 public:
  Search(const StoryFile& file, const StoryFilter& filter, std::size_t wanted,
         const StoryThresholds& thresholds)
      : file_(file), filter_(filter), wanted_(wanted), thresholds_(thresholds) {
    filter_.max_items.reset();
  }

  /// Nothing where that takes too long.
  std::optional<FittingStory> run() {
    std::vector<std::string> corrected;
    corrections_ = corrections_of(file_);
    if (!add_corrected(corrections_, corrected)) {
      return std::nullopt;
    }
    if (auto articles = file_.parts(corrected, thresholds_, most)) {
      corrected_ = std::move(*articles);
    }
    StoryFilter sought = filter_;
    while (true) {
      const auto parts = file_.fitting_parts(sought, thresholds_);
      const auto size = file_.story_size();
      if (!parts || !size) {
        return std::nullopt;
      }
      auto found = read(*parts);
      if (!found || !add_other_names(found->story, filter_.actors, sought.actors)) {
        if (found) {
          found->story = select(std::move(found->story), filter_);
          found->whole = *size;
          found->articles = file_.size();
        }
        return found;
      }
    }
  }

 private:
  [[nodiscard]] std::optional<FittingStory> read(const std::vector<StoryPart>& parts) const {
    // A quarter of the story, read in wide steps, is worth a try before all of it is read.
    constexpr std::size_t step = 4;
    const std::size_t worth_it = std::max(most, file_.size() / 4);
    for (std::size_t articles = std::max<std::size_t>(wanted_ / 2, 1); articles <= worth_it;
         articles *= step) {
      const std::size_t count = count_parts(parts, articles);
      if (count_articles(parts, count) > worth_it) {
        return std::nullopt;
      }
      std::vector<ReadArticle> read =
          file_.articles_of({parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(count)});
      read.insert(read.end(), corrected_.begin(), corrected_.end());
      Story story = build_story(std::move(read), thresholds_, corrections_);
      const bool all = count == parts.size();
      if (all || enough(story, parts[count].salience)) {
        return FittingStory{std::move(story), !all, {}, 0};
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] bool enough(const Story& story, double salience) const {
    const Story fitting = select(story, filter_);
    // A part is noted to have a little more than it has.
    constexpr double rounding = 1e-6;
    return static_cast<std::size_t>(std::count_if(
               fitting.events.begin(), fitting.events.end(),
               [&](const Event& e) { return e.salience + rounding > salience; })) >= wanted_;
  }

  const StoryFile& file_;
  StoryFilter filter_;
  std::size_t wanted_;
  const StoryThresholds& thresholds_;
  std::vector<Correction> corrections_;
  std::vector<ReadArticle> corrected_;
};

}  // namespace

std::optional<Story> read_parts(const std::string& path, const std::vector<std::string>& names,
                                const ReadingOptions& options, const StoryThresholds& thresholds) {
  const StoryFile file = StoryFile::open(path);
  const std::vector<Correction> corrections = corrections_of(file);
  std::vector<std::string> wanted = names;
  if (!add_corrected(corrections, wanted)) {
    return std::nullopt;
  }
  while (true) {
    auto articles = file.parts(wanted, thresholds, most);
    if (!articles || articles->empty()) {
      return std::nullopt;
    }
    keep_until(*articles, options);
    Story story = build_story(std::move(*articles), thresholds, corrections);
    if (!add_other_names(story, names, wanted)) {
      return story;
    }
  }
}

std::optional<FittingStory> read_fitting(const std::string& path, const StoryFilter& filter,
                                         std::size_t wanted, const StoryThresholds& thresholds) {
  return Search(StoryFile::open(path), filter, wanted, thresholds).run();
}

}  // namespace fabula::cli
