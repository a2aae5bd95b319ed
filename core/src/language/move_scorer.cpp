#include "language/move_scorer.hpp"

#include <fmt/format.h>

#include "fabula/error.hpp"
#include "language/product.hpp"
#include "language/vector_math.hpp"

namespace fabula {

MoveScorer::MoveScorer(const ModelFile& file, const std::string& name)
    : reduce_weights_(read_weights(file, name + "/reduce")),
      reduce_bias_(file.floats(name + "/reduce/bias")),
      part_weights_(read_weights(file, name + "/part")),
      part_bias_(file.floats(name + "/part/bias")),
      absent_(file.floats(name + "/part/absent")),
      move_weights_(read_weights(file, name + "/move")),
      move_bias_(file.floats(name + "/move/bias")) {
  const auto whole = [](std::size_t a, std::size_t b) { return b > 0 && a > 0 && a % b == 0; };
  if (!reduce_weights_.fit(reduce_bias_.size()) || !move_weights_.fit(move_bias_.size()) ||
      !part_weights_.fit(absent_.size()) || part_weights_.inputs != reduce_bias_.size() ||
      !whole(absent_.size(), part_bias_.size()) || !whole(part_bias_.size(), hidden_width())) {
    throw ModelError(fmt::format("the sizes of '{}' in the model do not fit each other", name));
  }
  places_ = absent_.size() / part_bias_.size();
}

void MoveScorer::prepare(InputRows tokens, Workspace& work) const {
  multiply(tokens, reduce_weights_, work.reduced);
  add_bias(work.reduced, reduce_bias_);
  multiply({work.reduced.row(0), work.reduced.width(), work.reduced.rows()}, part_weights_,
           work.parts);
}

void MoveScorer::score(std::span<const std::int32_t> context, Workspace& work) const {
  const std::size_t width = part_bias_.size();
  const std::size_t hidden = hidden_width();
  const std::size_t states = context.size() / places_;
  work.hidden.reshape(states, hidden);
  std::vector<float> sums(width);
  std::vector<const float*> parts(places_);
  for (std::size_t s = 0; s < states; ++s) {
    for (std::size_t place = 0; place < places_; ++place) {
      const std::int32_t token = context[s * places_ + place];
      parts[place] =
          (token < 0 ? absent_.data() : work.parts.row(static_cast<std::size_t>(token))) +
          place * width;
    }
    sum_rows(parts, width, sums.data());
    maxout(sums.data(), part_bias_.data(), width / hidden, hidden, work.hidden.row(s));
  }
  multiply(work.hidden, move_weights_, work.scores);
  add_bias(work.scores, move_bias_);
}

}  // namespace fabula
