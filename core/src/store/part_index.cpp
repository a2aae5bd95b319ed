#include "store/part_index.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "story/article_marks.hpp"

namespace fabula::store {
namespace {

// To be raised with every change of what makes two articles tell of one event.
constexpr int merging_version = 1;

/// What the places of articles depend on beside the articles.
std::string made_by(const StoryThresholds& t) {
  std::string text = fmt::format("{}", merging_version);
  const auto add = [&text](auto value) { text += fmt::format(" {}", value); };
  add(t.related_letters);
  add(t.related_share);
  add(t.anaphora_sentences);
  add(t.compared_events);
  add(t.same_event);
  add(t.news_days);
  add(t.repeated_text);
  add(t.revised_text);
  return text;
}

std::int64_t signed_hash(std::uint64_t hash) {
  return static_cast<std::int64_t>(hash);
}

}  // namespace

bool PartIndex::is_complete(const StoryThresholds& thresholds) const {
  return database_.text("SELECT made_by FROM part_index") == made_by(thresholds) &&
         database_.number(
             "SELECT count(*) FROM (SELECT 1 FROM article WHERE part IS NULL "
             "LIMIT 1)") == 0;
}

void PartIndex::prepare(const StoryThresholds& thresholds) {
  const std::string wanted = made_by(thresholds);
  if (database_.text("SELECT made_by FROM part_index") == wanted) {
    return;
  }
  for (const char* const table : {"mark", "word", "told", "part_index"}) {
    database_.run(std::string("DELETE FROM ") + table);
  }
  database_.run("UPDATE article SET part = NULL");
  Statement insert = database_.prepare("INSERT INTO part_index (made_by) VALUES (?)");
  insert.bind(1, std::string_view(wanted)).run();
}

std::vector<std::int64_t> PartIndex::without_place() const {
  std::vector<std::int64_t> numbers;
  Statement find =
      database_.prepare("SELECT number FROM article WHERE part IS NULL ORDER BY number");
  while (find.step()) {
    numbers.push_back(find.number(0));
  }
  return numbers;
}

void PartIndex::add_rows(std::int64_t number, const ReadArticle& article,
                         const StoryThresholds& thresholds, bool remove) {
  const ArticleMarks marks = marks_of(article, thresholds);
  Statement mark = database_.prepare(
      remove ? "DELETE FROM mark WHERE hash = ?1 AND article = ?2"
             : "INSERT OR IGNORE INTO mark (hash, article, first, last) VALUES (?1, ?2, ?3, ?4)");
  for (const Mark& m : marks.marks) {
    mark.bind(1, signed_hash(m.hash)).bind(2, number);
    if (!remove) {
      mark.bind(3, m.first).bind(4, m.last);
    }
    mark.run();
  }
  Statement word =
      database_.prepare(remove ? "DELETE FROM word WHERE hash = ?1 AND article = ?2"
                               : "INSERT OR IGNORE INTO word (hash, article) VALUES (?1, ?2)");
  for (const std::uint64_t w : marks.words) {
    word.bind(1, signed_hash(w)).bind(2, number).run();
  }
  Statement told =
      database_.prepare(remove ? "DELETE FROM told WHERE event = ?1 AND article = ?2"
                               : "INSERT OR IGNORE INTO told (event, article) VALUES (?1, ?2)");
  for (const std::uint32_t event : marks.events) {
    told.bind(1, event).bind(2, number).run();
  }
}

std::vector<std::int64_t> PartIndex::candidates(std::int64_t number, const ReadArticle& article,
                                                const StoryThresholds& thresholds) const {
  std::map<std::int64_t, std::size_t> shared;
  Statement find = database_.prepare(
      "SELECT article FROM mark WHERE hash = ? AND last >= ? AND first <= ? AND article <> ?");
  for (const Mark& mark : marks_of(article, thresholds).marks) {
    find.bind(1, signed_hash(mark.hash)).bind(2, mark.first).bind(3, mark.last).bind(4, number);
    while (find.step()) {
      ++shared[find.number(0)];
    }
    find.reset();
  }
  std::vector<std::int64_t> found;
  for (const auto& [candidate, count] : shared) {
    found.push_back(candidate);
  }
  // Those that share most first: they are most often tied, and then others of their part need no
  // look.
  std::stable_sort(found.begin(), found.end(),
                   [&shared](std::int64_t a, std::int64_t b) { return shared[a] > shared[b]; });
  return found;
}

std::optional<std::int64_t> PartIndex::part(std::int64_t number) const {
  Statement find = database_.prepare("SELECT part FROM article WHERE number = ?");
  find.bind(1, number);
  return find.step() && !find.is_null(0) ? std::optional(find.number(0)) : std::nullopt;
}

void PartIndex::place(std::int64_t number, const ReadArticle& article,
                      const StoryThresholds& thresholds) {
  std::set<std::int64_t> parts;
  for (const std::int64_t candidate : candidates(number, article, thresholds)) {
    const auto other = part(candidate);
    if (other && !parts.contains(*other) && are_tied(article, read_(candidate), thresholds)) {
      parts.insert(*other);
    }
  }
  const std::int64_t into = parts.empty() ? number : std::min(number, *parts.begin());
  Statement join = database_.prepare("UPDATE article SET part = ? WHERE part = ?");
  for (const std::int64_t other : parts) {
    join.bind(1, into).bind(2, other).run();
  }
  Statement set = database_.prepare("UPDATE article SET part = ? WHERE number = ?");
  set.bind(1, into).bind(2, number).run();
  add_rows(number, article, thresholds, false);
}

void PartIndex::take_out(std::int64_t number, const ReadArticle& article,
                         const StoryThresholds& thresholds) {
  const auto of = part(number);
  if (!of) {
    return;  // it never had a place
  }
  add_rows(number, article, thresholds, true);
  Statement forget = database_.prepare("UPDATE article SET part = NULL WHERE part = ?");
  forget.bind(1, *of).run();
}

std::vector<std::int64_t> PartIndex::part_of(std::int64_t number) const {
  std::vector<std::int64_t> numbers;
  Statement find = database_.prepare(
      "SELECT number FROM article WHERE part = (SELECT part FROM article WHERE number = ?) "
      "ORDER BY number");
  find.bind(1, number);
  while (find.step()) {
    numbers.push_back(find.number(0));
  }
  return numbers;
}

std::vector<std::int64_t> PartIndex::articles_named(std::string_view name) const {
  std::vector<std::int64_t> numbers;
  if (const std::uint32_t event = event_mark(name); event != 0) {
    Statement find = database_.prepare("SELECT article FROM told WHERE event = ? ORDER BY article");
    find.bind(1, event);
    while (find.step()) {
      numbers.push_back(find.number(0));
    }
    return numbers;
  }
  Statement find = database_.prepare("SELECT article FROM word WHERE hash = ? ORDER BY article");
  bool first = true;
  // The id of an actor is made of the name.
  const std::string_view words = name.starts_with("a-") ? name.substr(2) : name;
  for (const std::uint64_t word : word_marks(words)) {
    std::vector<std::int64_t> with_word;
    find.bind(1, signed_hash(word));
    while (find.step()) {
      with_word.push_back(find.number(0));
    }
    find.reset();
    std::vector<std::int64_t> both;
    std::set_intersection(numbers.begin(), numbers.end(), with_word.begin(), with_word.end(),
                          std::back_inserter(both));
    numbers = std::exchange(first, false) ? std::move(with_word) : std::move(both);
  }
  return numbers;
}

}  // namespace fabula::store
