#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fabula/language/labels.hpp"
#include "fabula/text/span.hpp"

namespace fabula {

/// Index of a token in an Analysis.
using TokenIndex = std::uint32_t;

/// A named entity: a run of tokens and the model's label for it ("PERSON", "ORG", "GPE", ...).
struct Entity {
  TokenRange tokens;
  std::uint16_t label;  ///< index into LabelSet::entity
  friend bool operator==(const Entity&, const Entity&) = default;
};

/// What the language model says of one article: its tokens, their tags and lemmas, the dependency
/// trees, sentences and named entities. Flat arrays, one entry a token, in the order of the text;
/// white space of more than one character is a token of its own (pos Pos::space), as in spaCy.
///
/// Refers to the labels of the model that made it, which must live as long as the analysis.
struct Analysis {
  const LabelSet* labels = nullptr;

  std::vector<Span> span;                 ///< where the token stands in the article's text
  std::vector<std::uint8_t> space_after;  ///< whether one space follows it
  std::vector<std::uint16_t> tag;         ///< the model's own tag, index into LabelSet::tag
  std::vector<Pos> pos;                   ///< universal part of speech
  std::vector<Morph> morph;               ///< universal features
  std::vector<std::uint32_t> lemma_end;  ///< lemma of token i: lemmas[lemma_end[i-1], lemma_end[i])
  std::string lemmas;                    ///< all lemmas, one after the other
  std::vector<TokenIndex> head;          ///< head in the tree; a root is its own head
  std::vector<std::uint16_t> dep_label;  ///< the model's own label, index into LabelSet::dep
  std::vector<Dep> dep;                  ///< the same as a closed set, Dep::other for the rest
  std::vector<TokenRange> sentences;     ///< cover all tokens, in order, none empty
  std::vector<Entity> entities;          ///< in order, not overlapping

  [[nodiscard]] std::uint32_t size() const noexcept {
    return static_cast<std::uint32_t>(span.size());
  }
  /// Valid as long as the analysis is not changed.
  [[nodiscard]] std::string_view lemma(TokenIndex i) const {
    const std::uint32_t begin = i == 0 ? 0 : lemma_end[i - 1];
    return std::string_view(lemmas).substr(begin, lemma_end[i] - begin);
  }
  [[nodiscard]] std::string_view tag_name(TokenIndex i) const { return labels->tag[tag[i]]; }
  [[nodiscard]] std::string_view dep_name(TokenIndex i) const { return labels->dep[dep_label[i]]; }
  [[nodiscard]] std::string_view entity_name(const Entity& e) const {
    return labels->entity[e.label];
  }
  [[nodiscard]] bool is_root(TokenIndex i) const { return head[i] == i; }
  /// Index into `sentences` of the sentence that holds a token; O(log n).
  [[nodiscard]] std::uint32_t sentence_of(TokenIndex i) const;
  /// The bytes of the article's text from the first token's begin to the last token's end.
  /// REQUIRES: tokens is not empty.
  [[nodiscard]] Span span_of(TokenRange tokens) const {
    return {span[tokens.begin].begin, span[tokens.end - 1].end};
  }
};

/// The children of every token, for walking trees downwards: children of i in the order of the
/// text. Made once per analysis; O(n).
class Children {
 public:
  explicit Children(const Analysis& analysis);
  struct Range {
    const TokenIndex* first;
    const TokenIndex* last;
    [[nodiscard]] const TokenIndex* begin() const { return first; }
    [[nodiscard]] const TokenIndex* end() const { return last; }
    [[nodiscard]] bool empty() const { return first == last; }
  };
  [[nodiscard]] Range of(TokenIndex i) const {
    return {items_.data() + first_[i], items_.data() + first_[i + 1]};
  }
  /// The tokens that i dominates, itself among them, as the smallest range that holds them all.
  [[nodiscard]] TokenRange subtree(TokenIndex i) const { return subtree_[i]; }

 private:
  std::vector<std::uint32_t> first_;
  std::vector<TokenIndex> items_;
  std::vector<TokenRange> subtree_;
};

}  // namespace fabula
