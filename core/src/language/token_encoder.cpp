#include "language/token_encoder.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "fabula/error.hpp"
#include "language/hash_keys.hpp"
#include "language/product.hpp"
#include "language/vector_math.hpp"

namespace fabula {
namespace {

// So many rows at a time, as then their products are still in the cache when they are read.
constexpr std::size_t chunk_rows = 112;

std::uint64_t TokenFeatures::*attribute_named(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::uint64_t TokenFeatures::*>, 6> known = {
      {{"NORM", &TokenFeatures::norm},
       {"PREFIX", &TokenFeatures::prefix},
       {"SUFFIX", &TokenFeatures::suffix},
       {"SHAPE", &TokenFeatures::shape},
       {"SPACY", &TokenFeatures::spacy},
       {"IS_SPACE", &TokenFeatures::is_space}}};
  for (const auto& [key, attribute] : known) {
    if (key == name) {
      return attribute;
    }
  }
  throw ModelError(fmt::format("the model embeds the unknown attribute '{}'", name));
}

MaxoutLayer read_layer(const ModelFile& file, const std::string& name) {
  const MaxoutLayer layer = {read_weights(file, name), file.floats(name + "/bias"),
                             file.floats(name + "/gain"), file.floats(name + "/shift")};
  if (layer.gain.empty() || layer.shift.size() != layer.gain.size() || layer.bias.empty() ||
      layer.bias.size() % layer.gain.size() != 0) {
    throw ModelError(fmt::format("the sizes of '{}' in the model do not fit each other", name));
  }
  return layer;
}

}  // namespace

TokenEncoder::TokenEncoder(const ModelFile& file, const std::string& name)
    : mix_(read_layer(file, name + "/mix")), first_(read_layer(file, name + "/first")) {
  const std::vector<std::string_view> attributes = file.strings(name + "/attributes");
  const std::span<const std::uint32_t> seeds = file.words(name + "/seeds");
  const std::span<const std::uint32_t> depth = file.words(name + "/depth");
  if (attributes.size() != seeds.size() || attributes.size() * width() != mix_.inputs() ||
      depth.size() != 1) {
    throw ModelError(fmt::format("the sizes of '{}' in the model do not fit each other", name));
  }
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    tables_.push_back({attribute_named(attributes[i]), seeds[i],
                       file.floats(fmt::format("{}/table{}", name, i))});
    if (tables_.back().rows.empty() || tables_.back().rows.size() % width() != 0) {
      throw ModelError(fmt::format("table {} of '{}' in the model has no whole rows", i, name));
    }
  }
  for (std::uint32_t i = 1; i < depth[0]; ++i) {
    layers_.push_back(read_layer(file, fmt::format("{}/layer{}", name, i)));
  }
  const auto fits = [&](const MaxoutLayer& layer) {
    return layer.outputs() == width() && layer.inputs() == 3 * width() &&
           layer.weights.fit(layer.bias.size());
  };
  // The first layer has the weights of each neighbour one after the other.
  if (!mix_.weights.fit(mix_.bias.size()) || first_.outputs() != width() ||
      first_.inputs() != width() || !first_.weights.fit(3 * first_.bias.size()) ||
      !std::all_of(layers_.begin(), layers_.end(), fits)) {
    throw ModelError(fmt::format("a layer of '{}' in the model has a wrong size", name));
  }
}

void TokenEncoder::embed(std::span<const TokenFeatures> types, Workspace& work) const {
  const std::size_t size = width();
  work.types.reshape(types.size(), size);
  for (std::size_t begin = 0; begin < types.size(); begin += chunk_rows) {
    const std::size_t end = std::min(types.size(), begin + chunk_rows);
    work.columns.reshape(end - begin, tables_.size() * size);
    for (std::size_t i = begin; i < end; ++i) {
      float* row = work.columns.row(i - begin);
      for (const Table& table : tables_) {
        const auto keys = hash_keys(types[i].*table.attribute, table.seed);
        const std::size_t count = table.rows.size() / size;
        const std::array<const float*, 4> rows = {table.rows.data() + (keys[0] % count) * size,
                                                  table.rows.data() + (keys[1] % count) * size,
                                                  table.rows.data() + (keys[2] % count) * size,
                                                  table.rows.data() + (keys[3] % count) * size};
        sum_rows(rows, size, row);
        row += size;
      }
    }
    multiply(work.columns, mix_.weights, work.products);
    for (std::size_t i = begin; i < end; ++i) {
      mix_.activate(work.products.row(i - begin), work.types.row(i));
    }
  }
}

// The first layer sees nothing of a neighbour but its type, so that the products are those of the
// types; what is left for each token is a sum.
void TokenEncoder::convolve_types(Workspace& work) const {
  const std::size_t size = width();
  const std::size_t stretch = first_.bias.size();
  multiply(work.types, first_.weights, work.products);
  const std::vector<float> nothing(stretch, 0.0F);
  const auto part = [&](std::int32_t type, std::size_t place) {
    return type < 0 ? nothing.data()
                    : work.products.row(static_cast<std::size_t>(type)) + place * stretch;
  };
  std::vector<float> sums(stretch);
  const std::vector<std::int32_t>& type = work.row_type;
  for (std::size_t i = 0; i < type.size(); ++i) {
    const std::array<const float*, 3> parts = {part(i > 0 ? type[i - 1] : -1, 0), part(type[i], 1),
                                               part(i + 1 < type.size() ? type[i + 1] : -1, 2)};
    sum_rows(parts, stretch, sums.data());
    first_.activate(sums.data(), work.padded.row(i + 1));
    if (type[i] >= 0) {
      add_to(work.padded.row(i + 1), work.types.row(static_cast<std::size_t>(type[i])), size);
    }
  }
}

// A row, the one before and the one behind it lie side by side in memory.
void TokenEncoder::convolve(const MaxoutLayer& layer, Workspace& work) const {
  const std::size_t size = width();
  const std::size_t rows = work.padded.rows() - 2;
  work.next.reshape(rows + 2, size);
  std::fill_n(work.next.row(0), size, 0.0F);
  std::fill_n(work.next.row(rows + 1), size, 0.0F);
  for (std::size_t begin = 0; begin < rows; begin += chunk_rows) {
    const std::size_t end = std::min(rows, begin + chunk_rows);
    multiply({work.padded.row(begin), size, end - begin}, layer.weights, work.products);
    for (std::size_t i = begin; i < end; ++i) {
      float* const result = work.next.row(i + 1);
      layer.activate(work.products.row(i - begin), result);
      add_to(result, work.padded.row(i + 1), size);
    }
  }
  std::swap(work.padded, work.next);
}

void TokenEncoder::run(const NetworkInput& input, std::uint32_t first, std::uint32_t last,
                       std::span<const std::uint32_t> type, std::span<const TokenFeatures> types,
                       Workspace& work, Matrix& result) const {
  const std::size_t size = width();
  embed(types, work);
  // Each layer sees one token further; what lies beyond a document's ends are rows that start as
  // zeros but take part in every layer.
  const std::size_t pad = layers_.size() + 1;
  const std::size_t rows = type.size() + (last - first + 1) * pad;
  work.padded.reshape(rows + 2, size);
  std::fill_n(work.padded.row(0), size, 0.0F);
  std::fill_n(work.padded.row(rows + 1), size, 0.0F);
  work.row_type.assign(rows, -1);
  const auto rows_of = [&](auto&& visit) {
    std::size_t token = 0;
    std::size_t row = pad;
    for (std::uint32_t d = first; d < last; ++d, row += pad) {
      for (std::uint32_t i = input.begin[d]; i < input.begin[d + 1]; ++i) {
        visit(token++, row++);
      }
    }
  };
  rows_of([&](std::size_t token, std::size_t row) {
    work.row_type[row] = static_cast<std::int32_t>(type[token]);
  });
  convolve_types(work);
  for (const MaxoutLayer& layer : layers_) {
    convolve(layer, work);
  }
  result.reshape(type.size(), size);
  rows_of([&](std::size_t token, std::size_t row) {
    std::memcpy(result.row(token), work.padded.row(row + 1), size * sizeof(float));
  });
}

}  // namespace fabula
