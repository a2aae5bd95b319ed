#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <random>
#include <unordered_map>
#include <utility>
#include <vector>

#include "fabula/language/linear_model.hpp"

namespace fabula {
namespace {

/// A table of weights with the sums that AdaGrad and averaging need.
struct Table {
  explicit Table(std::size_t size) : weight(size), squares(size, 1e-6F), sum(size) {}
  void step(std::size_t i, float gradient, float rate) {
    squares[i] += gradient * gradient;
    weight[i] -= rate * gradient / std::sqrt(squares[i]);
  }
  std::vector<float> weight;
  std::vector<float> squares;
  std::vector<double> sum;  // of the weight after each epoch of the last half
};

class Trainer {
 public:
  Trainer(const std::vector<LinearExample>& examples, std::size_t width,
          const LinearTraining& training)
      : examples_(examples),
        width_(width),
        training_(training),
        features_(frequent_features()),
        numbers_(examples.empty() ? 0 : examples.front().features.numbers().size()),
        of_features_(features_.size() * width),
        of_numbers_(numbers_ * width),
        bias_(width),
        scores_(width) {
    index_examples();
  }

  LinearModel::Weights train(std::vector<std::string> classes) {
    std::vector<std::uint32_t> order(examples_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::mt19937 random(1);
    unsigned averaged = 0;
    for (unsigned epoch = 0; epoch < training_.epochs; ++epoch) {
      // Not std::shuffle, whose result the standard leaves open.
      for (std::size_t i = order.size(); i > 1; --i) {
        std::swap(order[i - 1], order[random() % i]);
      }
      for (const std::uint32_t example : order) {
        learn(example);
      }
      if (epoch >= training_.epochs / 2) {
        ++averaged;
        for (Table* const table : {&of_features_, &of_numbers_, &bias_}) {
          for (std::size_t i = 0; i < table->weight.size(); ++i) {
            table->sum[i] += static_cast<double>(table->weight[i]);
          }
        }
      }
    }
    return {std::move(classes),
            features_,
            average(of_features_, averaged),
            numbers_,
            average(of_numbers_, averaged),
            average(bias_, averaged)};
  }

 private:
  [[nodiscard]] std::vector<std::uint32_t> frequent_features() const {
    std::unordered_map<std::uint32_t, std::pair<std::size_t, unsigned>>
        seen;  // last example, count
    for (std::size_t i = 0; i < examples_.size(); ++i) {
      for (const std::uint32_t feature : examples_[i].features.hashes()) {
        auto& [last, count] = seen[feature];
        count += count == 0 || last != i ? 1 : 0;
        last = i;
      }
    }
    std::vector<std::uint32_t> frequent;
    for (const auto& [feature, of] : seen) {
      if (of.second >= training_.rare) {
        frequent.push_back(feature);
      }
    }
    std::sort(frequent.begin(), frequent.end());
    return frequent;
  }

  void index_examples() {
    rows_.resize(examples_.size());
    for (std::size_t i = 0; i < examples_.size(); ++i) {
      for (const std::uint32_t feature : examples_[i].features.hashes()) {
        const auto found = std::lower_bound(features_.begin(), features_.end(), feature);
        if (found != features_.end() && *found == feature) {
          rows_[i].push_back(static_cast<std::uint32_t>(found - features_.begin()));
        }
      }
    }
  }

  void learn(std::uint32_t example) {
    const LinearExample& of = examples_[example];
    score(example);
    for (std::size_t c = 0; c < width_; ++c) {
      const float gradient = of.weight * (scores_[c] - (c == of.gold ? 1.0F : 0.0F));
      bias_.step(c, gradient, training_.rate);
      for (const std::uint32_t row : rows_[example]) {
        const std::size_t i = row * width_ + c;
        of_features_.step(i, gradient + training_.l2 * of_features_.weight[i], training_.rate);
      }
      for (std::size_t n = 0; n < numbers_; ++n) {
        const std::size_t i = n * width_ + c;
        of_numbers_.step(i,
                         gradient * of.features.numbers()[n] + training_.l2 * of_numbers_.weight[i],
                         training_.rate);
      }
    }
  }

  /// Leaves the probabilities of an example's classes in scores_.
  void score(std::uint32_t example) {
    scores_ = bias_.weight;
    for (const std::uint32_t row : rows_[example]) {
      for (std::size_t c = 0; c < width_; ++c) {
        scores_[c] += of_features_.weight[row * width_ + c];
      }
    }
    for (std::size_t n = 0; n < numbers_; ++n) {
      for (std::size_t c = 0; c < width_; ++c) {
        scores_[c] += examples_[example].features.numbers()[n] * of_numbers_.weight[n * width_ + c];
      }
    }
    const float highest = *std::max_element(scores_.begin(), scores_.end());
    float sum = 0;
    for (float& s : scores_) {
      s = std::exp(s - highest);
      sum += s;
    }
    for (float& s : scores_) {
      s /= sum;
    }
  }

  static std::vector<float> average(const Table& table, unsigned count) {
    std::vector<float> mean(table.sum.size());
    std::transform(table.sum.begin(), table.sum.end(), mean.begin(),
                   [&](double sum) { return static_cast<float>(sum / std::max(1U, count)); });
    return mean;
  }

  const std::vector<LinearExample>& examples_;
  std::size_t width_;
  const LinearTraining& training_;
  std::vector<std::uint32_t> features_;
  std::vector<std::vector<std::uint32_t>> rows_;
  std::size_t numbers_;
  Table of_features_;
  Table of_numbers_;
  Table bias_;
  std::vector<float> scores_;
};

}  // namespace

LinearModel::Weights train_linear_model(const std::vector<LinearExample>& examples,
                                        std::vector<std::string> classes,
                                        const LinearTraining& training) {
  const std::size_t width = classes.size();
  return Trainer(examples, width, training).train(std::move(classes));
}

}  // namespace fabula
