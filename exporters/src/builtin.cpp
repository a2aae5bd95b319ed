#include "formats.hpp"

namespace fabula::exporters {

std::vector<ExportFormat> builtin_exporters() {
  using Kind = ExportFormat::Kind;
  return {
      {"table", "aligned columns for a terminal", "txt", Kind::timeline, write_table},
      {"json", "all that is known, by timeline.schema.json", "json", Kind::timeline, write_json},
      {"csv", "a row an event, for spreadsheets (RFC 4180)", "csv", Kind::timeline, write_csv},
      {"md", "Markdown, a list an event with its sentences", "md", Kind::timeline, write_markdown},
      {"dot", "a drawing for Graphviz", "dot", Kind::graph, write_dot},
      {"json", "the same as of the timeline", "json", Kind::graph, write_json},
  };
}

std::vector<ArticleFormat> builtin_article_formats() {
  return {
      {"timeml", "TimeML: the text with its times, events and links", "tml", false, write_timeml},
      {"conllu", "CoNLL-U: sentences, tokens, tags, trees, names", "conllu", true, write_conllu},
      {"jsonl", "a timeline of the article alone, one line each", "jsonl", true, write_jsonl},
  };
}

}  // namespace fabula::exporters
