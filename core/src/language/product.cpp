#include "language/product.hpp"

#include <cassert>
#include <string_view>

#include "fabula/language/processor.hpp"
#include "language/product_kernel.hpp"

namespace fabula {
namespace {

struct Path {
  std::string_view name;
  ProductKernel multiply;
};

Path best_path() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) {
    return {"AVX-512", product_avx512};
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    return {"AVX2", product_avx2};
  }
#endif
#if defined(__aarch64__)
  return {"NEON", product_baseline};
#else
  return {"SSE2", product_baseline};
#endif
}

const Path& path() {
  static const Path best = best_path();
  return best;
}

}  // namespace

void multiply(InputRows inputs, const Weights& weights, Matrix& result) {
  result.reshape(inputs.count, weights.width());
  if (inputs.count > 0) {
    path().multiply({inputs.first, inputs.stride, inputs.count, weights.panels.data(),
                     weights.inputs, result.row(0), weights.width()});
  }
}

void multiply(const Matrix& inputs, const Weights& weights, Matrix& result) {
  assert(inputs.width() == weights.inputs);
  multiply(InputRows{inputs.row(0), inputs.width(), inputs.rows()}, weights, result);
}

std::string_view processor_path() {
  return path().name;
}

}  // namespace fabula
