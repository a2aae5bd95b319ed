#pragma once

#include <cstddef>

// One product, compiled several times over for the processors there are: once in each
// product_*.cpp, with that processor's instructions. So nothing here may be shared between those
// files: all has internal linkage, and no other header is included.
namespace fabula {

struct ProductTask {
  const float* inputs;
  std::size_t stride;  ///< from one row of inputs to the next
  std::size_t rows;
  const float* panels;
  std::size_t depth;  ///< inputs of a row
  float* result;
  std::size_t width;  ///< of a row of the result; whole panels
};
using ProductKernel = void (*)(const ProductTask&);

void product_baseline(const ProductTask& task);
#if defined(__x86_64__)
void product_avx2(const ProductTask& task);
void product_avx512(const ProductTask& task);
#endif

namespace {

constexpr std::size_t panel_width = 32;

template <int Floats>
struct Lanes {
  static constexpr std::size_t count = Floats;
  using Type [[gnu::vector_size(Floats * 4), gnu::aligned(4), gnu::may_alias]] = float;
};

// Rows x Vectors sums are kept in registers while the inputs are gone through.
template <class L, std::size_t Rows, std::size_t Vectors>
[[gnu::always_inline]] inline void multiply_tile(const ProductTask& task, std::size_t row,
                                                 std::size_t column) {
  using Vector = typename L::Type;
  const float* const inputs = task.inputs + row * task.stride;
  const float* weights =
      task.panels + column / panel_width * panel_width * task.depth + column % panel_width;
  Vector sums[Rows][Vectors] = {};
  for (std::size_t i = 0; i < task.depth; ++i, weights += panel_width) {
    Vector some[Vectors];
    for (std::size_t v = 0; v < Vectors; ++v) {
      some[v] = *reinterpret_cast<const Vector*>(weights + v * L::count);
    }
    for (std::size_t r = 0; r < Rows; ++r) {
      const float input = inputs[r * task.stride + i];
      for (std::size_t v = 0; v < Vectors; ++v) {
        sums[r][v] += some[v] * input;
      }
    }
  }
  for (std::size_t r = 0; r < Rows; ++r) {
    float* const result = task.result + (row + r) * task.width + column;
    for (std::size_t v = 0; v < Vectors; ++v) {
      *reinterpret_cast<Vector*>(result + v * L::count) = sums[r][v];
    }
  }
}

// As many rows at once as there is room for, what is left over in halves.
template <class L, std::size_t Rows, std::size_t Vectors>
[[gnu::always_inline]] inline void multiply_rows(const ProductTask& task, std::size_t row) {
  for (; row + Rows <= task.rows; row += Rows) {
    for (std::size_t column = 0; column < task.width; column += Vectors * L::count) {
      multiply_tile<L, Rows, Vectors>(task, row, column);
    }
  }
  if constexpr (Rows > 1) {
    multiply_rows<L, Rows / 2, Vectors>(task, row);
  }
}

}  // namespace
}  // namespace fabula
