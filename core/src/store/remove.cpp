#include "fabula/store/remove.hpp"

#include <set>

#include <fmt/format.h>

#include "fabula/error.hpp"

namespace fabula {
namespace {

std::string id_of(const StoryFile& file, const std::string& path, const std::string& name) {
  std::set<std::string> meant;
  std::string list;
  for (const StoredArticle& article : file.find(name)) {
    if (meant.insert(article.id).second) {
      list += fmt::format("\n  {}  {}  {}", article.id, article.published,
                          article.title.empty() ? article.path : article.title);
    }
  }
  if (meant.empty()) {
    throw Error(
        fmt::format("{}: no article has the id, address, path or headline '{}'; nothing "
                    "was removed",
                    path, name));
  }
  if (meant.size() > 1) {
    throw Error(
        fmt::format("{}: several articles are meant by '{}'; name one by its id. Nothing "
                    "was removed{}",
                    path, name, list));
  }
  return *meant.begin();
}

}  // namespace

std::size_t remove_articles(StoryFile& file, const std::string& path,
                            const std::vector<std::string>& names,
                            const StoryThresholds& thresholds) {
  std::vector<std::string> ids;
  for (const std::string& name : names) {
    ids.push_back(id_of(file, path, name));
  }
  std::size_t removed = 0;
  for (const std::string& id : ids) {
    removed += file.remove(id, thresholds) ? 1 : 0;
  }
  file.note_stories(thresholds);
  return removed;
}

}  // namespace fabula
