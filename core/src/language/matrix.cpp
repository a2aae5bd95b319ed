#include "language/matrix.hpp"

#include <algorithm>
#include <cassert>
#include <new>
#include <oneapi/dnnl/dnnl.h>

#include "language/vector_math.hpp"

// Of the OpenMP run time that oneDNN brings along. Its header needs a compiler switch.
extern "C" void omp_set_num_threads(int);

namespace fabula {

void Matrix::reshape(std::size_t rows, std::size_t width) {
  rows_ = rows;
  width_ = width;
  const std::size_t size = std::max(rows, least_rows) * width;
  if (values_.size() < size) {
    values_.resize(size);
  }
}

void Matrix::clear() {
  std::fill(values_.begin(), values_.end(), 0.0F);
}

void multiply(const Matrix& inputs, std::span<const float> weights, Matrix& result) {
  const std::size_t width = weights.size() / inputs.width();
  assert(width * inputs.width() == weights.size());
  result.reshape(inputs.rows(), width);
  if (inputs.rows() == 0) {
    return;
  }
  const auto m = static_cast<dnnl_dim_t>(std::max(inputs.rows(), Matrix::least_rows));
  const auto n = static_cast<dnnl_dim_t>(width);
  const auto k = static_cast<dnnl_dim_t>(inputs.width());
  omp_set_num_threads(1);  // of this thread: articles are what is spread over threads
  const dnnl_status_t status = dnnl_sgemm('N', 'T', m, n, k, 1.0F, inputs.row(0), k, weights.data(),
                                          k, 0.0F, result.row(0), n);
  if (status != dnnl_success) {
    throw std::bad_alloc();  // all that is left: the sizes fit each other
  }
}

void add_bias(Matrix& values, std::span<const float> bias) {
  assert(bias.size() == values.width());
  for (std::size_t i = 0; i < values.rows(); ++i) {
    add_to(values.row(i), bias.data(), bias.size());
  }
}

}  // namespace fabula
