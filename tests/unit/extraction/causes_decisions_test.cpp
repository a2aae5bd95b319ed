#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extraction/causes/model_relations.hpp"

namespace fabula::causes {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

/// Of three events: a likely cause between the first two whose direction is open, and a somewhat
/// less likely one, backward, between the last two.
Opinion opinion() {
  return {0.8F, {{0, 1}, {1, 2}}, {{0.02F, 0.55F, 0.43F}, {0.45F, 0.05F, 0.5F}}};
}

CauseModel model(float threshold, float further_pair) {
  CauseModel model;
  model.threshold = threshold;
  model.further_pair = further_pair;
  return model;
}

TEST(CauseDecisions, APairOfOpenDirectionGivesWayToASurerOne) {
  const auto decisions = decide(opinion(), model(0, 0.9F));
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_EQ(decisions[0].from, 2U);
  EXPECT_EQ(decisions[0].to, 1U);
}

TEST(CauseDecisions, FurtherPairsAreToldWhereTheyAreSureEnough) {
  EXPECT_THAT(decide(opinion(), model(0, 0.3F)), SizeIs(2));
}

TEST(CauseDecisions, ASentenceBelowTheThresholdTellsNone) {
  EXPECT_THAT(decide(opinion(), model(3, 0.3F)), IsEmpty());
}

}  // namespace
}  // namespace fabula::causes
