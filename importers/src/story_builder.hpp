#pragma once

#include <optional>
#include <string>

#include "dateline.hpp"
#include "fabula/text/article_words.hpp"
#include "fabula/time/time_range.hpp"
#include "story_text.hpp"

namespace fabula::importers {

/// Puts an article together from its parts. What was said first of its date, author and place
/// counts.
class StoryBuilder {
 public:
  /// The words must outlive the builder.
  explicit StoryBuilder(const ArticleWords& words) : words_(words) {}

  /// The headline, as a block of the text.
  void headline(const std::string& text);
  void date(const std::optional<Instant>& published, const std::string& from);
  /// When it was changed last.
  void modified(const std::optional<Instant>& date, const std::string& from);
  /// Where nothing tells when it was published, the last change counts.
  void date_by_last_change();
  void author(std::string name);
  /// A paragraph. One of the first may begin with a dateline, which becomes a block of its own, or
  /// be nothing else, and is then no text.
  void body(const std::string& text);

  /// What is known of the article.
  [[nodiscard]] ArticleMeta& meta() { return story_.meta; }
  [[nodiscard]] bool empty() const { return story_.blocks.empty(); }
  StoryText finish() && { return std::move(story_); }

 private:
  void dateline(const Dateline& dateline);
  void add(const std::string& text, Block::Kind kind);

  const ArticleWords& words_;
  StoryText story_;
  int bodies_ = 0;
};

}  // namespace fabula::importers
