#include <array>
#include <cstdint>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "language/hash_keys.hpp"
#include "language/matrix.hpp"
#include "language/maxout_layer.hpp"
#include "language/product.hpp"
#include "language/product_kernel.hpp"

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
  const std::vector<float> panels = in_panels(std::vector<float>{1, 2, 3, 4, 5, 6}, 3);
  const Weights weights{panels, 3};
  EXPECT_TRUE(weights.fit(2));
  EXPECT_FALSE(weights.fit(33));
  Matrix result;
  multiply(inputs, weights, result);
  ASSERT_EQ(result.rows(), 2U);
  ASSERT_EQ(result.width(), 32U);
  EXPECT_EQ(result.row(1)[2], 0);
  EXPECT_FLOAT_EQ(result.row(0)[0], 7);
  EXPECT_FLOAT_EQ(result.row(0)[1], 16);
  EXPECT_FLOAT_EQ(result.row(1)[0], 6);
  EXPECT_FLOAT_EQ(result.row(1)[1], 15);
}

// What makes a token's analysis the same whatever is read together with it.
TEST(Matrix, RowsOfAProductDoNotDependOnTheirNumber) {
  constexpr std::size_t rows = 300;
  constexpr std::size_t width = 288;
  std::vector<float> values(96 * width);
  std::uint32_t state = 1;
  const auto next = [&] {
    state = state * 1664525U + 1013904223U;
    return static_cast<float>(state >> 8) / static_cast<float>(1 << 24) - 0.5F;
  };
  for (float& value : values) {
    value = next();
  }
  const std::vector<float> panels = in_panels(values, width);
  const Weights weights{panels, width};
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

// Those with fused sums agree to the last bit, so that a story does not depend on the machine.
TEST(Matrix, ProductIsTheSameOnEveryPath) {
  constexpr std::size_t rows = 31;  // 14 + 14 + 3, 5 times 6 + 1
  constexpr std::size_t depth = 7;
  std::vector<float> inputs(rows * depth);
  std::vector<float> values(32 * depth);
  float next = 0.1F;
  for (std::vector<float>* const all : {&inputs, &values}) {
    for (float& value : *all) {
      next = next * 3.7F - 1.0F;
      next -= static_cast<float>(static_cast<int>(next));
      value = next;
    }
  }
  const std::vector<float> panels = in_panels(values, depth);
  const auto product = [&](ProductKernel kernel) {
    std::vector<float> result(rows * 32);
    kernel({inputs.data(), depth, rows, panels.data(), depth, result.data(), 32});
    return result;
  };
  const std::vector<float> baseline = product(product_baseline);
  std::vector<std::vector<float>> fused;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    fused.push_back(product(product_avx2));
  }
  if (__builtin_cpu_supports("avx512f")) {
    fused.push_back(product(product_avx512));
  }
#endif
  for (const std::vector<float>& result : fused) {
    EXPECT_THAT(result, testing::Pointwise(testing::FloatNear(1e-5F), baseline));
    EXPECT_EQ(result, fused.front());
  }
}

TEST(MaxoutLayer, TakesTheLargestPieceThenNormalises) {
  const std::vector<float> panel(32);  // two pieces, two outputs, one input
  const std::vector<float> bias = {0, 0, 1, 0};
  const std::vector<float> gain = {1, 2};
  const std::vector<float> shift = {0, 10};
  const MaxoutLayer layer{{panel, 1}, bias, gain, shift};
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
