#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "story/digest.hpp"

/// By what events that may be one find each other, without every event being compared with every
/// other. What is refused here never matches, see event_match; what is not refused may.
namespace fabula {

/// The days within which an event of another article must lie to be this one. Days count from
/// 1400-01-01.
struct EventDays {
  std::int32_t first = 0;
  std::int32_t last = 0;     ///< included
  bool dated = false;        ///< the text names them
  bool points_back = false;  ///< see LocalEvent
  /// The day of which it is the news, where the text names none and tells it as done.
  std::optional<std::int32_t> news;
};

/// A place to look for other events: what it is called, together with a word or a name around it.
struct EventBlock {
  std::uint32_t hash = 0;
  /// A bit for each word or name that is had in common with whatever else is in the block, and
  /// `called_alike`. Bits are of one event: those of two events are not compared.
  std::uint64_t evidence = 0;
};
constexpr std::uint64_t called_alike = 1ULL << 63U;
/// What is called alike in two articles that are mainly about one.
constexpr std::uint64_t told_again = 1ULL << 62U;

struct EventMarks {
  EventDays days;
  std::vector<EventBlock> blocks;  ///< by hash, each once
  /// Places to look for what an article about the same tells again, on whatever days: what it is
  /// called, together with whom its article is mainly about. Their evidence is `told_again`.
  std::vector<std::uint32_t> again;
};

EventMarks marks_of(const ArticleDigest& article, const LocalEvent& event,
                    const StoryThresholds& thresholds);

/// Whether an article about the same may tell of it again without a date: all but what somebody
/// says, thinks or sees, as everybody does so often.
bool can_be_told_again(const LocalEvent& event);

/// Whether two events can have been on one day.
bool days_meet(const EventDays& a, const EventDays& b);

/// Whether so much in common, gathered from all blocks that two events share, can make them one.
/// `same_subjects`: whether their articles are about the same, see are_about_the_same().
bool may_be_one(const EventDays& a, const EventDays& b, std::uint64_t evidence, bool same_subjects);

/// Articles that share so many subjects are about the same: what one of them tells as known is
/// looked for in the other.
bool are_about_the_same(int shared_subjects);

}  // namespace fabula
