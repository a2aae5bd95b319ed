#pragma once

#include <cstddef>

#include "language/matrix.hpp"
#include "language/weights.hpp"

namespace fabula {

/// Rows of inputs, which may overlap: row i is weights.inputs floats from first + i * stride.
struct InputRows {
  const float* first;
  std::size_t stride;
  std::size_t count;
};

/// result = inputs * transposed(weights). Reshapes the result. Each sum runs over the inputs in
/// their order, so that a row's numbers depend neither on the rows beside it nor, where products
/// and sums are fused, on the processor.
void multiply(InputRows inputs, const Weights& weights, Matrix& result);
void multiply(const Matrix& inputs, const Weights& weights, Matrix& result);

}  // namespace fabula
