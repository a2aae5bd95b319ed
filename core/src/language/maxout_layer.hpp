#pragma once

#include <cstddef>
#include <span>

#include "language/weights.hpp"

namespace fabula {

/// Maxout with three or so pieces and layer normalisation: a vector in, a shorter one out. The
/// weights are ordered by piece first, so that the pieces' maximum runs over neighbouring floats.
struct MaxoutLayer {
  Weights weights;               ///< pieces x outputs
  std::span<const float> bias;   ///< pieces x outputs
  std::span<const float> gain;   ///< outputs
  std::span<const float> shift;  ///< outputs

  [[nodiscard]] std::size_t outputs() const { return gain.size(); }
  [[nodiscard]] std::size_t pieces() const { return bias.size() / gain.size(); }
  [[nodiscard]] std::size_t inputs() const { return weights.inputs; }

  /// The maximum over the pieces of one row of products, bias added, then normalised.
  void activate(const float* products, float* result) const;
};

}  // namespace fabula
