// Reads any bytes as an importer does: FABULA_FORMAT names it; empty: by content, as standard
// input.
#include "fabula/importers/read_input.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "fabula/config/load.hpp"
#include "fabula/exporters/exporter.hpp"
#include "fabula/text/utf8.hpp"

namespace {

using namespace fabula;

void expect(bool holds) {
  if (!holds) {
    std::abort();
  }
}

bool is_boundary(std::string_view text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80;
}

/// What every stage after the importers takes for granted.
void check(const Article& article) {
  const std::string_view text = article.text();
  expect(!find_invalid_utf8(text));
  std::uint32_t at = 0;
  for (const Block& block : article.blocks()) {
    expect(at <= block.span.begin && block.span.begin < block.span.end);
    expect(block.span.end <= text.size());
    expect(is_boundary(text, block.span.begin) && is_boundary(text, block.span.end));
    at = block.span.end;
  }
  const ArticleMeta& meta = article.meta();
  expect(!meta.id.empty());
  for (const std::string* value :
       {&meta.id, &meta.title, &meta.source, &meta.author, &meta.url, &meta.path, &meta.language,
        &meta.dateline, &meta.published_from}) {
    expect(!find_invalid_utf8(*value));
  }
}

/// `import -f jsonl` loses nothing on the way back.
void check_round_trip(const Article& article) {
  std::stringstream line;
  exporters::write_article(article, line);
  importers::ReadOptions options;
  options.format = "jsonl";
  options.standard_input = &line;
  importers::ArticleReader reader({"-"}, options);
  Diagnostics diagnostics;
  const auto again = reader.next(diagnostics);
  expect(again && again->text() == article.text() && again->blocks() == article.blocks());
  expect(again->meta().id == article.meta().id && again->meta().title == article.meta().title);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  static const config::InputRules rules = config::load_input_rules(FABULA_SOURCE_DIR "/config");
  importers::ReadOptions options;
  options.words = &rules.words;
  options.pages = &rules.pages;
  options.format = FABULA_FORMAT;
  options.standard_input = &in;
  importers::ArticleReader reader({"-"}, options);
  Diagnostics diagnostics;
  while (const auto article = reader.next(diagnostics)) {
    check(*article);
    check_round_trip(*article);
  }
  // Nothing is left out silently.
  expect(reader.read() > 0 || reader.skipped() > 0);
  for (const Diagnostic& diagnostic : diagnostics) {
    expect(!diagnostic.code.empty() && !diagnostic.message.empty());
    expect(!find_invalid_utf8(diagnostic.message));
  }
  return 0;
}
