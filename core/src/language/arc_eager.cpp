#include "language/arc_eager.hpp"

#include <cassert>

namespace fabula {

ArcEagerState::ArcEagerState(std::int32_t length) : words_(static_cast<std::size_t>(length)) {
  if (!words_.empty()) {
    words_.front().sentence_start = true;
  }
}

std::int32_t ArcEagerState::buffer(std::size_t i) const {
  if (i < returned_.size()) {
    return returned_[returned_.size() - 1 - i];
  }
  const std::int32_t token = next_ + static_cast<std::int32_t>(i - returned_.size());
  return token < length() ? token : none;
}

std::array<bool, ArcEagerState::move_kinds> ArcEagerState::valid_moves() const {
  const std::int32_t front = buffer(0);
  const bool arc = !stack_.empty() && front != none && !starts_sentence(front);
  std::array<bool, move_kinds> valid{};
  valid[shift] = stack_.empty() || (buffer_length() >= 2 && !starts_sentence(front) &&
                                    !words_[at(front)].unshiftable);
  valid[reduce] = !stack_.empty();
  valid[left] = arc;
  valid[right] = arc;
  valid[break_] = buffer_length() >= 2 && buffer(1) == front + 1 && !starts_sentence(buffer(1));
  return valid;
}

void ArcEagerState::apply(Move move, std::uint16_t label) {
  switch (move) {
    case shift:
      push();
      break;
    case reduce:
      if (words_[at(stack(0))].head == none && stack_.size() > 1) {
        words_[at(stack(0))].unshiftable = true;
        returned_.push_back(stack(0));
      }
      stack_.pop_back();
      break;
    case left:
      attach(buffer(0), stack(0), label);
      // The stack gets shorter, so shifting this word again cannot go round in circles.
      words_[at(buffer(0))].unshiftable = false;
      stack_.pop_back();
      break;
    case right:
      attach(stack(0), buffer(0), label);
      push();
      break;
    case break_:
      words_[at(buffer(1))].sentence_start = true;
      break;
    case move_kinds:
      assert(false);
  }
}

std::array<std::int32_t, ArcEagerState::places> ArcEagerState::context() const {
  return {buffer(0),
          buffer(1),
          stack(0),
          stack(1),
          stack(2),
          left_child(buffer(0)),
          left_child(stack(0)),
          right_child(stack(0))};
}

void ArcEagerState::attach(std::int32_t head, std::int32_t child, std::uint16_t label) {
  Word& word = words_[at(child)];
  if (word.head != none) {
    Word& before = words_[at(word.head)];
    std::int32_t& last = word.head > child ? before.left_child : before.right_child;
    if (last == child) {
      last = word.sibling;
    }
  }
  std::int32_t& last = head > child ? words_[at(head)].left_child : words_[at(head)].right_child;
  word.sibling = last;
  word.head = head;
  word.label = label;
  last = child;
}

void ArcEagerState::push() {
  if (returned_.empty()) {
    stack_.push_back(next_++);
  } else {
    stack_.push_back(returned_.back());
    returned_.pop_back();
  }
}

}  // namespace fabula
