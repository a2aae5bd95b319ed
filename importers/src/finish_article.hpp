#pragma once

#include <optional>
#include <string>
#include <vector>

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

}  // namespace fabula::importers
