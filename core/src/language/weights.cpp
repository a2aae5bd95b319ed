#include "language/weights.hpp"

#include <array>
#include <cassert>
#include <cstdint>

#include <fmt/format.h>

#include "fabula/error.hpp"

namespace fabula {

std::vector<float> in_panels(std::span<const float> rows, std::size_t inputs) {
  assert(inputs > 0 && rows.size() % inputs == 0);
  const std::size_t outputs = rows.size() / inputs;
  const std::size_t panels = (outputs + Weights::panel - 1) / Weights::panel;
  std::vector<float> result(panels * Weights::panel * inputs, 0.0F);
  for (std::size_t output = 0; output < outputs; ++output) {
    float* const column =
        result.data() + output / Weights::panel * Weights::panel * inputs + output % Weights::panel;
    for (std::size_t input = 0; input < inputs; ++input) {
      column[input * Weights::panel] = rows[output * inputs + input];
    }
  }
  return result;
}

void write_weights(const std::string& name, std::span<const float> rows, std::size_t inputs,
                   ModelWriter& writer) {
  const std::array<std::uint32_t, 1> count = {static_cast<std::uint32_t>(inputs)};
  writer.add_words(name + "/inputs", count);
  writer.add_floats(name + "/weights", in_panels(rows, inputs));
}

Weights read_weights(const ModelFile& file, const std::string& name) {
  const std::span<const std::uint32_t> inputs = file.words(name + "/inputs");
  const std::span<const float> panels = file.floats(name + "/weights");
  if (inputs.size() != 1 || inputs[0] == 0 || panels.empty() ||
      panels.size() % (std::size_t{inputs[0]} * Weights::panel) != 0) {
    throw ModelError(fmt::format("the weights of '{}' in the model are no whole panels", name));
  }
  return {panels, inputs[0]};
}

}  // namespace fabula
