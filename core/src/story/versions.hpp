#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "story/telling.hpp"

namespace fabula {

/// What articles say of one event where they say different things, and which of it counts: what was
/// told last, unless two more independent sources say otherwise.
struct FoundVersions {
  std::vector<Version> versions;  ///< of each field the one that counts first; it says why
  Status status = Status::happened;
  std::set<std::size_t> other_dates;                  ///< tellings whose date does not count
  std::set<std::pair<Role, std::string>> superseded;  ///< participants whose number does not count
  std::size_t sources = 1;  ///< of the tellings; repeats of one text are one
};

FoundVersions find_versions(const std::vector<Telling>& tellings,
                            const StoryThresholds& thresholds);

}  // namespace fabula
