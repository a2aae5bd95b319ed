#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "extraction/actors/chains.hpp"

namespace fabula::actors {

/// Candidates that one question looks back over; keeps endless sentences linear.
constexpr std::uint32_t most_looked_at = 150;

/// How much each chain is in the reader's mind, after Lappin & Leass (1994): mentions weigh by
/// their grammatical role and half as much with each sentence that lies between.
class Salience {
 public:
  Salience(const Reading& reading, const std::vector<Candidate>& candidates,
           const std::vector<Chain>& chains)
      : r_(reading), candidates_(candidates), chains_(chains) {}

  using Fits = std::function<bool(const Candidate&, const Chain&)>;
  /// Weighs the chains by their mentions before candidate `at`, at most `window` sentences back.
  /// `fits` says which mentions may count.
  void weigh(std::uint32_t at, std::uint32_t window, const Fits& fits);
  /// Multiplies the weight of the chains that `fits` picks.
  void scale(double factor, const std::function<bool(const Chain&)>& fits);
  /// The heaviest chain, the one mentioned last of equals.
  [[nodiscard]] std::optional<std::uint32_t> best() const;
  /// The only chain that fitted; none where there were more.
  [[nodiscard]] std::optional<std::uint32_t> only() const;

 private:
  [[nodiscard]] double weight(const Candidate& c) const;
  void add(std::uint32_t chain, double weight);

  const Reading& r_;
  const std::vector<Candidate>& candidates_;
  const std::vector<Chain>& chains_;
  std::vector<std::pair<std::uint32_t, double>> weighed_;
};

}  // namespace fabula::actors
