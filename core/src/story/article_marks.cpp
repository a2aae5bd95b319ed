#include "story/article_marks.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <set>
#include <string>

#include "story/current_articles.hpp"
#include "story/digest.hpp"
#include "story/event_join.hpp"
#include "story/name_hash.hpp"
#include "story/slug.hpp"

namespace fabula {
namespace {

constexpr std::int32_t always_first = std::numeric_limits<std::int32_t>::min();
constexpr std::int32_t always_last = std::numeric_limits<std::int32_t>::max();

struct Days {
  std::int32_t first = always_first;
  std::int32_t last = always_last;
};

std::int32_t day_number(const boost::posix_time::ptime& time) {
  if (time.is_special()) {
    return time.is_neg_infinity() ? always_first : always_last;
  }
  return static_cast<std::int32_t>((time.date() - boost::gregorian::date(1400, 1, 1)).days());
}

/// The days within which an event of another article must lie to be this one: those that the text
/// names; else those around the publication, unless it may be told long before or after.
Days days_of(const ArticleDigest& article, const LocalEvent& event,
             const StoryThresholds& thresholds) {
  if (event.when) {
    return {day_number(event.when->begin), day_number(event.when->end)};
  }
  const bool real = event.status == Status::happened || event.status == Status::ongoing;
  if (!article.published || event.points_back || !real) {
    return {};
  }
  const std::int32_t day = day_number(*article.published);
  return {day - thresholds.news_days, day + thresholds.news_days};
}

void widen(std::map<std::uint64_t, Days>& marks, std::uint64_t hash, Days days) {
  const auto [at, is_new] = marks.emplace(hash, days);
  at->second.first = std::min(at->second.first, days.first);
  at->second.last = std::max(at->second.last, days.last);
}

void add_words(std::set<std::uint64_t>& words, std::string_view text) {
  for (const std::uint64_t word : word_marks(text)) {
    words.insert(word);
  }
}

}  // namespace

ArticleMarks marks_of(const ReadArticle& article, const StoryThresholds& thresholds) {
  const ArticleDigest d = digest(article, thresholds);
  const ArticleMeta& meta = article.article.meta();
  std::map<std::uint64_t, Days> marks;
  for (const LocalEvent& event : d.events.events) {
    for (const std::uint64_t block : blocks_of(d, event, thresholds)) {
      widen(marks, block, days_of(d, event, thresholds));
    }
  }
  const auto mark_name = [&marks](const char* kind, const std::string& name) {
    if (!name.empty()) {
      widen(marks, name_hash(kind + name), {});
    }
  };
  mark_name("id:", meta.id);
  mark_name("url:", meta.url);
  mark_name("title:", meta.title);
  ArticleMarks result;
  for (const auto& [hash, days] : marks) {
    result.marks.push_back({hash, days.first, days.last});
  }
  std::set<std::uint64_t> words;
  std::set<std::uint32_t> events;
  for (const EventMention& event : article.mentions.events) {
    add_words(words, event.label);
    events.insert(event_mark(event_key(article.article, event.span.begin)));
  }
  for (const LocalActor& actor : d.actors.actors) {
    for (const std::string& name : actor.names) {
      add_words(words, name);
    }
  }
  add_words(words, meta.title);
  result.words.assign(words.begin(), words.end());
  result.events.assign(events.begin(), events.end());
  return result;
}

std::vector<std::uint64_t> word_marks(std::string_view text) {
  const std::string spaced = spaced_words(text);
  std::set<std::uint64_t> words;
  for (std::size_t begin = 1; begin < spaced.size();) {
    const std::size_t end = spaced.find(' ', begin);
    words.insert(name_hash(std::string_view(spaced).substr(begin, end - begin)));
    begin = end + 1;
  }
  return {words.begin(), words.end()};
}

std::uint32_t event_mark(std::string_view id) {
  constexpr std::size_t prefix = 2;
  constexpr std::size_t digits = 8;
  std::uint32_t mark = 0;
  if (id.starts_with("e-") && id.size() >= prefix + digits) {
    std::from_chars(id.data() + prefix, id.data() + prefix + digits, mark, 16);
  }
  return mark;
}

bool are_tied(const ReadArticle& a, const ReadArticle& b, const StoryThresholds& thresholds) {
  const ArticleMeta& x = a.article.meta();
  const ArticleMeta& y = b.article.meta();
  const bool may_be_revisions =
      x.id == y.id || (!x.url.empty() && x.url == y.url) || x.title == y.title;
  const auto in_order = [](const ReadArticle& first, const ReadArticle& second) {
    return published_in_utc(first) != published_in_utc(second)
               ? published_in_utc(first) < published_in_utc(second)
               : first.article.meta().id < second.article.meta().id;
  };
  if (may_be_revisions && current_articles({a, b}, thresholds).size() < 2) {
    return true;
  }
  std::vector<ArticleDigest> digests;
  digests.push_back(digest(in_order(a, b) ? a : b, thresholds));
  digests.push_back(digest(in_order(a, b) ? b : a, thresholds));
  const JoinedEvents joined = join_events(digests, thresholds);
  return std::any_of(joined.groups.begin(), joined.groups.end(),
                     [](const auto& group) { return group.size() > 1; });
}

}  // namespace fabula
