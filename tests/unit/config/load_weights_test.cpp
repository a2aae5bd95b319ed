#include "load_weights.hpp"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scratch_path.hpp"

namespace fabula::config {
namespace {

namespace fs = std::filesystem;

fs::path file_with(const std::string& bytes) {
  const fs::path path = scratch_path(".weights");
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

TEST(LoadWeights, GiveAnEmptyModelWhereTheFileIsEmpty) {
  Diagnostics problems;
  EXPECT_TRUE(load_weights(file_with(""), problems).empty());
  EXPECT_TRUE(load_lexicon(file_with(""), problems).empty());
  EXPECT_THAT(problems, testing::IsEmpty());
}

TEST(LoadWeights, MissTheirFile) {
  Diagnostics problems;
  const fs::path path = scratch_path(".none");
  EXPECT_TRUE(load_weights(path, problems).empty());
  EXPECT_TRUE(load_lexicon(path, problems).empty());
  ASSERT_THAT(problems, testing::SizeIs(2));
  EXPECT_EQ(problems.front().code, "config-missing-file");
  EXPECT_EQ(problems.front().where.file, path.string());
}

TEST(LoadWeights, ReadBackWhatTrainingWrote) {
  LinearModel::Weights weights;
  weights.classes = {"none", "event"};
  weights.features = {7};
  weights.of_features = {-1, 1};
  weights.bias = {0, 0};
  const std::string bytes = LinearModel(weights).to_bytes();
  Diagnostics problems;
  EXPECT_EQ(load_weights(file_with(bytes), problems).to_bytes(), bytes);
  EXPECT_THAT(problems, testing::IsEmpty());
}

TEST(LoadWeights, NameTheFileThatIsBroken) {
  Diagnostics problems;
  const fs::path path = file_with("no weights");
  EXPECT_TRUE(load_weights(path, problems).empty());
  ASSERT_THAT(problems, testing::SizeIs(1));
  EXPECT_EQ(problems.front().code, "config-broken-weights");
  EXPECT_EQ(problems.front().where.file, path.string());
}

}  // namespace
}  // namespace fabula::config
