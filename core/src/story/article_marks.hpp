#pragma once

#include <cstdint>
#include <vector>

#include "fabula/story/story.hpp"

namespace fabula {

/// Something by which articles that tell of one event, or are revisions of one, are found: without
/// a mark of the same hash and days in common they do neither.
struct Mark {
  std::uint64_t hash = 0;
  std::int32_t first = 0;  ///< day, counted from 1400-01-01
  std::int32_t last = 0;   ///< the same, included
};

/// What an article is found by, made without a look at any other.
struct ArticleMarks {
  std::vector<Mark> marks;            ///< by hash, each once
  std::vector<std::uint64_t> words;   ///< of labels, names, headline; ascending, each once
  std::vector<std::uint32_t> events;  ///< hashes of the ids that its mentions give, the same
};

ArticleMarks marks_of(const ReadArticle& article, const StoryThresholds& thresholds);

/// What ArticleMarks::words holds of a text: its words in lower case, each once.
std::vector<std::uint64_t> word_marks(std::string_view text);
/// What ArticleMarks::events holds of an id; 0 where it is none.
std::uint32_t event_mark(std::string_view id);

/// Whether a story would join something of two articles: an event, or the articles themselves.
bool are_tied(const ReadArticle& a, const ReadArticle& b, const StoryThresholds& thresholds);

}  // namespace fabula
