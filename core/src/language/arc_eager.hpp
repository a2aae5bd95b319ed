#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace fabula {

/// A document being parsed by the arc-eager system as spaCy has it (non-monotonic: an arc may be
/// replaced, and a word without head may go back to the buffer; Nivre 2004, Honnibal and Johnson
/// 2015), with a move that begins a sentence.
class ArcEagerState {
 public:
  /// In the order of the model's own numbers.
  enum Move : std::uint8_t { shift, reduce, left, right, break_, move_kinds };
  static constexpr std::size_t places = 8;
  static constexpr std::int32_t none = -1;

  explicit ArcEagerState(std::int32_t length);

  [[nodiscard]] bool is_final() const { return stack_.empty() && buffer_length() == 0; }
  [[nodiscard]] std::array<bool, move_kinds> valid_moves() const;
  /// REQUIRES: the move is valid. The label counts for left and right.
  void apply(Move move, std::uint16_t label);
  /// The tokens that the network looks at, `none` where there is no such token.
  [[nodiscard]] std::array<std::int32_t, places> context() const;

  /// None for a token without an arc.
  [[nodiscard]] std::int32_t head(std::int32_t token) const { return words_[at(token)].head; }
  [[nodiscard]] std::uint16_t label(std::int32_t token) const { return words_[at(token)].label; }

  /// Token i of the stack and the buffer, counted from the top and the front.
  [[nodiscard]] std::int32_t stack(std::size_t i) const {
    return i < stack_.size() ? stack_[stack_.size() - 1 - i] : none;
  }
  [[nodiscard]] std::int32_t buffer(std::size_t i) const;
  [[nodiscard]] std::size_t stack_depth() const { return stack_.size(); }
  [[nodiscard]] std::size_t buffer_length() const {
    return static_cast<std::size_t>(length() - next_) + returned_.size();
  }

 private:
  struct Word {
    std::int32_t head = none;
    std::int32_t left_child = none;   ///< the one attached last
    std::int32_t right_child = none;  ///< the one attached last
    std::int32_t sibling = none;      ///< the one attached before this one on the same side
    std::uint16_t label = 0;
    bool unshiftable = false;
    bool sentence_start = false;
  };
  static std::size_t at(std::int32_t token) { return static_cast<std::size_t>(token); }
  [[nodiscard]] std::int32_t length() const { return static_cast<std::int32_t>(words_.size()); }
  [[nodiscard]] bool starts_sentence(std::int32_t token) const {
    return token >= 0 && words_[at(token)].sentence_start;
  }
  [[nodiscard]] std::int32_t left_child(std::int32_t token) const {
    return token < 0 ? none : words_[at(token)].left_child;
  }
  [[nodiscard]] std::int32_t right_child(std::int32_t token) const {
    return token < 0 ? none : words_[at(token)].right_child;
  }
  void attach(std::int32_t head, std::int32_t child, std::uint16_t label);
  void push();

  std::vector<Word> words_;
  std::vector<std::int32_t> stack_;
  std::vector<std::int32_t> returned_;  ///< put back from the stack, the front at the end
  std::int32_t next_ = 0;               ///< first token of the buffer that was never shifted
};

}  // namespace fabula
