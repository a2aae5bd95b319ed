#pragma once

#include <cstddef>
#include <memory>
#include <span>

namespace fabula {

/// Rows of floats, one after the other: activations of many tokens.
class Matrix {
 public:
  Matrix() = default;
  Matrix(std::size_t rows, std::size_t width) { reshape(rows, width); }

  /// Keeps the memory where it is enough; the values are unspecified afterwards.
  void reshape(std::size_t rows, std::size_t width);
  void clear();

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::size_t width() const noexcept { return width_; }
  [[nodiscard]] float* row(std::size_t i) { return values_.get() + i * width_; }
  [[nodiscard]] const float* row(std::size_t i) const { return values_.get() + i * width_; }

 private:
  std::size_t rows_ = 0;
  std::size_t width_ = 0;
  std::size_t room_ = 0;
  std::unique_ptr<float[]>
      values_;  // of no vector, which would copy and clear what is written over
};

/// Adds bias to the beginning of every row.
void add_bias(Matrix& values, std::span<const float> bias);

}  // namespace fabula
