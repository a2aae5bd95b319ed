#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fabula/text/span.hpp"
#include "html/page_tree.hpp"

namespace fabula::importers::html {

/// A paragraph, a heading, an item of a list, a row of a table: text with nothing but inline markup
/// in it.
struct TextBlock {
  NodeIndex node = 0;   ///< the innermost block element that holds it
  NodeIndex first = 0;  ///< its first text node
  Span text;
  std::uint32_t length = 0;       ///< in characters, one of Chinese or Japanese counts three times
  std::uint32_t link_length = 0;  ///< of it in links
  bool sentence = false;          ///< has the punctuation of sentences
  bool row = false;               ///< of a table
};

/// The text of a page in blocks, in the order of the document.
struct TextBlocks {
  std::string text;
  std::vector<TextBlock> blocks;

  [[nodiscard]] std::string_view of(const TextBlock& block) const {
    return std::string_view(text).substr(block.text.begin, block.text.size());
  }
};

TextBlocks text_blocks(const PageTree& page);

}  // namespace fabula::importers::html
