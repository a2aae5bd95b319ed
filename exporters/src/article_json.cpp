#include <string>

#include "fabula/exporters/exporter.hpp"
#include "fabula/text/utf8.hpp"
#include "json.hpp"

namespace fabula::exporters {
namespace {

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
  put(json, "id", meta.id);
  put(json, "title", meta.title);
  put(json, "subtitle", meta.subtitle);
  put(json, "source", meta.source);
  put(json, "author", meta.author);
  put(json, "url", meta.url);
  put(json, "path", meta.path);
  put(json, "language", meta.language);
  put(json, "dateline", meta.dateline);
  if (meta.published) {
    json["published"] = to_rfc3339(*meta.published);
  }
  put(json, "published_from", meta.published_from);
  if (meta.modified) {
    json["modified"] = to_rfc3339(*meta.modified);
  }
  put(json, "modified_from", meta.modified_from);
  json["text"] = article.text();
  const CodePoints code_points(article.text());
  for (const Block& block : article.blocks()) {
    const Span span = code_points.of(article.text(), block.span);
    json["blocks"].push_back(
        {{"begin", span.begin}, {"end", span.end}, {"kind", name_of(block.kind)}});
  }
  out << to_line(json) << '\n';
}

}  // namespace fabula::exporters
