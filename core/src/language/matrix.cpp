#include "language/matrix.hpp"

#include <algorithm>
#include <cassert>

#include "language/vector_math.hpp"

namespace fabula {

void Matrix::reshape(std::size_t rows, std::size_t width) {
  rows_ = rows;
  width_ = width;
  if (values_.size() < rows * width) {
    values_.resize(rows * width);
  }
}

void Matrix::clear() {
  std::fill(values_.begin(), values_.end(), 0.0F);
}

void add_bias(Matrix& values, std::span<const float> bias) {
  assert(bias.size() <= values.width());
  for (std::size_t i = 0; i < values.rows(); ++i) {
    add_to(values.row(i), bias.data(), bias.size());
  }
}

}  // namespace fabula
