#include "language/product_kernel.hpp"

#if defined(__x86_64__)
namespace fabula {

void product_avx2(const ProductTask& task) {
  multiply_rows<Lanes<8>, 6, 2>(task, 0);  // of 16 registers
}

}  // namespace fabula
#endif
