#include <array>
#include <cstdint>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "language/hash_keys.hpp"
#include "language/matrix.hpp"
#include "language/maxout_layer.hpp"

namespace fabula {
namespace {

using testing::ElementsAre;

TEST(HashKeys, AreThoseOfThinc) {
  EXPECT_THAT(hash_keys(0, 8), ElementsAre(0U, 0U, 0U, 0U));
  EXPECT_THAT(hash_keys(1, 8), ElementsAre(1161550108U, 2247783286U, 1742325162U, 1224191281U));
  EXPECT_THAT(hash_keys(12345678901234567U, 8),
              ElementsAre(1519880696U, 3764588297U, 132337396U, 3499398798U));
  EXPECT_THAT(hash_keys(1, 13), ElementsAre(1266879892U, 1356517611U, 318478807U, 3343674364U));
}

TEST(Matrix, ProductHasOneColumnForEachRowOfWeights) {
  Matrix inputs(2, 3);
  inputs.clear();
  inputs.row(0)[0] = 1;
  inputs.row(0)[2] = 2;
  inputs.row(1)[1] = 3;
  const std::vector<float> weights = {1, 2, 3, 4, 5, 6};
  Matrix result;
  multiply(inputs, weights, result);
  ASSERT_EQ(result.rows(), 2U);
  ASSERT_EQ(result.width(), 2U);
  EXPECT_FLOAT_EQ(result.row(0)[0], 7);
  EXPECT_FLOAT_EQ(result.row(0)[1], 16);
  EXPECT_FLOAT_EQ(result.row(1)[0], 6);
  EXPECT_FLOAT_EQ(result.row(1)[1], 15);
}

// What makes a token's analysis the same whatever is read together with it.
TEST(Matrix, RowsOfAProductDoNotDependOnTheirNumber) {
  constexpr std::size_t rows = 300;
  constexpr std::size_t width = 288;
  std::vector<float> weights(96 * width);
  std::uint32_t state = 1;
  const auto next = [&] {
    state = state * 1664525U + 1013904223U;
    return static_cast<float>(state >> 8) / static_cast<float>(1 << 24) - 0.5F;
  };
  for (float& weight : weights) {
    weight = next();
  }
  Matrix all(rows, width);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < width; ++j) {
      all.row(i)[j] = next();
    }
  }
  Matrix together;
  multiply(all, weights, together);
  for (const std::size_t count : {1U, 5U, 17U, 100U}) {
    Matrix some(count, width);
    some.clear();
    std::copy(all.row(0), all.row(0) + count * width, some.row(0));
    Matrix apart;
    multiply(some, weights, apart);
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t j = 0; j < 96; ++j) {
        ASSERT_EQ(apart.row(i)[j], together.row(i)[j]) << count << " rows: " << i << ", " << j;
      }
    }
  }
}

TEST(MaxoutLayer, TakesTheLargestPieceThenNormalises) {
  const std::vector<float> weights(4);  // two pieces, two outputs, one input
  const std::vector<float> bias = {0, 0, 1, 0};
  const std::vector<float> gain = {1, 2};
  const std::vector<float> shift = {0, 10};
  const MaxoutLayer layer{weights, bias, gain, shift};
  ASSERT_EQ(layer.pieces(), 2U);
  ASSERT_EQ(layer.inputs(), 1U);
  // The pieces say (3, 7) and (4 + 1, -1): the maxima 5 and 7 lie one either side of their mean.
  const std::array<float, 4> products = {3, 7, 4, -1};
  std::array<float, 2> result{};
  layer.activate(products.data(), result.data());
  EXPECT_NEAR(result[0], -1, 1e-5);
  EXPECT_NEAR(result[1], 12, 1e-5);
}

}  // namespace
}  // namespace fabula
