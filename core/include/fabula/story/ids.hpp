#pragma once

#include <compare>
#include <cstdint>

namespace fabula {

/// A 32-bit index that cannot be mixed up with an index of another kind.
template <class Tag>
struct Id {
  std::uint32_t value = 0;
  friend constexpr auto operator<=>(Id, Id) = default;
};
using ArticleId = Id<struct ArticleTag>;
using ActorId = Id<struct ActorTag>;
using EventId = Id<struct EventTag>;

}  // namespace fabula
