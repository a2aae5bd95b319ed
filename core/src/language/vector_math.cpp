#include "language/vector_math.hpp"

#include <array>
#include <cmath>

// Choosing at load time runs before the sanitizers are ready.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define FABULA_EACH_PROCESSOR [[gnu::target_clones("avx512f", "avx2", "default")]]
#else
#define FABULA_EACH_PROCESSOR
#endif

namespace fabula {
namespace {

// Sums are kept in so many parts, which is what lets the compiler use wide registers.
constexpr std::size_t lanes = 16;

}  // namespace

FABULA_EACH_PROCESSOR
void add_to(float* to, const float* from, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i) {
    to[i] += from[i];
  }
}

FABULA_EACH_PROCESSOR
void sum_rows(std::span<const float* const> from, std::size_t width, float* to) {
  std::size_t begin = 0;
  for (; begin + lanes <= width; begin += lanes) {
    std::array<float, lanes> sums{};
    for (const float* row : from) {
      for (std::size_t i = 0; i < lanes; ++i) {
        sums[i] += row[begin + i];
      }
    }
    for (std::size_t i = 0; i < lanes; ++i) {
      to[begin + i] = sums[i];
    }
  }
  for (; begin < width; ++begin) {
    to[begin] = 0;
    for (const float* row : from) {
      to[begin] += row[begin];
    }
  }
}

FABULA_EACH_PROCESSOR
void maxout(const float* values, const float* bias, std::size_t pieces, std::size_t width,
            float* result) {
  for (std::size_t i = 0; i < width; ++i) {
    result[i] = values[i] + bias[i];
  }
  for (std::size_t piece = 1; piece < pieces; ++piece) {
    values += width;
    bias += width;
    for (std::size_t i = 0; i < width; ++i) {
      const float value = values[i] + bias[i];
      result[i] = result[i] < value ? value : result[i];
    }
  }
}

FABULA_EACH_PROCESSOR
void normalise(float* row, const float* gain, const float* shift, std::size_t width) {
  std::array<float, lanes> sums{};
  std::array<float, lanes> squares{};
  std::size_t i = 0;
  for (; i + lanes <= width; i += lanes) {
    for (std::size_t j = 0; j < lanes; ++j) {
      sums[j] += row[i + j];
    }
  }
  for (; i < width; ++i) {
    sums[0] += row[i];
  }
  float sum = 0;
  for (const float part : sums) {
    sum += part;
  }
  const float mean = sum / static_cast<float>(width);
  for (i = 0; i + lanes <= width; i += lanes) {
    for (std::size_t j = 0; j < lanes; ++j) {
      row[i + j] -= mean;
      squares[j] += row[i + j] * row[i + j];
    }
  }
  for (; i < width; ++i) {
    row[i] -= mean;
    squares[0] += row[i] * row[i];
  }
  float square = 0;
  for (const float part : squares) {
    square += part;
  }
  const float scale = 1.0F / std::sqrt(square / static_cast<float>(width) + 1e-8F);
  for (i = 0; i < width; ++i) {
    row[i] = row[i] * scale * gain[i] + shift[i];
  }
}

}  // namespace fabula
