#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "decode_text.hpp"
#include "fabula/diagnostic.hpp"
#include "fabula/importers/importer.hpp"
#include "fabula/text/article.hpp"

namespace fabula::importers {

/// The last step of every importer: what the user said of the input, the path, an id, and the
/// diagnostics for what an article lacks. Nothing where there is no story in it. `line` is where
/// the article begins in its file, 0 where it is the file.
std::optional<Article> finish_article(ArticleMeta meta, std::string text, std::vector<Block> blocks,
                                      const ImportOptions& options, std::uint32_t line,
                                      Diagnostics& diagnostics);

/// Sets the publication date from text that says it; says so where it cannot be read.
void set_published(ArticleMeta& meta, const std::string& date, std::string from,
                   const ImportOptions& options, std::uint32_t line, Diagnostics& diagnostics);

/// The same of the last change.
void set_modified(ArticleMeta& meta, const std::string& date, std::string from,
                  const ImportOptions& options, std::uint32_t line, Diagnostics& diagnostics);

/// What is said of an article that is longer than the user's limit.
Diagnostic too_large_for_an_article(const ImportOptions& options, std::uint32_t line);

/// The whole of an input that is plain text, in UTF-8. Nothing, with a diagnostic, where it is
/// longer than the user's limit.
std::optional<std::string> read_text(std::istream& in, const ImportOptions& options,
                                     Diagnostics& diagnostics);

/// Says so where a text was no UTF-8, or is broken.
void report_encoding(const DecodedText& decoded, const ImportOptions& options,
                     Diagnostics& diagnostics);

}  // namespace fabula::importers
