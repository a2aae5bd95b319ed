#include "language/maxout_layer.hpp"

#include <array>
#include <cmath>

namespace fabula {
namespace {

float sum_of(const float* values, std::size_t count) {
  constexpr std::size_t lanes = 16;
  std::array<float, lanes> sums{};
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    for (std::size_t j = 0; j < lanes; ++j) {
      sums[j] += values[i + j];
    }
  }
  for (; i < count; ++i) {
    sums[0] += values[i];
  }
  float sum = 0;
  for (const float part : sums) {
    sum += part;
  }
  return sum;
}

float squares_of(const float* values, std::size_t count) {
  constexpr std::size_t lanes = 16;
  std::array<float, lanes> sums{};
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    for (std::size_t j = 0; j < lanes; ++j) {
      sums[j] += values[i + j] * values[i + j];
    }
  }
  for (; i < count; ++i) {
    sums[0] += values[i] * values[i];
  }
  float sum = 0;
  for (const float part : sums) {
    sum += part;
  }
  return sum;
}

}  // namespace

void MaxoutLayer::activate(const float* products, float* result) const {
  const std::size_t count = outputs();
  for (std::size_t i = 0; i < count; ++i) {
    result[i] = products[i] + bias[i];
  }
  for (std::size_t piece = 1; piece < pieces(); ++piece) {
    const float* values = products + piece * count;
    const float* piece_bias = bias.data() + piece * count;
    for (std::size_t i = 0; i < count; ++i) {
      const float value = values[i] + piece_bias[i];
      result[i] = result[i] < value ? value : result[i];
    }
  }
  const auto size = static_cast<float>(count);
  const float mean = sum_of(result, count) / size;
  for (std::size_t i = 0; i < count; ++i) {
    result[i] -= mean;
  }
  const float scale = 1.0F / std::sqrt(squares_of(result, count) / size + 1e-8F);
  for (std::size_t i = 0; i < count; ++i) {
    result[i] = result[i] * scale * gain[i] + shift[i];
  }
}

}  // namespace fabula
