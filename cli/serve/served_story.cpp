#include "served_story.hpp"

#include <utility>

#include "fabula/error.hpp"
#include "reading.hpp"
#include "story_parts.hpp"

namespace fabula::cli {
namespace {

ReadingOptions published_by(const std::string& as_of) {
  ReadingOptions options;
  options.as_of = as_of;
  return options;
}

}  // namespace

ServedStory::ServedStory(std::string path, const StoryThresholds& thresholds)
    : path_(std::move(path)), thresholds_(thresholds), file_(StoryFile::open(path_)) {}

std::string ServedStory::revision() {
  const std::lock_guard lock(file_mutex_);
  try {
    return file_.revision();
  } catch (const StoreError&) {
    file_ = StoryFile::open(path_);  // which says what is wrong where it was not just replaced
    return file_.revision();
  }
}

bool ServedStory::ask_copy(const std::string& as_of, const Question& question) {
  Copy& copy = copy_for(as_of);
  const std::string now = revision();
  const std::shared_lock lock(copy.mutex);
  if (!copy.is(now, as_of)) {
    return false;
  }
  question(*copy.story, true);
  return true;
}

void ServedStory::make(Copy& copy, const std::string& as_of) {
  copy.story.reset();  // before the next is there: two may be more than there is room for
  copy.as_of = as_of;
  // What comes while it is read may be in the story already; then it is made again for nothing.
  copy.revision = revision();
  const StoryFile file = StoryFile::open(path_);
  std::vector<ReadArticle> articles = file.articles();
  keep_until(articles, published_by(as_of));
  copy.story = build_story(std::move(articles), thresholds_, corrections_of(file));
}

void ServedStory::ask_whole(const std::string& as_of, const Question& question) {
  if (ask_copy(as_of, question)) {
    return;
  }
  Copy& copy = copy_for(as_of);
  const std::unique_lock lock(copy.mutex);
  if (!copy.is(revision(), as_of)) {
    make(copy, as_of);
  }
  question(*copy.story, true);
}

void ServedStory::ask_about(const std::vector<std::string>& names, const std::string& as_of,
                            const Question& question) {
  if (ask_copy(as_of, question)) {
    return;
  }
  const auto part = read_parts(path_, names, published_by(as_of), thresholds_);
  if (!part || !question(*part, false)) {
    ask_whole(as_of, question);
  }
}

}  // namespace fabula::cli
