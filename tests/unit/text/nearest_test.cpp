#include "fabula/text/nearest.hpp"

#include <gtest/gtest.h>

namespace fabula {
namespace {

const std::vector<std::string> words = {"timeline", "graph", "why", "--format"};

TEST(Nearest, FindsWhatASlipMeant) {
  EXPECT_EQ(nearest("timelin", words), "timeline");
  EXPECT_EQ(nearest("grpah", words), "graph");
  EXPECT_EQ(nearest("--fromat", words), "--format");
  EXPECT_EQ(nearest("wy", words), "why");
}

TEST(Nearest, FindsNothingForWhatIsFarFromAll) {
  EXPECT_EQ(nearest("causes", words), std::nullopt);
  EXPECT_EQ(nearest("", words), std::nullopt);
  EXPECT_EQ(nearest("graph", {}), std::nullopt);
  EXPECT_EQ(nearest(std::string(100000, 'x'), words), std::nullopt);
}

}  // namespace
}  // namespace fabula
