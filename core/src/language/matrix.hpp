#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace fabula {

/// Rows of floats, one after the other: activations of many tokens. Never less room than
/// `Matrix::least_rows`, what is beyond `rows()` is zero or left over, so that products may read
/// it.
class Matrix {
 public:
  /// Products of fewer rows take another path in the library and round differently; a token's
  /// numbers must not depend on how many tokens are computed with it.
  static constexpr std::size_t least_rows = 16;

  Matrix() = default;
  Matrix(std::size_t rows, std::size_t width) { reshape(rows, width); }

  /// Keeps the memory; the values are unspecified afterwards.
  void reshape(std::size_t rows, std::size_t width);
  void clear();

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::size_t width() const noexcept { return width_; }
  [[nodiscard]] float* row(std::size_t i) { return values_.data() + i * width_; }
  [[nodiscard]] const float* row(std::size_t i) const { return values_.data() + i * width_; }

 private:
  std::size_t rows_ = 0;
  std::size_t width_ = 0;
  std::vector<float> values_;
};

/// result = inputs * transposed(weights), where weights has one row of inputs.width() floats for
/// each column of the result. Reshapes the result. Runs on the calling thread alone.
void multiply(const Matrix& inputs, std::span<const float> weights, Matrix& result);

/// Adds bias to every row.
void add_bias(Matrix& values, std::span<const float> bias);

}  // namespace fabula
