#pragma once

#include <cstddef>
#include <span>

namespace fabula {

// What is done to rows of floats between the matrix products; compiled several times over for the
// processors there are, the one at hand chosen when the program is loaded.

/// to += from
void add_to(float* to, const float* from, std::size_t width);

/// to = from[0] + from[1] + ..., in this order.
void sum_rows(std::span<const float* const> from, std::size_t width, float* to);

/// The maximum of values + bias over `pieces` stretches of `width` floats.
void maxout(const float* values, const float* bias, std::size_t pieces, std::size_t width,
            float* result);

/// Brings a row to mean 0 and variance 1, then scales and shifts it (Ba and others 2016).
void normalise(float* row, const float* gain, const float* shift, std::size_t width);

}  // namespace fabula
