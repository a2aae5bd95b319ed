#include "story/article_marks.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <string>

#include "story/current_articles.hpp"
#include "story/event_match.hpp"
#include "story/name_hash.hpp"
#include "story/slug.hpp"
#include "story/telling.hpp"

namespace fabula {
namespace {

void add_words(std::set<std::uint64_t>& words, std::string_view text) {
  for (const std::uint64_t word : word_marks(text)) {
    words.insert(word);
  }
}

}  // namespace

ArticleMarks marks_of(const ReadArticle& article, const ArticleDigest& d,
                      const StoryThresholds& thresholds) {
  ArticleMarks result;
  for (const LocalEvent& event : d.events.events) {
    result.events.push_back(marks_of(d, event, thresholds));
  }
  std::set<std::uint32_t> subjects;
  for (const LocalActor& actor : d.actors.actors) {
    for (const std::string& key : actor.keys) {
      constexpr std::size_t kind = 2;  // "p:"; see ArticleDigest::subjects
      subjects.insert(word_hash(std::string_view(key).substr(kind)));
    }
  }
  result.subjects.assign(subjects.begin(), subjects.end());
  std::set<std::uint64_t> words;
  std::set<std::uint32_t> told;
  for (const EventMention& event : article.mentions.events) {
    add_words(words, event.label);
    for (const Participant& participant : event.participants) {
      add_words(words, words_of(article, participant.tokens));
    }
    told.insert(event_mark(event_key(article.article, event.span.begin)));
  }
  for (const LocalActor& actor : d.actors.actors) {
    for (const std::string& name : actor.names) {
      add_words(words, name);
    }
  }
  add_words(words, article.article.meta().title);
  result.words.assign(words.begin(), words.end());
  result.told.assign(told.begin(), told.end());
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

bool are_revisions(const ReadArticle& a, const ReadArticle& b, const StoryThresholds& thresholds) {
  return current_articles({a, b}, thresholds).size() < 2;
}

bool share_event(Compared a, Compared b, const std::vector<EventPair>& pairs,
                 const StoryThresholds& thresholds) {
  // As the story has them, see current_articles(): by the time of publication, then by id.
  const auto time = [](const Compared& article) {
    return article.digest.instant.value_or(boost::posix_time::pos_infin);
  };
  const bool in_order = std::pair(time(a), a.id) <= std::pair(time(b), b.id);
  const ArticleDigest& first = in_order ? a.digest : b.digest;
  const ArticleDigest& second = in_order ? b.digest : a.digest;
  const ArticleTie tie = tie_of(first, second, thresholds);
  return std::any_of(pairs.begin(), pairs.end(), [&](const EventPair& pair) {
    const EventInArticle x{&first, in_order ? pair.first : pair.second};
    const EventInArticle y{&second, in_order ? pair.second : pair.first};
    return x.event < first.events.events.size() && y.event < second.events.events.size() &&
           match(x, y, tie, thresholds) > 0 && can_be_one_event(x, y, tie, thresholds);
  });
}

}  // namespace fabula
