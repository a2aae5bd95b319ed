#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fabula/story/story.hpp"
#include "store/database.hpp"
#include "story/article_marks.hpp"

namespace fabula::store {

/// Which articles of a story file hang together. Articles are of one part where some event of them
/// is one, or they are revisions of one article, or others tie them. No relation and no event goes
/// beyond its part, so a part can be made into a story by itself. Only the articles that share a
/// mark with a new one are looked at to place it.
class PartIndex {
 public:
  using Read = std::function<ReadArticle(std::int64_t number)>;

  /// REQUIRES: the database has the tables; both outlive it. `read` gives the article of a number.
  PartIndex(const Database& database, Read read) : database_(database), read_(std::move(read)) {}

  /// Whether every article has its place, and these thresholds gave it.
  [[nodiscard]] bool is_complete(const StoryThresholds& thresholds) const;
  /// Forgets everything where other thresholds made it. The next place() begins anew.
  void prepare(const StoryThresholds& thresholds);
  /// Articles without a place, in the order in which they came.
  [[nodiscard]] std::vector<std::int64_t> without_place() const;
  void place(std::int64_t number, const ReadArticle& article, const StoryThresholds& thresholds);
  /// Before an article is taken out: its marks go, and the others of its part lose their place.
  void take_out(std::int64_t number, const ReadArticle& article, const StoryThresholds& thresholds);

  /// The articles of the part that an article is of, itself among them.
  [[nodiscard]] std::vector<std::int64_t> part_of(std::int64_t number) const;
  /// The articles that an event's id, or all these words, are of.
  [[nodiscard]] std::vector<std::int64_t> articles_named(std::string_view name) const;
  /// The parts in whose articles all these words are.
  [[nodiscard]] std::vector<std::int64_t> parts_with_words(std::string_view words) const;

 private:
  /// `sql` gives the numbers for one word, ascending.
  [[nodiscard]] std::vector<std::int64_t> with_all_words(const char* sql,
                                                         std::string_view words) const;
  void add_rows(std::int64_t number, const ArticleMarks& marks, const ArticleDigest& digest) const;
  void remove_rows(std::int64_t number, const ArticleMarks& marks) const;
  /// Articles that may tell of an event that the new one tells, with the events in question; those
  /// with most of them first.
  struct Candidate {
    std::int64_t number;
    std::vector<EventPair> events;  ///< of the new article, of this one
  };
  [[nodiscard]] std::vector<Candidate> candidates(std::int64_t number,
                                                  const ArticleMarks& marks) const;
  /// Articles that are about some of the same, with how many of these they share.
  [[nodiscard]] std::map<std::int64_t, int> shared_subjects(
      std::int64_t number, const std::vector<std::uint32_t>& subjects) const;
  /// Articles of one id, address or headline.
  [[nodiscard]] std::vector<std::int64_t> namesakes(std::int64_t number,
                                                    const ArticleMeta& meta) const;
  [[nodiscard]] std::optional<std::int64_t> part(std::int64_t number) const;

  const Database& database_;
  Read read_;
};

}  // namespace fabula::store
