#include "language/matrix.hpp"

#include <algorithm>
#include <cassert>

#include "language/vector_math.hpp"

namespace fabula {

void Matrix::reshape(std::size_t rows, std::size_t width) {
  rows_ = rows;
  width_ = width;
  if (room_ < rows * width) {
    values_.reset();  // before there is more, so that there is never both
    values_ = std::make_unique_for_overwrite<float[]>(rows * width);
    room_ = rows * width;
  }
}

void Matrix::clear() {
  std::fill_n(values_.get(), rows_ * width_, 0.0F);
}

void add_bias(Matrix& values, std::span<const float> bias) {
  assert(bias.size() <= values.width());
  for (std::size_t i = 0; i < values.rows(); ++i) {
    add_to(values.row(i), bias.data(), bias.size());
  }
}

}  // namespace fabula
