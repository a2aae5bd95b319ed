#include "language/entity_moves.hpp"

#include <cassert>

namespace fabula {

std::array<bool, EntityState::move_kinds> EntityState::valid_moves(
    bool token_is_space, bool next_starts_sentence) const {
  const bool can_go_on = length_ - next_ >= 2 && !next_starts_sentence;
  std::array<bool, move_kinds> valid{};
  valid[begin] = !is_open() && can_go_on && !token_is_space;
  valid[inside] = is_open() && can_go_on;
  valid[last] = is_open();
  valid[unit] = !is_open() && !token_is_space;
  valid[outside] = !is_open();
  return valid;
}

void EntityState::apply(Move move, std::uint16_t label) {
  assert(!is_final());
  switch (move) {
    case begin:
      open_begin_ = next_;
      open_label_ = label;
      break;
    case last:
      found_.push_back({open_begin_, next_ + 1, open_label_});
      open_begin_ = none;
      break;
    case unit:
      found_.push_back({next_, next_ + 1, label});
      break;
    case missing:
    case inside:
    case outside:
    case move_kinds:
      break;
  }
  ++next_;
}

std::array<std::int32_t, EntityState::places> EntityState::context() const {
  if (is_final()) {
    return {none, none, none};
  }
  return {next_, open_begin_, is_open() ? next_ - 1 : none};
}

}  // namespace fabula
