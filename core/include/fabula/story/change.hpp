#pragma once

#include <cstddef>

#include "fabula/story/story.hpp"

namespace fabula {

/// What other articles changed of a story.
struct StoryChange {
  std::size_t new_events = 0;
  std::size_t told_again = 0;    ///< events that were there and have further mentions
  std::size_t dated_better = 0;  ///< of which less was known when they were
  std::size_t new_causes = 0;
  std::size_t contradicted = 0;  ///< of which articles now say different things
};

/// Compares a story with what it was. Events are the same where they share a mention.
StoryChange change_between(const Story& before, const Story& after);

}  // namespace fabula
