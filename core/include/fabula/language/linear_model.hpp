#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fabula {

/// What is known of one case that a LinearModel decides on: a set of named features, which hold or
/// do not ("lemma=say", "head=plan xcomp"), and a vector of numbers where the model takes one.
/// Features are kept as hashes of their text; made to be cleared and filled again without
/// allocation.
class Features {
 public:
  /// The feature "name=value"; "name=value|other" is the pair of two.
  void add(std::string_view name, std::string_view value = {});
  void add(std::string_view name, std::string_view value, std::string_view other);
  void set_numbers(std::span<const float> numbers) {
    numbers_.assign(numbers.begin(), numbers.end());
  }
  void clear();

  [[nodiscard]] std::span<const std::uint32_t> hashes() const { return hashes_; }
  [[nodiscard]] std::span<const float> numbers() const { return numbers_; }

 private:
  std::vector<std::uint32_t> hashes_;
  std::vector<float> numbers_;
};

/// A multinomial logistic regression over Features, as train_linear_model makes it. Weights are
/// small whole numbers times one scale, so that a model of some ten thousand features is a file of
/// some hundred kilobytes. One that is made by default has no classes and is `empty`.
class LinearModel {
 public:
  /// The weights of one model, as a trainer leaves them: row-major, a row a feature (or a number of
  /// the vector), a column a class.
  struct Weights {
    std::vector<std::string> classes;
    std::vector<std::uint32_t> features;  ///< hashes, ascending, each once
    std::vector<float> of_features;       ///< features.size() x classes.size()
    std::size_t number_count = 0;
    std::vector<float> of_numbers;  ///< number_count x classes.size()
    std::vector<float> bias;        ///< classes.size()
  };

  LinearModel() = default;
  /// Rounds the weights; features whose weights all round to zero are dropped.
  explicit LinearModel(const Weights& weights);

  /// The file's bytes: a magic word with the version of the form, then counts and tables in
  /// little-endian order.
  [[nodiscard]] std::string to_bytes() const;
  /// Throws Error where the bytes are no such file, are cut off, or of another version.
  static LinearModel from_bytes(std::string_view bytes);

  [[nodiscard]] bool empty() const noexcept { return classes_.empty(); }
  [[nodiscard]] const std::vector<std::string>& classes() const noexcept { return classes_; }
  [[nodiscard]] std::size_t feature_count() const noexcept { return features_.size(); }

  /// The probability of every class, in the order of classes(). REQUIRES: `probabilities` has a
  /// place for each, and the features have as many numbers as the model takes.
  void predict(const Features& features, std::span<float> probabilities) const;

 private:
  [[nodiscard]] const std::int8_t* row_of(std::uint32_t feature) const;
  void index();

  std::vector<std::string> classes_;
  std::vector<std::uint32_t> features_;
  std::vector<std::int8_t> of_features_;
  float scale_ = 1;
  std::vector<float> of_numbers_;
  std::vector<float> bias_;
  // features_ is looked up by its upper bits: entry i is where hashes from i << shift begin.
  std::vector<std::uint32_t> first_;
};

/// One case to learn from.
struct LinearExample {
  Features features;
  std::uint32_t gold = 0;  ///< index into the classes
  float weight = 1;
};

/// How a LinearModel is trained.
struct LinearTraining {
  unsigned epochs = 12;
  float rate = 0.2F;
  float l2 = 1e-5F;
  unsigned rare = 2;  ///< features seen in fewer examples are left out
};

/// Multinomial logistic regression by stochastic gradient steps with a rate per weight (AdaGrad,
/// Duchi et al. 2011), averaged over the last half of the steps. The same examples in the same
/// order give the same weights.
LinearModel::Weights train_linear_model(const std::vector<LinearExample>& examples,
                                        std::vector<std::string> classes,
                                        const LinearTraining& training);

}  // namespace fabula
