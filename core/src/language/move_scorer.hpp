#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "fabula/language/model_file.hpp"
#include "language/matrix.hpp"
#include "language/product.hpp"
#include "language/weights.hpp"

namespace fabula {

/// The network of spaCy's TransitionBasedParser.v2: scores for every move of a state, from the
/// vectors of a few tokens of interest. What a token contributes in each of the places it can stand
/// in is computed for all tokens beforehand; a step then only adds rows.
class MoveScorer {
 public:
  /// Reads the sections whose names begin with `name`. Throws ModelError.
  MoveScorer(const ModelFile& file, const std::string& name);

  /// Width of the token vectors.
  [[nodiscard]] std::size_t inputs() const { return reduce_weights_.inputs; }
  [[nodiscard]] std::size_t places() const { return places_; }
  [[nodiscard]] std::size_t moves() const { return move_bias_.size(); }

  struct Workspace {
    Matrix reduced;
    Matrix parts;  ///< a row a token: its contribution in each place
    Matrix hidden;
    Matrix scores;  ///< a row a state: a score for each move
  };

  void prepare(InputRows tokens, Workspace& work) const;
  /// `context` holds places() tokens for each state, -1 where there is none. Fills work.scores.
  void score(std::span<const std::int32_t> context, Workspace& work) const;

 private:
  [[nodiscard]] std::size_t hidden_width() const { return move_weights_.inputs; }

  std::size_t places_ = 0;
  Weights reduce_weights_;
  std::span<const float> reduce_bias_;
  Weights part_weights_;              ///< places x pieces x hidden
  std::span<const float> part_bias_;  ///< pieces x hidden
  std::span<const float> absent_;     ///< places x pieces x hidden
  Weights move_weights_;
  std::span<const float> move_bias_;
};

}  // namespace fabula
