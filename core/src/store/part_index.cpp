#include "store/part_index.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "store/article_codec.hpp"
#include "store/part_stories.hpp"
#include "story/article_marks.hpp"

namespace fabula::store {
namespace {

// To be raised with every change of what makes two articles tell of one event.
constexpr int merging_version = 4;

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

// The column `time` of a mark.
constexpr std::int64_t dated = 1;
constexpr std::int64_t points_back = 2;
constexpr int flags = 2;  // bits below the day

std::int64_t time_column(const EventDays& days) {
  return (days.dated ? dated : 0) | (days.points_back ? points_back : 0) |
         (static_cast<std::int64_t>(days.news.value_or(0)) << flags);
}

EventDays days_of_columns(std::int64_t first, std::int64_t last, std::int64_t time) {
  EventDays days{static_cast<std::int32_t>(first), static_cast<std::int32_t>(last),
                 (time & dated) != 0, (time & points_back) != 0, std::nullopt};
  if ((time >> flags) != 0) {
    days.news = static_cast<std::int32_t>(time >> flags);
  }
  return days;
}

std::vector<std::int64_t> numbers_of(Statement& find) {
  std::vector<std::int64_t> numbers;
  while (find.step()) {
    numbers.push_back(find.number(0));
  }
  return numbers;
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
  for (const char* const table :
       {"mark", "digest", "subject", "part", "part_type", "word", "told", "part_index"}) {
    database_.run(std::string("DELETE FROM ") + table);
  }
  database_.run("UPDATE article SET part = NULL");
  Statement insert = database_.prepare("INSERT INTO part_index (made_by) VALUES (?)");
  insert.bind(1, std::string_view(wanted)).run();
}

std::vector<std::int64_t> PartIndex::without_place() const {
  Statement find =
      database_.prepare("SELECT number FROM article WHERE part IS NULL ORDER BY number");
  return numbers_of(find);
}

void PartIndex::add_rows(std::int64_t number, const ArticleMarks& marks,
                         const ArticleDigest& digest) const {
  Statement mark = database_.prepare(
      "INSERT OR REPLACE INTO mark (hash, article, event, first, last, time) "
      "VALUES (?, ?, ?, ?, ?, ?)");
  for (std::size_t e = 0; e < marks.events.size(); ++e) {
    const EventDays& days = marks.events[e].days;
    mark.bind(2, number).bind(3, static_cast<std::int64_t>(e));
    mark.bind(4, days.first).bind(5, days.last).bind(6, time_column(days));
    for (const EventBlock& block : marks.events[e].blocks) {
      mark.bind(1, block.hash).run();
    }
    for (const std::uint32_t hash : marks.events[e].again) {
      mark.bind(1, hash).run();
    }
  }
  Statement word = database_.prepare("INSERT OR IGNORE INTO word (hash, article) VALUES (?, ?)");
  for (const std::uint64_t w : marks.words) {
    word.bind(1, signed_hash(w)).bind(2, number).run();
  }
  Statement told = database_.prepare("INSERT OR IGNORE INTO told (event, article) VALUES (?, ?)");
  for (const std::uint32_t event : marks.told) {
    told.bind(1, event).bind(2, number).run();
  }
  Statement subject =
      database_.prepare("INSERT OR IGNORE INTO subject (hash, article) VALUES (?, ?)");
  for (const std::uint32_t s : marks.subjects) {
    subject.bind(1, s).bind(2, number).run();
  }
  Statement body = database_.prepare("INSERT OR REPLACE INTO digest (article, body) VALUES (?, ?)");
  body.bind(1, number).bind_blob(2, encode_digest(digest)).run();
}

void PartIndex::remove_rows(std::int64_t number, const ArticleMarks& marks) const {
  Statement mark =
      database_.prepare("DELETE FROM mark WHERE hash = ? AND article = ? AND event = ?");
  for (std::size_t e = 0; e < marks.events.size(); ++e) {
    mark.bind(2, number).bind(3, static_cast<std::int64_t>(e));
    for (const EventBlock& block : marks.events[e].blocks) {
      mark.bind(1, block.hash).run();
    }
    for (const std::uint32_t hash : marks.events[e].again) {
      mark.bind(1, hash).run();
    }
  }
  Statement word = database_.prepare("DELETE FROM word WHERE hash = ? AND article = ?");
  for (const std::uint64_t w : marks.words) {
    word.bind(1, signed_hash(w)).bind(2, number).run();
  }
  Statement told = database_.prepare("DELETE FROM told WHERE event = ? AND article = ?");
  for (const std::uint32_t event : marks.told) {
    told.bind(1, event).bind(2, number).run();
  }
  Statement subject = database_.prepare("DELETE FROM subject WHERE hash = ? AND article = ?");
  for (const std::uint32_t s : marks.subjects) {
    subject.bind(1, s).bind(2, number).run();
  }
  Statement body = database_.prepare("DELETE FROM digest WHERE article = ?");
  body.bind(1, number).run();
}

std::map<std::int64_t, int> PartIndex::shared_subjects(
    std::int64_t number, const std::vector<std::uint32_t>& subjects) const {
  std::map<std::int64_t, int> shared;
  Statement find = database_.prepare("SELECT article FROM subject WHERE hash = ? AND article <> ?");
  find.bind(2, number);
  for (const std::uint32_t subject : subjects) {
    find.bind(1, subject);
    while (find.step()) {
      ++shared[find.number(0)];
    }
    find.reset();
  }
  return shared;
}

std::vector<PartIndex::Candidate> PartIndex::candidates(std::int64_t number,
                                                        const ArticleMarks& marks) const {
  const std::map<std::int64_t, int> shared = shared_subjects(number, marks.subjects);
  std::map<std::int64_t, std::vector<EventPair>> pairs;
  Statement find = database_.prepare(
      "SELECT article, event, first, last, time FROM mark "
      "WHERE hash = ? AND last >= ? AND first <= ? AND article <> ?");
  Statement again = database_.prepare(
      "SELECT article, event, first, last, time FROM mark WHERE hash = ? AND article <> ?");
  for (std::uint32_t e = 0; e < marks.events.size(); ++e) {
    const EventMarks& event = marks.events[e];
    struct Other {
      EventDays days;
      std::uint64_t evidence = 0;
    };
    std::map<std::pair<std::int64_t, std::int64_t>, Other> others;  // by article, event
    find.bind(2, event.days.first).bind(3, event.days.last).bind(4, number);
    for (const EventBlock& block : event.blocks) {
      find.bind(1, block.hash);
      while (find.step()) {
        Other& other = others[{find.number(0), find.number(1)}];
        other.days = days_of_columns(find.number(2), find.number(3), find.number(4));
        other.evidence |= block.evidence;
      }
      find.reset();
    }
    again.bind(2, number);
    for (const std::uint32_t hash : event.again) {
      again.bind(1, hash);
      while (again.step()) {
        const auto about = shared.find(again.number(0));
        if (about != shared.end() && are_about_the_same(about->second)) {
          Other& other = others[{again.number(0), again.number(1)}];
          other.days = days_of_columns(again.number(2), again.number(3), again.number(4));
          other.evidence |= called_alike | told_again;
        }
      }
      again.reset();
    }
    for (const auto& [which, other] : others) {
      const auto about = shared.find(which.first);
      const bool same_subjects = about != shared.end() && are_about_the_same(about->second);
      if (may_be_one(event.days, other.days, other.evidence, same_subjects)) {
        pairs[which.first].emplace_back(e, static_cast<std::uint32_t>(which.second));
      }
    }
  }
  std::vector<Candidate> found;
  for (auto& [candidate, events] : pairs) {
    found.push_back({candidate, std::move(events)});
  }
  // These are most often tied, and then others of their part need no look.
  std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return a.events.size() > b.events.size();
  });
  return found;
}

std::vector<std::int64_t> PartIndex::namesakes(std::int64_t number, const ArticleMeta& meta) const {
  Statement find = database_.prepare(
      "SELECT number FROM article WHERE id = ?1 AND number <> ?4 "
      "UNION SELECT number FROM article WHERE url = ?2 AND url <> '' AND number <> ?4 "
      "UNION SELECT number FROM article WHERE title = ?3 AND title <> '' AND number <> ?4");
  find.bind(1, std::string_view(meta.id)).bind(2, std::string_view(meta.url));
  find.bind(3, std::string_view(meta.title)).bind(4, number);
  return numbers_of(find);
}

std::optional<std::int64_t> PartIndex::part(std::int64_t number) const {
  Statement find = database_.prepare("SELECT part FROM article WHERE number = ?");
  find.bind(1, number);
  return find.step() && !find.is_null(0) ? std::optional(find.number(0)) : std::nullopt;
}

void PartIndex::place(std::int64_t number, const ReadArticle& article,
                      const StoryThresholds& thresholds) {
  const ArticleDigest own = digest(article, thresholds);
  const ArticleMarks marks = marks_of(article, own, thresholds);
  std::set<std::int64_t> parts;
  for (const std::int64_t other : namesakes(number, article.article.meta())) {
    const auto of = part(other);
    if (of && !parts.contains(*of) && are_revisions(article, read_(other), thresholds)) {
      parts.insert(*of);
    }
  }
  Statement find = database_.prepare(
      "SELECT part, id, body_of.body FROM article JOIN digest AS body_of "
      "ON body_of.article = article.number WHERE number = ? AND part IS NOT NULL");
  for (const Candidate& candidate : candidates(number, marks)) {
    find.bind(1, candidate.number);
    if (find.step() && !parts.contains(find.number(0)) &&
        share_event({own, article.article.meta().id}, {decode_digest(find.blob(2)), find.text(1)},
                    candidate.events, thresholds)) {
      parts.insert(find.number(0));
    }
    find.reset();
  }
  const std::int64_t into = parts.empty() ? number : std::min(number, *parts.begin());
  Statement join = database_.prepare("UPDATE article SET part = ? WHERE part = ?");
  for (const std::int64_t other : parts) {
    forget_story(database_, other);
    join.bind(1, into).bind(2, other).run();
  }
  Statement set = database_.prepare("UPDATE article SET part = ? WHERE number = ?");
  set.bind(1, into).bind(2, number).run();
  add_rows(number, marks, own);
}

void PartIndex::take_out(std::int64_t number, const ReadArticle& article,
                         const StoryThresholds& thresholds) {
  const auto of = part(number);
  if (!of) {
    return;  // it never had a place
  }
  remove_rows(number, marks_of(article, digest(article, thresholds), thresholds));
  forget_story(database_, *of);
  Statement forget = database_.prepare("UPDATE article SET part = NULL WHERE part = ?");
  forget.bind(1, *of).run();
}

std::vector<std::int64_t> PartIndex::part_of(std::int64_t number) const {
  Statement find = database_.prepare(
      "SELECT number FROM article WHERE part = (SELECT part FROM article WHERE number = ?) "
      "ORDER BY number");
  find.bind(1, number);
  return numbers_of(find);
}

std::vector<std::int64_t> PartIndex::articles_named(std::string_view name) const {
  if (const std::uint32_t event = event_mark(name); event != 0) {
    Statement find = database_.prepare("SELECT article FROM told WHERE event = ? ORDER BY article");
    find.bind(1, event);
    return numbers_of(find);
  }
  // The id of an actor is made of the name.
  const std::string_view words = name.starts_with("a-") ? name.substr(2) : name;
  return with_all_words("SELECT article FROM word WHERE hash = ? ORDER BY article", words);
}

std::vector<std::int64_t> PartIndex::parts_with_words(std::string_view words) const {
  return with_all_words(
      "SELECT DISTINCT part FROM word JOIN article ON number = article WHERE hash = ? "
      "AND part IS NOT NULL ORDER BY part",
      words);
}

std::vector<std::int64_t> PartIndex::with_all_words(const char* sql, std::string_view words) const {
  Statement find = database_.prepare(sql);
  std::vector<std::int64_t> all;
  bool first = true;
  for (const std::uint64_t word : word_marks(words)) {
    find.bind(1, signed_hash(word));
    std::vector<std::int64_t> with_word = numbers_of(find);
    find.reset();
    std::vector<std::int64_t> both;
    std::set_intersection(all.begin(), all.end(), with_word.begin(), with_word.end(),
                          std::back_inserter(both));
    all = std::exchange(first, false) ? std::move(with_word) : std::move(both);
  }
  return all;
}

}  // namespace fabula::store
