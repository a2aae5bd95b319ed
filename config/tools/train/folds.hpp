#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "fabula/language/linear_model.hpp"

namespace fabula::train {

constexpr std::uint32_t fold_count = 5;

/// The cases of a lesson, each with the article that it stands in.
struct Cases {
  std::vector<std::string> classes;
  std::vector<LinearExample> examples;
  std::vector<std::uint32_t> article;  ///< of every example
};

/// The fold that an article belongs to. Articles of one kind stand together in a corpus, so that
/// every fold has some of each.
constexpr std::uint32_t fold_of(std::uint32_t article) {
  return article % fold_count;
}

/// The model that has learnt from the articles of all folds but one.
LinearModel learn_without(const Cases& cases, std::uint32_t fold, const LinearTraining& training);

/// The probabilities of every case's classes, by the model that has learnt from the articles of
/// all other folds and nothing else: row-major, a row a case.
std::vector<float> cross_validate(const Cases& cases, const LinearTraining& training);

/// The model that has learnt from all cases.
LinearModel learn(const Cases& cases, const LinearTraining& training);

}  // namespace fabula::train
