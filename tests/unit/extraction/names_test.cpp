#include "fabula/extraction/names.hpp"

#include <gtest/gtest.h>

namespace fabula {
namespace {

TEST(Names, OfAStatusReadBack) {
  for (const Status status :
       {Status::happened, Status::ongoing, Status::planned, Status::possible, Status::negated}) {
    EXPECT_EQ(status_named(name_of(status)), status);
  }
  EXPECT_EQ(status_named("over"), std::nullopt);
  EXPECT_EQ(status_names().size(), 5U);
}

TEST(Names, OfRolesAreAllDifferent) {
  EXPECT_EQ(name_of(Role::agent), "agent");
  EXPECT_EQ(name_of(Role::other), "other");
}

}  // namespace
}  // namespace fabula
