#include <array>
#include <cstddef>
#include <vector>

#include <gtest/gtest.h>

#include "language/vector_math.hpp"

namespace fabula {
namespace {

// Widths on both sides of what a wide register holds.
constexpr std::array<std::size_t, 4> widths = {1, 15, 16, 37};

TEST(VectorMath, AddsUpRowsOfEveryWidth) {
  for (const std::size_t width : widths) {
    const std::vector<float> ones(width, 1.0F);
    std::vector<float> counts(width);
    for (std::size_t i = 0; i < width; ++i) {
      counts[i] = static_cast<float>(i);
    }
    const std::array<const float*, 3> rows = {ones.data(), counts.data(), counts.data()};
    std::vector<float> sums(width, 99.0F);
    sum_rows(rows, width, sums.data());
    add_to(sums.data(), ones.data(), width);
    for (std::size_t i = 0; i < width; ++i) {
      EXPECT_FLOAT_EQ(sums[i], 2.0F + 2.0F * static_cast<float>(i)) << width;
    }
  }
}

TEST(VectorMath, NormalisesRowsOfEveryWidth) {
  for (const std::size_t width : widths) {
    std::vector<float> row(width);
    for (std::size_t i = 0; i < width; ++i) {
      row[i] = static_cast<float>(i * i) - 5.0F;
    }
    const std::vector<float> gain(width, 1.0F);
    const std::vector<float> shift(width, 3.0F);
    normalise(row.data(), gain.data(), shift.data(), width);
    double sum = 0;
    double squares = 0;
    for (const float value : row) {
      sum += value - 3.0;
      squares += (value - 3.0) * (value - 3.0);
    }
    EXPECT_NEAR(sum, 0, 1e-4) << width;
    EXPECT_NEAR(squares, width == 1 ? 0.0 : static_cast<double>(width), 1e-3) << width;
  }
}

}  // namespace
}  // namespace fabula
