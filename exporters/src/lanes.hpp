#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "fabula/story/story.hpp"

namespace fabula::exporters {

/// The actors who are in most of some events, each with a lane (a row, a colour, a group) of their
/// own; the events of all others share the last one.
class Lanes {
 public:
  /// At most `count` actors, each in more than one of the events. The story must outlive it.
  Lanes(const Story& story, std::span<const std::uint32_t> events, std::size_t count);

  /// The lane of who does it, else of who else is in it; size() where none of these has one.
  [[nodiscard]] std::size_t of(const Event& event) const;
  [[nodiscard]] std::size_t size() const noexcept { return actors_.size(); }
  [[nodiscard]] ActorId id(std::size_t lane) const { return actors_[lane]; }
  [[nodiscard]] const Actor& actor(std::size_t lane) const {
    return story_->actors[actors_[lane].value];
  }

 private:
  const Story* story_;
  std::vector<ActorId> actors_;
};

}  // namespace fabula::exporters
