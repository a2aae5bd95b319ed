#include "language/product_kernel.hpp"

#if defined(__x86_64__)
namespace fabula {

void product_avx512(const ProductTask& task) {
  multiply_rows<Lanes<16>, 14, 2>(task, 0);  // of 32 registers
}

}  // namespace fabula
#endif
