#pragma once

#include <string>
#include <vector>

namespace fabula::importers::html {

/// What a page says of its article in schema.org's terms, as JSON-LD.
struct LinkedArticle {
  std::string type;  ///< "NewsArticle", "BlogPosting", ...
  std::string headline;
  std::string alternative_headline;
  std::string published;
  std::string modified;
  std::vector<std::string> authors;
  std::string publisher;
  std::string language;
  std::string url;
  std::string body;
  bool paywalled = false;
  /// Of a live blog: its posts, newest first as pages have them.
  struct Post {
    std::string headline;
    std::string published;
    std::string body;  ///< plain text
    std::string url;   ///< empty where it has none of its own
  };
  std::vector<Post> posts;
};

/// The articles of a page's scripts of linked data, the one that says most first. Broken JSON, of
/// which there is a lot, is mended where that is plain; else it is passed over.
std::vector<LinkedArticle> linked_articles(const std::vector<std::string>& scripts);

/// Markup of HTML as plain text: tags and scripts left out, entities read, white space as one
/// blank. In metadata markup is often written as entities: then `twice`.
std::string plain_text(const std::string& markup, bool twice = true);

}  // namespace fabula::importers::html
