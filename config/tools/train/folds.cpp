#include "folds.hpp"

#include <cstddef>
#include <span>

namespace fabula::train {

LinearModel learn_without(const Cases& cases, std::uint32_t fold, const LinearTraining& training) {
  std::vector<LinearExample> others;
  for (std::size_t i = 0; i < cases.examples.size(); ++i) {
    if (fold_of(cases.article[i]) != fold) {
      others.push_back(cases.examples[i]);
    }
  }
  return LinearModel(train_linear_model(others, cases.classes, training));
}

std::vector<float> cross_validate(const Cases& cases, const LinearTraining& training) {
  const std::size_t width = cases.classes.size();
  std::vector<float> probabilities(cases.examples.size() * width);
  for (std::uint32_t fold = 0; fold < fold_count; ++fold) {
    const LinearModel model = learn_without(cases, fold, training);
    for (std::size_t i = 0; i < cases.examples.size(); ++i) {
      if (fold_of(cases.article[i]) == fold) {
        model.predict(cases.examples[i].features,
                      std::span(probabilities).subspan(i * width, width));
      }
    }
  }
  return probabilities;
}

LinearModel learn(const Cases& cases, const LinearTraining& training) {
  return LinearModel(train_linear_model(cases.examples, cases.classes, training));
}

}  // namespace fabula::train
