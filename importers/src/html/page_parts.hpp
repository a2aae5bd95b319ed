#pragma once

#include <cstdint>
#include <vector>

#include "html/page.hpp"
#include "html/page_tree.hpp"
#include "html/text_blocks.hpp"

namespace fabula::importers::html {

/// Sums over the blocks of a page, so that those of any subtree are two look-ups.
class BlockSums {
 public:
  explicit BlockSums(const PageTree& page, const TextBlocks& text,
                     const std::vector<double>& values);
  [[nodiscard]] double below(NodeIndex node) const {
    return sums_[first_[page_[node].end]] - sums_[first_[node]];
  }

 private:
  const PageTree& page_;
  std::vector<std::uint32_t> first_;  // by node: the first block that begins at or after it
  std::vector<double> sums_;          // of all blocks before one
};

/// What the names of a page's elements say, by node; own cues only.
std::vector<ElementCues> page_cues(const PageTree& page, const ElementNames& names);

/// Which nodes are no part of a story by what they are or how they are called; a guard keeps what
/// holds most of the page's text. Inherited downwards.
std::vector<bool> page_boilerplate(const PageTree& page, const TextBlocks& text,
                                   const std::vector<ElementCues>& cues);

/// The blocks that are the story, in order.
std::vector<std::uint32_t> story_blocks(const Page& page, const ArticleWords& words);

}  // namespace fabula::importers::html
