#include "language/maxout_layer.hpp"

#include "language/vector_math.hpp"

namespace fabula {

void MaxoutLayer::activate(const float* products, float* result) const {
  maxout(products, bias.data(), pieces(), outputs(), result);
  normalise(result, gain.data(), shift.data(), outputs());
}

}  // namespace fabula
