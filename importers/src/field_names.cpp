#include "field_names.hpp"

#include <array>
#include <cstddef>

namespace fabula::importers {
namespace {

const std::array<std::vector<std::string>, field_count>& usual_names() {
  static const std::array<std::vector<std::string>, field_count> names = {{
      {"id"},
      {"title", "headline"},
      {"subtitle", "subheadline", "alternativeHeadline"},
      {"text", "body", "content", "article", "maintext", "full_text"},
      {"url", "link"},
      {"source", "publisher", "publication"},
      {"author", "byline"},
      {"language", "lang"},
      {"dateline"},
      {"published", "date", "published_at", "publication_date", "datePublished", "datepublished",
       "pubdate", "pubDate", "pub_date", "publish_date", "date_published"},
      {"modified", "updated", "modified_at", "updated_at", "dateModified", "datemodified"},
  }};
  return names;
}

}  // namespace

const std::vector<std::string>& article_fields() {
  static const std::vector<std::string> fields = [] {
    std::vector<std::string> result;
    for (const auto& names : usual_names()) {
      result.push_back(names.front());
    }
    return result;
  }();
  return fields;
}

std::vector<std::string> names_of(Field field, const ImportOptions& options) {
  const auto index = static_cast<std::size_t>(field);
  std::vector<std::string> names;
  for (const FieldName& given : options.fields) {
    if (given.field == article_fields()[index]) {
      names.push_back(given.name);
    }
  }
  const auto& usual = usual_names()[index];
  names.insert(names.end(), usual.begin(), usual.end());
  return names;
}

}  // namespace fabula::importers
