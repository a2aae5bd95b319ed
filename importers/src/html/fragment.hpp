#pragma once

#include <string>
#include <vector>

#include "fabula/text/article_words.hpp"
#include "fabula/text/page_rules.hpp"

namespace fabula::importers::html {

/// The paragraphs of a story that comes as markup without a page around it: of a feed, a mail, an
/// agency's report. All of it is story but captions, share bars, "Read more" lines, unless nothing
/// else is there. Well-formed UTF-8.
std::vector<std::string> fragment_paragraphs(const std::string& markup, const ArticleWords& words,
                                             const PageRules& rules);

}  // namespace fabula::importers::html
