#include "story/event_marks.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <limits>
#include <map>
#include <set>
#include <string>

#include "story/name_hash.hpp"

namespace fabula {
namespace {

constexpr std::int32_t always_first = std::numeric_limits<std::int32_t>::min();
constexpr std::int32_t always_last = std::numeric_limits<std::int32_t>::max();
// Dates tell one event from another where they are no longer than a month, see event_match.
constexpr int longest_month = 31;
// What is told without a date can be that of a date so many days before the publication.
constexpr int news_of_the_day = 3;
// Evidence that two events need, called alike or otherwise: see `marks` in event_match.
constexpr int needed = 2;
constexpr int needed_otherwise = 3;

std::int32_t day_number(const boost::posix_time::ptime& time) {
  if (time.is_special()) {
    return time.is_neg_infinity() ? always_first : always_last;
  }
  return static_cast<std::int32_t>((time.date() - boost::gregorian::date(1400, 1, 1)).days());
}

EventDays days_of(const ArticleDigest& article, const LocalEvent& event,
                  const StoryThresholds& thresholds) {
  EventDays days{always_first, always_last, event.when.has_value(), event.points_back,
                 std::nullopt};
  if (event.when) {
    days.first = day_number(event.when->begin);
    days.last = day_number(event.when->end);
    return days;
  }
  const bool real = event.status == Status::happened || event.status == Status::ongoing;
  if (!article.published || !real) {
    return days;
  }
  days.news = day_number(*article.published);
  if (!event.points_back) {
    days.first = *days.news - thresholds.news_days;
    days.last = *days.news + thresholds.news_days;
  }
  return days;
}

/// The words and names around the trigger, by hash. A name is known by its last word, so that a
/// short one meets the long one; the nouns of the clause are written as they stand in it.
std::vector<std::uint32_t> evidence_of(const ArticleDigest& article, const LocalEvent& event) {
  std::set<std::uint32_t> words(event.content.begin(), event.content.end());
  for (const std::string& lemma : event.lemmas) {
    words.erase(word_hash(lemma));  // of the clause alone: a party may be called so as well
  }
  for (const Party& party : event.parties) {
    if (party.actor) {
      const LocalActor& actor = article.actors.actors[*party.actor];
      for (const std::string& key : actor.keys) {
        const std::string_view name = std::string_view(key).substr(2);  // without its kind, "p:"
        words.insert(word_hash(name.substr(name.find_last_of(' ') + 1)));
      }
      if (!actor.country.empty()) {
        words.insert(word_hash("country:" + actor.country));
      }
    }
    if (party.head != 0) {
      words.insert(party.head);
    }
  }
  return {words.begin(), words.end()};
}

std::vector<std::string> months_of(const LocalEvent& event) {
  if (!event.when ||
      event.when->end - event.when->begin > boost::posix_time::hours(24 * longest_month)) {
    return {};
  }
  std::set<std::string> months;
  const auto last = std::max(event.when->begin, event.when->end - boost::posix_time::seconds(1));
  for (const auto& day : {event.when->begin.date(), last.date()}) {
    months.insert("m:" + std::to_string(day.year()) + "-" +
                  std::to_string(day.month().as_number()));
  }
  return {months.begin(), months.end()};
}

/// Beside `called_alike`. What is beyond them, in a clause that lists names, counts for enough: the
/// two events then find each other from either side.
std::uint64_t bit(std::size_t i) {
  constexpr std::size_t bits = 62;
  return i < bits ? 1ULL << i : (1ULL << bits) - 1;
}

/// Whether the times that texts name, or of which something is the news, speak for one event.
bool times_speak(const EventDays& a, const EventDays& b) {
  const auto is_news_of = [](const EventDays& dated, const EventDays& other) {
    return dated.dated && other.news && dated.first <= *other.news &&
           *other.news <= dated.last + news_of_the_day;
  };
  return (a.dated && b.dated) || is_news_of(a, b) || is_news_of(b, a);
}

}  // namespace

EventMarks marks_of(const ArticleDigest& article, const LocalEvent& event,
                    const StoryThresholds& thresholds) {
  std::vector<std::string> called;
  for (const std::string& lemma : event.lemmas) {
    called.push_back("w:" + lemma.substr(0, thresholds.related_letters));
  }
  if (!event.type.empty()) {
    called.push_back("t:" + event.type);
  }
  std::map<std::uint32_t, std::uint64_t> blocks;
  const auto add = [&blocks](const std::string& name, std::uint64_t evidence) {
    blocks[word_hash(name)] |= evidence;
  };
  const std::vector<std::uint32_t> words = evidence_of(article, event);
  const std::vector<std::string> months = months_of(event);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string word = "/" + std::to_string(words[i]);
    for (const std::string& c : called) {
      add(c + word, called_alike | bit(i));
    }
    for (const std::string& month : months) {
      add(month + word, bit(i));
    }
  }
  for (const std::string& month : months) {
    for (const std::string& c : called) {
      add(c + "/" + month, called_alike);
    }
  }
  // The same words in the same clause, for articles that repeat one another.
  std::string clause = "s:" + event.lemmas.front();
  for (const std::uint32_t word : event.content) {
    clause += " " + std::to_string(word);
  }
  add(clause, ~0ULL);
  EventMarks marks{days_of(article, event, thresholds), {}, {}};
  for (const auto& [hash, evidence] : blocks) {
    marks.blocks.push_back({hash, evidence});
  }
  if (can_be_told_again(event)) {
    const std::string name = event.type.empty() ? called.front() : called.back();
    for (const std::uint32_t subject : article.main_subjects) {
      marks.again.push_back(word_hash(name + "@" + std::to_string(subject)));
    }
    std::sort(marks.again.begin(), marks.again.end());
    marks.again.erase(std::unique(marks.again.begin(), marks.again.end()), marks.again.end());
  }
  return marks;
}

bool can_be_told_again(const LocalEvent& event) {
  return event.event_class != EventClass::reporting && event.event_class != EventClass::i_state &&
         event.event_class != EventClass::perception;
}

bool days_meet(const EventDays& a, const EventDays& b) {
  return a.first <= b.last && b.first <= a.last;
}

bool may_be_one(const EventDays& a, const EventDays& b, std::uint64_t evidence,
                bool same_subjects) {
  if (same_subjects && (evidence & told_again) != 0) {
    return true;
  }
  const bool times = times_speak(a, b);
  const bool called = (evidence & called_alike) != 0;
  const int common = std::popcount(evidence & ~(called_alike | told_again)) + (times ? 1 : 0) +
                     (same_subjects && (a.points_back || b.points_back) ? 1 : 0);
  return called ? common >= needed : times && common >= needed_otherwise;
}

bool are_about_the_same(int shared_subjects) {
  return shared_subjects >= 3;
}

}  // namespace fabula
