#include "html/linked_data.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "html/markup.hpp"
#include "html/page_head.hpp"
#include "html/page_tree.hpp"
#include "html/script_json.hpp"

namespace fabula::importers::html {
namespace {

using Json = nlohmann::json;

/// schema.org's types of articles, those that are most surely one first.
constexpr std::array<std::string_view, 22> article_types = {"NewsArticle",
                                                            "ReportageNewsArticle",
                                                            "AnalysisNewsArticle",
                                                            "OpinionNewsArticle",
                                                            "BackgroundNewsArticle",
                                                            "ReviewNewsArticle",
                                                            "AskPublicNewsArticle",
                                                            "LiveBlogPosting",
                                                            "Article",
                                                            "BlogPosting",
                                                            "AdvertiserContentArticle",
                                                            "SatiricalArticle",
                                                            "ScholarlyArticle",
                                                            "MedicalScholarlyArticle",
                                                            "TechArticle",
                                                            "Report",
                                                            "SocialMediaPosting",
                                                            "DiscussionForumPosting",
                                                            "Recipe",
                                                            "Review",
                                                            "CreativeWork",
                                                            "WebPage"};

constexpr std::size_t deepest = 12;

std::string text_of(const Json& value) {
  if (value.is_string()) {
    return value.get<std::string>();
  }
  if (value.is_array()) {
    for (const Json& item : value) {
      if (std::string text = text_of(item); !text.empty()) {
        return text;
      }
    }
  }
  if (value.is_object()) {
    for (const char* const key : {"@value", "name", "@id", "url"}) {
      if (const auto found = value.find(key); found != value.end() && found->is_string()) {
        return found->get<std::string>();
      }
    }
  }
  return {};
}

std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? std::string() : text_of(*found);
}

/// The rank of an object's type among those of articles.
std::optional<std::size_t> rank_of(const Json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) {
    return std::nullopt;
  }
  std::optional<std::size_t> best;
  const auto consider = [&best](const Json& name) {
    if (!name.is_string()) {
      return;
    }
    std::string_view word = name.get_ref<const std::string&>();
    word = word.substr(
        word.find_last_of("/:") == std::string_view::npos ? 0 : word.find_last_of("/:") + 1);
    const auto found = std::find(article_types.begin(), article_types.end(), word);
    if (found != article_types.end()) {
      const auto rank = static_cast<std::size_t>(found - article_types.begin());
      best = best ? std::min(*best, rank) : rank;
    }
  };
  if (type->is_array()) {
    std::for_each(type->begin(), type->end(), consider);
  } else {
    consider(*type);
  }
  return best;
}

/// The text of the first `"key": "..."` in a script that is no JSON, however it is broken.
std::string salvaged(std::string_view script, std::string_view key) {
  std::string quoted = "\"";
  quoted += key;
  quoted += '"';
  const std::size_t at = script.find(quoted);
  if (at == std::string_view::npos) {
    return {};
  }
  const std::size_t colon = script.find_first_not_of(" \t\r\n", at + quoted.size());
  if (colon == std::string_view::npos || script[colon] != ':') {
    return {};
  }
  const std::size_t begin = script.find_first_not_of(" \t\r\n", colon + 1);
  if (begin == std::string_view::npos || script[begin] != '"') {
    return {};
  }
  std::size_t end = begin + 1;
  while (end < script.size() && script[end] != '"' && script[end] != '\n') {
    end += script[end] == '\\' ? 2 : 1;
  }
  const Json value =
      Json::parse(std::string(script.substr(begin, std::min(end, script.size()) - begin)) + '"',
                  nullptr, false);
  return value.is_string() ? value.get<std::string>() : std::string();
}

LinkedArticle salvaged_article(std::string_view script) {
  LinkedArticle a;
  a.headline = plain_text(salvaged(script, "headline"));
  a.published = salvaged(script, "datePublished");
  a.modified = salvaged(script, "dateModified");
  return a;
}

/// Where an object says that it stands.
std::string address_of(const Json& object) {
  for (const char* const key : {"url", "@id"}) {
    if (std::string address = text_at(object, key); address.starts_with("http")) {
      return address;
    }
  }
  return {};
}

class Graph {
 public:
  void add(const Json& value, std::size_t depth = 0) {
    if (depth > deepest) {
      return;
    }
    if (value.is_array()) {
      for (const Json& item : value) {
        add(item, depth + 1);
      }
    } else if (value.is_object()) {
      if (const auto id = value.find("@id");
          id != value.end() && id->is_string() && value.size() > 1) {
        by_id_.emplace(id->get<std::string>(), &value);
      }
      if (const auto rank = rank_of(value)) {
        articles_.emplace_back(*rank, &value);
      } else if (value.contains("datePublished")) {
        articles_.emplace_back(article_types.size(), &value);
      }
      for (const char* const key :
           {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart",
            "author", "publisher", "creator", "isPartOf"}) {
        if (const auto found = value.find(key); found != value.end()) {
          add(*found, depth + 1);
        }
      }
    }
  }

  std::vector<LinkedArticle> read() {
    std::stable_sort(articles_.begin(), articles_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<LinkedArticle> result;
    for (const auto& [rank, object] : articles_) {
      result.push_back(read(*object));
    }
    return result;
  }

 private:
  const Json& resolved(const Json& value) const {
    if (value.is_object() && value.size() == 1 && value.contains("@id") &&
        value["@id"].is_string()) {
      const auto found = by_id_.find(value["@id"].get<std::string>());
      return found == by_id_.end() ? value : *found->second;
    }
    return value;
  }

  void add_names(const Json& value, std::vector<std::string>& names) const {
    if (value.is_array()) {
      for (const Json& item : value) {
        add_names(item, names);
      }
      return;
    }
    const Json& known = resolved(value);
    std::string name = known.is_string() ? known.get<std::string>() : std::string();
    if (known.is_object()) {
      if (known.contains("name") && known["name"].is_array()) {
        add_names(known["name"], names);
        return;
      }
      name = text_at(known, "name");
      if (name.empty()) {
        name = text_at(known, "givenName");
        const std::string family = text_at(known, "familyName");
        name += (name.empty() || family.empty() ? "" : " ") + family;
      }
    }
    if (!name.empty()) {
      names.push_back(plain_text(name));
    }
  }

  LinkedArticle read(const Json& o) const {
    LinkedArticle a;
    a.type = text_at(o, "@type");
    a.headline = plain_text(text_at(o, "headline"));
    if (a.headline.empty()) {
      a.headline = plain_text(text_at(o, "name"));
    }
    a.alternative_headline = plain_text(text_at(o, "alternativeHeadline"));
    a.published = text_at(o, "datePublished");
    if (a.published.empty()) {
      a.published = text_at(o, "dateCreated");
    }
    a.modified = text_at(o, "dateModified");
    for (const char* const key : {"author", "creator"}) {
      if (a.authors.empty() && o.contains(key)) {
        add_names(o[key], a.authors);
      }
    }
    if (o.contains("publisher")) {
      std::vector<std::string> names;
      add_names(o["publisher"], names);
      a.publisher = names.empty() ? std::string() : names.front();
    }
    a.language = text_at(o, "inLanguage");
    a.url = text_at(o, "url");
    if (a.url.empty()) {
      a.url = text_at(o, "mainEntityOfPage");
    }
    a.body = text_at(o, "articleBody");
    if (const auto free = o.find("isAccessibleForFree"); free != o.end()) {
      const std::string said = free->is_string() ? free->get<std::string>() : std::string();
      a.paywalled =
          (free->is_boolean() && !free->get<bool>()) || said == "False" || said == "false";
    }
    if (const auto posts = o.find("liveBlogUpdate"); posts != o.end() && posts->is_array()) {
      for (const Json& post : *posts) {
        if (post.is_object()) {
          a.posts.push_back({plain_text(text_at(post, "headline")), text_at(post, "datePublished"),
                             plain_text(text_at(post, "articleBody")), address_of(post)});
        }
      }
    }
    return a;
  }

  std::map<std::string, const Json*> by_id_;
  std::vector<std::pair<std::size_t, const Json*>> articles_;
};

}  // namespace

std::string plain_text(const std::string& markup, bool twice) {
  std::string text = markup;
  for (int round = 0; round < (twice ? 2 : 1) && text.find_first_of("<&") != std::string::npos;
       ++round) {
    constexpr std::size_t deepest_markup = 64;
    text = PageTree(without_scripts(text).text, deepest_markup).text_below(0);
  }
  return collapsed(text);
}

std::vector<LinkedArticle> linked_articles(const std::vector<std::string>& scripts) {
  std::vector<Json> parsed;
  parsed.reserve(scripts.size());
  for (const std::string& script : scripts) {
    parsed.push_back(parse_script(script));
  }
  Graph graph;
  for (const Json& json : parsed) {
    graph.add(json);
  }
  std::vector<LinkedArticle> articles = graph.read();
  for (std::size_t i = 0; i < scripts.size(); ++i) {
    if (parsed[i].is_discarded()) {
      articles.push_back(salvaged_article(scripts[i]));
    }
  }
  return articles;
}

}  // namespace fabula::importers::html
