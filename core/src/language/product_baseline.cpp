#include "language/product_kernel.hpp"

namespace fabula {

void product_baseline(const ProductTask& task) {
#if defined(__aarch64__)
  multiply_rows<Lanes<4>, 6, 4>(task, 0);  // of 32 registers
#else
  multiply_rows<Lanes<4>, 3, 4>(task, 0);  // of 16
#endif
}

}  // namespace fabula
