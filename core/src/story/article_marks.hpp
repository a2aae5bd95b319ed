#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "fabula/story/story.hpp"
#include "story/digest.hpp"
#include "story/event_marks.hpp"

namespace fabula {

/// What an article is found by, made without a look at any other.
struct ArticleMarks {
  std::vector<EventMarks> events;  ///< by event of its digest
  /// Keys of all its actors by hash, ascending, each once: two articles share at least as many of
  /// these as they are found to have subjects in common, whichever is looked at first.
  std::vector<std::uint32_t> subjects;
  std::vector<std::uint64_t> words;  ///< of labels, participants, names, headline; ascending
  std::vector<std::uint32_t> told;   ///< hashes of the ids that its mentions give, the same
};

ArticleMarks marks_of(const ReadArticle& article, const ArticleDigest& digest,
                      const StoryThresholds& thresholds);

/// What ArticleMarks::words holds of a text: its words in lower case, each once.
std::vector<std::uint64_t> word_marks(std::string_view text);
/// What ArticleMarks::told holds of an id; 0 where it is none.
std::uint32_t event_mark(std::string_view id);

/// Whether a story would take one of two articles for a revision of the other.
bool are_revisions(const ReadArticle& a, const ReadArticle& b, const StoryThresholds& thresholds);

/// An event of one article and one of another, by their indices in the digests.
using EventPair = std::pair<std::uint32_t, std::uint32_t>;

/// An article as it is compared: both are of an argument and end with the call.
struct Compared {
  const ArticleDigest& digest;
  std::string_view id;
};

/// Whether a story would join some of these pairs of events of two articles. Pairs that point
/// beyond the events are passed over.
bool share_event(Compared a, Compared b, const std::vector<EventPair>& pairs,
                 const StoryThresholds& thresholds);

}  // namespace fabula
