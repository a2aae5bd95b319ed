#include "finish_article.hpp"

#include <algorithm>
#include <utility>

#include "fabula/text/character.hpp"
#include "fabula/text/utf8.hpp"
#include "publication_date.hpp"

namespace fabula::importers {
namespace {

/// Whether there are at least two words: one word is no story.
bool has_story(std::string_view text, const std::vector<Block>& blocks) {
  int words = 0;
  for (const Block& block : blocks) {
    bool inside = false;
    for (std::uint32_t i = block.span.begin; i < block.span.end && words < 2;) {
      const CodePoint c = code_point_at(text, i);
      const bool letter = is_alphabetic(c.value);
      words += letter && !inside ? 1 : 0;
      inside = letter || (inside && !is_white_space(c.value));
      i += c.bytes;
    }
  }
  return words >= 2;
}

}  // namespace

std::optional<Article> finish_article(ArticleMeta meta, std::string text, std::vector<Block> blocks,
                                      const ImportOptions& options, std::uint32_t line,
                                      Diagnostics& diagnostics) {
  const SourceLocation where{options.path, line, 0};
  if (!has_story(text, blocks)) {
    diagnostics.push_back({Severity::error, "article-without-story",
                           "there is no story in it: it holds no sentence of two words or more; "
                           "skipped",
                           where});
    return std::nullopt;
  }
  meta.path = options.path;
  if (options.published) {
    meta.published = options.published;
    meta.published_from = "--published";
  } else if (!meta.published) {
    if ((meta.published = date_of_file_name(options.path))) {
      meta.published_from = "file name";
    }
  }
  if (!meta.published) {
    diagnostics.push_back({Severity::warning, "article-undated",
                           "its publication date is unknown, so that dates such as 'on Thursday' "
                           "stay open; give it with --published DATE",
                           where});
  }
  if (meta.id.empty()) {
    meta.id = article_id(meta, text);
  }
  return Article(std::move(meta), std::move(text), std::move(blocks));
}

}  // namespace fabula::importers
