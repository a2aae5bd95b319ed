#include "timeml_corpus.hpp"

#include <algorithm>
#include <cstdint>
#include <pugixml.hpp>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "fabula/error.hpp"
#include "fabula/importers/read_input.hpp"

namespace fabula::train {
namespace {

bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// The events below TEXT, their places counted in bytes that are no white space.
class EventWalker : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    close_until(depth());
    if (node.type() == pugi::node_element && node.name() == std::string_view("EVENT")) {
      open_.push_back({depth(), events.size()});
      events.push_back({{count_, count_}, node.attribute("class").value()});
    } else if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      const std::string_view text = node.value();
      count_ += static_cast<std::uint32_t>(
          std::count_if(text.begin(), text.end(), [](char c) { return !is_blank(c); }));
    }
    return true;
  }
  bool end(pugi::xml_node& /*root*/) override {
    close_until(-1);
    return true;
  }
  [[nodiscard]] std::uint32_t count() const { return count_; }

  std::vector<GoldEvent> events;

 private:
  struct Open {
    int depth;
    std::size_t event;
  };
  void close_until(int depth) {
    while (!open_.empty() && open_.back().depth >= depth) {
      events[open_.back().event].span.end = count_;
      open_.pop_back();
    }
  }
  std::vector<Open> open_;
  std::uint32_t count_ = 0;
};

EventWalker events_of(const std::filesystem::path& path) {
  pugi::xml_document document;
  const auto result = document.load_file(path.c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (!result) {
    throw Error(fmt::format("{}: is not well-formed XML: {}", path.string(), result.description()));
  }
  EventWalker walker;
  document.select_node("//TEXT").node().traverse(walker);
  return walker;
}

/// Where the characters of a text stand that are no white space.
std::vector<std::uint32_t> places(std::string_view text) {
  std::vector<std::uint32_t> result;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (!is_blank(text[i])) {
      result.push_back(i);
    }
  }
  return result;
}

GoldArticle read_file(const std::filesystem::path& path) {
  importers::ReadOptions options;
  options.format = "timeml";
  Diagnostics diagnostics;
  importers::ArticleReader reader({path.string()}, std::move(options));
  std::optional<Article> article = reader.next(diagnostics);
  if (!article) {
    throw Error(fmt::format("{}: holds no article", path.string()));
  }
  const std::vector<std::uint32_t> place = places(article->text());
  EventWalker walker = events_of(path);
  if (walker.count() != place.size()) {
    throw Error(fmt::format("{}: the importer changed its text", path.string()));
  }
  std::vector<GoldEvent> events;
  for (GoldEvent& event : walker.events) {
    if (!event.span.empty()) {
      event.span = {place[event.span.begin], place[event.span.end - 1] + 1};
      events.push_back(std::move(event));
    }
  }
  return {std::move(*article), std::move(events)};
}

}  // namespace

std::vector<GoldArticle> read_timeml(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".tml") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<GoldArticle> articles;
  articles.reserve(files.size());
  std::transform(files.begin(), files.end(), std::back_inserter(articles), read_file);
  return articles;
}

}  // namespace fabula::train
