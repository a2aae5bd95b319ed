#include "fabula/language/linear_model.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "fabula/error.hpp"

namespace fabula {
namespace {

LinearExample example(std::initializer_list<const char*> names, std::uint32_t gold,
                      std::vector<float> numbers = {}) {
  LinearExample result;
  for (const char* const name : names) {
    result.features.add(name);
  }
  result.features.set_numbers(numbers);
  result.gold = gold;
  return result;
}

std::vector<LinearExample> weather(int copies) {
  std::vector<LinearExample> examples;
  for (int i = 0; i < copies; ++i) {
    examples.push_back(example({"cloud", "wind"}, 0));
    examples.push_back(example({"cloud"}, 1));
    examples.push_back(example({"sun", "wind"}, 1));
  }
  return examples;
}

LinearModel trained(const std::vector<LinearExample>& examples) {
  return LinearModel(train_linear_model(examples, {"rain", "dry"}, {}));
}

std::array<float, 2> predict(const LinearModel& model, const LinearExample& of) {
  std::array<float, 2> probabilities{};
  model.predict(of.features, probabilities);
  return probabilities;
}

TEST(LinearModel, LearnsWhatNoFeatureTellsAlone) {
  const LinearModel model = trained(weather(20));
  for (const LinearExample& of : weather(1)) {
    const auto probabilities = predict(model, of);
    EXPECT_GT(probabilities.at(of.gold), 0.8F);
    EXPECT_NEAR(probabilities[0] + probabilities[1], 1, 1e-5);
  }
}

TEST(LinearModel, LearnsFromNumbers) {
  std::vector<LinearExample> examples;
  for (int i = -20; i <= 20; ++i) {
    examples.push_back(example({}, i > 0 ? 0 : 1, {static_cast<float>(i) / 10, 1}));
  }
  const LinearModel model = trained(examples);
  EXPECT_GT(predict(model, example({}, 0, {1.5F, 1}))[0], 0.8F);
  EXPECT_LT(predict(model, example({}, 0, {-1.5F, 1}))[0], 0.2F);
}

TEST(LinearModel, LeavesOutRareFeatures) {
  std::vector<LinearExample> examples = weather(20);
  examples.push_back(example({"seen once"}, 0));
  EXPECT_EQ(trained(examples).feature_count(), trained(weather(20)).feature_count());
}

TEST(LinearModel, ReadsBackWhatItWrote) {
  const LinearModel model = trained(weather(20));
  const LinearModel read = LinearModel::from_bytes(model.to_bytes());
  EXPECT_EQ(read.classes(), model.classes());
  EXPECT_EQ(read.to_bytes(), model.to_bytes());
  for (const LinearExample& of : weather(1)) {
    EXPECT_EQ(predict(read, of), predict(model, of));
  }
}

TEST(LinearModel, RefusesBytesThatAreCutOffOrForeign) {
  const std::string bytes = trained(weather(20)).to_bytes();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THROW(LinearModel::from_bytes(bytes.substr(0, size)), Error) << size;
  }
  EXPECT_THROW(LinearModel::from_bytes(bytes + "x"), Error);
}

TEST(LinearModel, TrainsTheSameWeightsTwice) {
  EXPECT_EQ(trained(weather(20)).to_bytes(), trained(weather(20)).to_bytes());
}

}  // namespace
}  // namespace fabula
