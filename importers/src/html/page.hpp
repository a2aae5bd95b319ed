#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fabula/text/article_words.hpp"
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
  std::vector<std::uint16_t> cues;  ///< by node, see Cue
  std::vector<bool> boilerplate;    ///< by node
  std::string language;             ///< "de"; as it says or as its text looks, may be empty
};

/// REQUIRES: well-formed UTF-8.
Page read_page(const std::string& html, std::size_t max_depth, const ArticleWords& words);

/// Dates of a page and where each was found.
struct PageDates {
  std::optional<Instant> published;
  std::string published_from;
  std::optional<Instant> modified;
  std::string modified_from;
};
PageDates page_dates(const Page& page, const std::vector<std::uint32_t>& story,
                     const std::string& language, const std::string& url,
                     const std::vector<DateWords>& words);

/// Headline, authors, site, language and address.
struct PageNames {
  std::string title;
  std::string subtitle;
  std::string author;
  std::string site;
  std::string language;
  std::string url;
};
PageNames page_names(const Page& page, const std::vector<std::uint32_t>& story);

}  // namespace fabula::importers::html
