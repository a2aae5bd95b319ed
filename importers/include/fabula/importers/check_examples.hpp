#pragma once

#include "fabula/diagnostic.hpp"
#include "fabula/text/article_words.hpp"
#include "fabula/text/page_rules.hpp"

namespace fabula::importers {

/// Reads the examples of lang/*/articles.yaml and of pages.yaml as the importers would, and reports
/// each that does not come out as it says.
Diagnostics check_examples(const ArticleWords& words);
Diagnostics check_examples(const PageRules& pages);

}  // namespace fabula::importers
