#include <nlohmann/json.hpp>

#include "feed/read_feed.hpp"

namespace fabula::importers {
namespace {

using Json = nlohmann::json;

std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string authors_of(const Json& object) {
  std::string names;
  const auto add = [&names](const Json& author) {
    const std::string name = author.is_object() ? text_at(author, "name") : std::string();
    if (!name.empty()) {
      names += (names.empty() ? "" : ", ") + name;
    }
  };
  if (const auto list = object.find("authors"); list != object.end() && list->is_array()) {
    for (const Json& author : *list) {
      add(author);
    }
  }
  if (const auto one = object.find("author"); names.empty() && one != object.end()) {
    add(*one);
  }
  return names;
}

}  // namespace

Feed read_json_feed(const std::string& text) {
  const Json json = Json::parse(text, nullptr, false);
  Feed feed;
  if (!json.is_object()) {
    return feed;
  }
  feed.title = text_at(json, "title");
  feed.language = text_at(json, "language");
  const std::string feed_author = authors_of(json);
  const auto items = json.find("items");
  if (items == json.end() || !items->is_array()) {
    return feed;
  }
  for (const Json& item : *items) {
    if (!item.is_object()) {
      continue;
    }
    FeedEntry entry;
    entry.id = text_at(item, "id");
    entry.title = text_at(item, "title");
    entry.link = text_at(item, "url");
    entry.author = authors_of(item);
    entry.author = entry.author.empty() ? feed_author : entry.author;
    entry.published = text_at(item, "date_published");
    entry.modified = text_at(item, "date_modified");
    entry.content = text_at(item, "content_html");
    entry.is_markup = !entry.content.empty();
    for (const char* const key : {"content_text", "summary"}) {
      entry.content = entry.content.empty() ? text_at(item, key) : entry.content;
    }
    feed.entries.push_back(std::move(entry));
  }
  return feed;
}

}  // namespace fabula::importers
