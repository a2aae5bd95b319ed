#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fabula/text/article_words.hpp"
#include "fabula/text/page_rules.hpp"
#include "fabula/time/time_range.hpp"
#include "html/linked_data.hpp"
#include "html/page_head.hpp"
#include "html/page_tree.hpp"
#include "html/text_blocks.hpp"

namespace fabula::importers::html {

/// A web page, read once: what every question about it is asked of.
struct Page {
  PageTree tree;
  TextBlocks text;
  PageHead head;
  std::vector<LinkedArticle> linked;
  std::vector<std::string> data;  ///< scripts of JSON: the state of the page's program
  std::vector<ElementCues> cues;  ///< by node
  std::vector<bool> boilerplate;  ///< by node
  std::string language;           ///< "de"; as it says or as its text looks, may be empty
};

/// REQUIRES: well-formed UTF-8.
Page read_page(const std::string& html, std::size_t max_depth, const ArticleWords& words,
               const PageRules& rules);

/// Dates of a page and where each was found.
struct PageDates {
  std::optional<Instant> published;
  std::string published_from;
  std::optional<Instant> modified;
  std::string modified_from;
};
/// Headline, authors, site, language and address.
struct PageNames {
  std::string title;
  std::string subtitle;
  std::string author;
  std::string site;
  std::string language;
  std::string url;
};
PageNames page_names(const Page& page, const std::vector<std::uint32_t>& story,
                     const ArticleWords& words);

PageDates page_dates(const Page& page, const std::vector<std::uint32_t>& story,
                     const PageNames& names, const std::vector<DateWords>& words);

}  // namespace fabula::importers::html
