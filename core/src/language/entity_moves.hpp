#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace fabula {

/// A document in which entities are being found token by token: begin, inside, last, unit and
/// outside, as spaCy's BiluoPushDown has it.
class EntityState {
 public:
  /// In the order of the model's own numbers.
  enum Move : std::uint8_t { missing, begin, inside, last, unit, outside, move_kinds };
  static constexpr std::size_t places = 3;
  static constexpr std::int32_t none = -1;

  struct Found {
    std::int32_t begin;
    std::int32_t end;
    std::uint16_t label;
    friend bool operator==(const Found&, const Found&) = default;
  };

  explicit EntityState(std::int32_t length) : length_(length) {}

  [[nodiscard]] bool is_final() const { return next_ == length_; }
  [[nodiscard]] std::int32_t token() const { return next_; }
  /// `inside` and `last` stand only for the label of the open entity.
  /// An entity begins on no white space and does not reach over the start of a sentence.
  [[nodiscard]] std::array<bool, move_kinds> valid_moves(bool token_is_space,
                                                         bool next_starts_sentence) const;
  void apply(Move move, std::uint16_t label);
  [[nodiscard]] std::array<std::int32_t, places> context() const;

  [[nodiscard]] bool is_open() const { return open_begin_ != none; }
  [[nodiscard]] std::uint16_t open_label() const { return open_label_; }
  [[nodiscard]] std::span<const Found> found() const { return found_; }

 private:
  std::int32_t length_;
  std::int32_t next_ = 0;
  std::int32_t open_begin_ = none;
  std::uint16_t open_label_ = 0;
  std::vector<Found> found_;
};

}  // namespace fabula
