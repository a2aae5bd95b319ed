#pragma once

#include <cstdint>

namespace fabula::importers {

/// How much was unpacked from how much, over all archives that lie in one another: what keeps a
/// small file from unfolding without end.
class Expansion {
 public:
  /// At most `factor` times as many bytes may come out as went in, beside the first few megabytes.
  explicit Expansion(std::uint64_t factor) : factor_(factor) {}

  void packed(std::uint64_t bytes) { packed_ += bytes; }
  void unpacked(std::uint64_t bytes) { unpacked_ += bytes; }
  [[nodiscard]] bool exceeded() const { return unpacked_ > free_bytes + packed_ * factor_; }

 private:
  static constexpr std::uint64_t free_bytes = std::uint64_t{8} << 20U;
  std::uint64_t factor_;
  std::uint64_t packed_ = 0;
  std::uint64_t unpacked_ = 0;
};

}  // namespace fabula::importers
