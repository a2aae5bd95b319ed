#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fabula/text/article.hpp"
#include "fabula/text/article_words.hpp"

namespace fabula::importers {

/// An article taken from plain text: its metadata, and its text as headline and paragraphs.
struct StoryText {
  ArticleMeta meta;
  std::string text;
  std::vector<Block> blocks;
};

/// Finds the story in a plain text file: headline, by-lines and date lines, datelines, paragraphs,
/// without captions, credits, share bars, comments and lists of other articles. `text` is UTF-8
/// with any line ends. There is no body block where there is no story.
StoryText find_story(std::string_view text, const ArticleWords& words);

}  // namespace fabula::importers
