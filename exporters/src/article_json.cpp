#include <string>

#include <nlohmann/json.hpp>

#include "fabula/exporters/exporter.hpp"
#include "fabula/text/utf8.hpp"

namespace fabula::exporters {
namespace {

using Json = nlohmann::ordered_json;

const char* name_of(Block::Kind kind) {
  switch (kind) {
    case Block::Kind::headline:
      return "headline";
    case Block::Kind::dateline:
      return "dateline";
    case Block::Kind::body:
      break;
  }
  return "body";
}

}  // namespace

void write_article(const Article& article, std::ostream& out) {
  const ArticleMeta& meta = article.meta();
  Json json;
  const auto put = [&json](const char* key, const std::string& value) {
    if (!value.empty()) {
      json[key] = value;
    }
  };
  put("id", meta.id);
  put("title", meta.title);
  put("source", meta.source);
  put("author", meta.author);
  put("url", meta.url);
  put("path", meta.path);
  put("language", meta.language);
  put("dateline", meta.dateline);
  if (meta.published) {
    json["published"] = to_rfc3339(*meta.published);
  }
  put("published_from", meta.published_from);
  json["text"] = article.text();
  const CodePoints code_points(article.text());
  for (const Block& block : article.blocks()) {
    const Span span = code_points.of(article.text(), block.span);
    json["blocks"].push_back(
        {{"begin", span.begin}, {"end", span.end}, {"kind", name_of(block.kind)}});
  }
  out << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace fabula::exporters
