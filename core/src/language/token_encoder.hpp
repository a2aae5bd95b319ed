#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "fabula/language/model_file.hpp"
#include "language/matrix.hpp"
#include "language/maxout_layer.hpp"
#include "language/network.hpp"

namespace fabula {

/// spaCy's Tok2Vec of MultiHashEmbed and MaxoutWindowEncoder: the attributes of a token are hashed
/// into tables of vectors, mixed, and then each token looks at its neighbours several times.
class TokenEncoder {
 public:
  /// Reads the sections whose names begin with `name`. Throws ModelError.
  TokenEncoder(const ModelFile& file, const std::string& name);

  [[nodiscard]] std::size_t width() const { return mix_.outputs(); }

  /// Room for the work of one batch; may be used again.
  struct Workspace {
    Matrix types;     ///< a row for each distinct token
    Matrix columns;   ///< what the tables say of a type, side by side
    Matrix products;  ///< before maxout
    /// Documents with rows of padding between them, and one row of zeros before and after all.
    Matrix padded;
    Matrix next;                         ///< `padded` after one more layer
    std::vector<std::int32_t> row_type;  ///< what stands in these rows, -1 for padding
  };

  /// Documents [first, last) of the input, one row a token. `type` says for each of these tokens
  /// which of `types` it equals; the part that does not depend on neighbours is computed per type.
  void run(const NetworkInput& input, std::uint32_t first, std::uint32_t last,
           std::span<const std::uint32_t> type, std::span<const TokenFeatures> types,
           Workspace& work, Matrix& result) const;

 private:
  struct Table {
    std::uint64_t TokenFeatures::*attribute;
    std::uint32_t seed;
    std::span<const float> rows;
  };
  void embed(std::span<const TokenFeatures> types, Workspace& work) const;
  void convolve_types(Workspace& work) const;
  void convolve(const MaxoutLayer& layer, Workspace& work) const;

  std::vector<Table> tables_;
  MaxoutLayer mix_;
  MaxoutLayer first_;  ///< weights: the left neighbour's, the token's own, the right neighbour's
  std::vector<MaxoutLayer> layers_;  ///< the others; weights: the three side by side
};

}  // namespace fabula
