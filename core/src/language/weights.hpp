#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "fabula/language/model_file.hpp"

namespace fabula {

/// The weights of a layer as products read them: panels of 32 outputs, in each the 32 weights of
/// the first input, then those of the second. The last panel is filled up with zeros.
struct Weights {
  static constexpr std::size_t panel = 32;

  std::span<const float> panels;
  std::size_t inputs = 0;

  /// What a row of the product is wide: the outputs, rounded up to whole panels.
  [[nodiscard]] std::size_t width() const { return inputs == 0 ? 0 : panels.size() / inputs; }
  /// Whether these are the weights of so many outputs.
  [[nodiscard]] bool fit(std::size_t outputs) const {
    return outputs > 0 && width() == (outputs + panel - 1) / panel * panel;
  }
};

/// Weights with a row for each output, put in the order of `Weights`.
std::vector<float> in_panels(std::span<const float> rows, std::size_t inputs);

/// Two sections of a model: the weights and how many inputs they have.
void write_weights(const std::string& name, std::span<const float> rows, std::size_t inputs,
                   ModelWriter& writer);
/// Throws ModelError where they are missing or are no whole panels.
Weights read_weights(const ModelFile& file, const std::string& name);

}  // namespace fabula
