#include <cstdint>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fabula/error.hpp"
#include "language/arc_eager.hpp"
#include "language/dependency_tree.hpp"
#include "language/entity_moves.hpp"
#include "language/thinc_model.hpp"
#include "language/transition_moves.hpp"

namespace fabula {
namespace {

using testing::ElementsAre;

constexpr std::uint16_t label = 3;

TEST(ArcEager, BuildsTheTreeOfADeterminerANounAndAVerb) {
  ArcEagerState state(3);
  for (const auto move : {ArcEagerState::shift, ArcEagerState::left, ArcEagerState::shift,
                          ArcEagerState::left, ArcEagerState::shift, ArcEagerState::reduce}) {
    ASSERT_FALSE(state.is_final());
    ASSERT_TRUE(state.valid_moves()[move]);
    state.apply(move, label);
  }
  EXPECT_TRUE(state.is_final());
  EXPECT_EQ(state.head(0), 1);
  EXPECT_EQ(state.head(1), 2);
  EXPECT_EQ(state.head(2), ArcEagerState::none);
  EXPECT_EQ(state.label(0), label);
}

TEST(ArcEager, AtTheBeginningOnlyShiftAndBreakAreOpen) {
  EXPECT_THAT(ArcEagerState(2).valid_moves(), ElementsAre(true, false, false, false, true));
  EXPECT_THAT(ArcEagerState(1).valid_moves(), ElementsAre(true, false, false, false, false));
}

TEST(ArcEager, NoArcReachesOverABreak) {
  ArcEagerState state(3);
  state.apply(ArcEagerState::break_, 0);
  state.apply(ArcEagerState::shift, 0);
  EXPECT_THAT(state.valid_moves(), ElementsAre(false, true, false, false, true));
}

TEST(ArcEager, AWordWithoutHeadGoesBackOnceAndMayThenOnlyBeAttached) {
  ArcEagerState state(3);
  state.apply(ArcEagerState::shift, 0);
  state.apply(ArcEagerState::shift, 0);
  state.apply(ArcEagerState::reduce, 0);
  EXPECT_EQ(state.stack(0), 0);
  EXPECT_EQ(state.buffer(0), 1);
  EXPECT_EQ(state.buffer(1), 2);
  EXPECT_FALSE(state.valid_moves()[ArcEagerState::shift]);
  EXPECT_TRUE(state.valid_moves()[ArcEagerState::right]);
}

TEST(ArcEager, LeftReplacesTheHeadGivenByRight) {
  ArcEagerState state(3);
  state.apply(ArcEagerState::shift, 0);
  state.apply(ArcEagerState::right, 1);
  EXPECT_EQ(state.head(1), 0);
  EXPECT_EQ(state.context()[7], ArcEagerState::none);
  state.apply(ArcEagerState::left, label);
  EXPECT_EQ(state.head(1), 2);
  EXPECT_EQ(state.label(1), label);
  // Stack 0, buffer 2; the only child is left of the buffer's front.
  EXPECT_THAT(state.context(), ElementsAre(2, -1, 0, -1, -1, 1, -1, -1));
}

TEST(EntityMoves, AnEntityOfThreeTokens) {
  EntityState state(4);
  state.apply(EntityState::outside, 0);
  EXPECT_THAT(state.context(), ElementsAre(1, -1, -1));
  state.apply(EntityState::begin, 2);
  EXPECT_THAT(state.context(), ElementsAre(2, 1, 1));
  EXPECT_EQ(state.open_label(), 2);
  state.apply(EntityState::inside, 2);
  state.apply(EntityState::last, 2);
  EXPECT_TRUE(state.is_final());
  EXPECT_THAT(state.found(), ElementsAre(EntityState::Found{1, 4, 2}));
}

TEST(EntityMoves, BeginsNeitherOnSpaceNorBeforeABoundary) {
  const EntityState state(3);
  EXPECT_THAT(state.valid_moves(false, false), ElementsAre(false, true, false, false, true, true));
  EXPECT_THAT(state.valid_moves(true, false), ElementsAre(false, false, false, false, false, true));
  EXPECT_THAT(state.valid_moves(false, true), ElementsAre(false, false, false, false, true, true));
}

TEST(EntityMoves, AnOpenEntityMustBeClosedAtTheEnd) {
  EntityState state(3);
  state.apply(EntityState::begin, 1);
  EXPECT_THAT(state.valid_moves(false, false), ElementsAre(false, false, true, true, false, false));
  EXPECT_THAT(state.valid_moves(false, true), ElementsAre(false, false, false, true, false, false));
  state.apply(EntityState::inside, 1);
  EXPECT_THAT(state.valid_moves(false, false),
              ElementsAre(false, false, false, true, false, false));
}

TEST(DependencyTree, ReattachesToTheLabelThatTheParserMeant) {
  // 3 hangs on 1 as `0||1`: what was meant is the first token below 1 that is a 1.
  const std::vector<MoveLabel> moves = {{0}, {1}, {2}, {0, 1}};
  DependencyTree tree{{1, 1, 1, 1, 2}, {0, 2, 0, 3, 1}, {0, 0, 0, 0, 0}};
  reattach(tree, moves);
  EXPECT_THAT(tree.head, ElementsAre(1, 1, 1, 4, 2));
  EXPECT_THAT(tree.label, ElementsAre(0, 2, 0, 0, 1));
}

TEST(DependencyTree, KeepsTheHeadWhereNoneBelowHasTheLabel) {
  const std::vector<MoveLabel> moves = {{0}, {1}, {2}, {0, 1}};
  DependencyTree tree{{1, 1, 1}, {0, 2, 3}, {0, 0, 0}};
  reattach(tree, moves);
  EXPECT_THAT(tree.head, ElementsAre(1, 1, 1));
  EXPECT_THAT(tree.label, ElementsAre(0, 2, 0));
}

TEST(DependencyTree, SentencesStartAtTheLeftmostTokenBelowEachRoot) {
  const std::vector<std::uint32_t> head = {1, 1, 1, 5, 5, 5};
  EXPECT_THAT(sentence_starts(head), ElementsAre(1, 0, 0, 1, 0, 0));
}

std::span<const std::byte> bytes(const std::string& text) {
  return std::as_bytes(std::span(text));
}

TEST(TransitionMoves, AreOrderedByKindThenCountThenNameBackwards) {
  const std::string json = R"({"4":{"ROOT":9},"2":{"a":5,"b":7,"c":5},"0":{"":1}})";
  const std::string file =
      std::string("\x81\xa5moves\xd9", 8) + std::string(1, static_cast<char>(json.size())) + json;
  EXPECT_THAT(read_moves(bytes(file), "moves"),
              ElementsAre(TransitionMove{0, ""}, TransitionMove{2, "b"}, TransitionMove{2, "c"},
                          TransitionMove{2, "a"}, TransitionMove{4, "ROOT"}));
}

TEST(TransitionMoves, RefusesWhatIsNoSuchFile) {
  EXPECT_THROW(read_moves(bytes("\x81\xa5other\xa0"), "moves"), ModelError);
  EXPECT_THROW(read_moves(bytes(""), "moves"), ModelError);
}

TEST(ThincModel, RefusesWhatIsNoModel) {
  EXPECT_THROW(read_thinc_model(bytes("\xc1"), "tagger/model"), ModelError);
  EXPECT_THROW(read_thinc_model(bytes("\x80"), "tagger/model"), ModelError);
}

}  // namespace
}  // namespace fabula
