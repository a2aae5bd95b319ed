#include "story/event_match.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <vector>

#include "story/event_marks.hpp"
#include "story/name_hash.hpp"

namespace fabula {
namespace {

using boost::posix_time::hours;
using boost::posix_time::ptime;

// What speaks for two mentions being one event. A match needs as much as
// StoryThresholds::same_event.
constexpr double same_word = 1.0;
constexpr double related_word = 0.8;
constexpr double same_type = 0.6;
constexpr double same_name = 0.9;      ///< in the role of agent or patient
constexpr double same_noun = 0.4;      ///< the same, without a name: "members", "the shorts"
constexpr double same_other = 0.3;     ///< in another role
constexpr double same_content = 0.8;   ///< times the share of words that both have
constexpr double same_subject = 0.15;  ///< for each that the articles share
constexpr int most_subjects = 6;
constexpr double told_as_known = 0.3;
constexpr double only_one = 0.5;  ///< and nothing else in the first article is called so
constexpr double same_day = 0.9;
constexpr double same_month = 0.6;
constexpr double same_year = 0.3;
constexpr double repeated = 10;  ///< the same words in an article that repeats the other
// A plan without a date that nobody tells of for so long is another one.
constexpr int forgotten_days = 400;
// A noun without a date points no further back than this.
constexpr int remembered_days = 183;
// What speaks against it: nobody is the same in the role. Whoever acts has many descriptions.
constexpr double other_agent = 0.4;
constexpr double other_patient = 0.7;

bool is_real(Status status) {
  return status == Status::happened || status == Status::ongoing;
}

bool is_open(Status status) {
  return status == Status::planned || status == Status::possible;
}

bool says_something(const LocalEvent& e) {
  return e.event_class == EventClass::reporting || e.event_class == EventClass::i_state ||
         e.event_class == EventClass::perception;
}

/// Whether who acts in the one is called like the other.
bool tells_of(const LocalEvent& verb, const LocalEvent& noun) {
  return std::any_of(verb.parties.begin(), verb.parties.end(), [&noun](const Party& p) {
    return p.role == Role::agent && p.head != 0 &&
           std::any_of(noun.lemmas.begin(), noun.lemmas.end(),
                       [&p](const std::string& lemma) { return word_hash(lemma) == p.head; });
  });
}

double compare_words(const LocalEvent& a, const LocalEvent& b, const StoryThresholds& thresholds) {
  double best = 0;
  for (const std::string& x : a.lemmas) {
    for (const std::string& y : b.lemmas) {
      best = std::max(best, x == y ? same_word : related(x, y, thresholds) ? related_word : 0);
    }
  }
  const bool type = !a.type.empty() && a.type == b.type;
  if (best < same_word && type && (tells_of(a, b) || tells_of(b, a))) {
    return same_word;  // "a fire broke out", "the fire"
  }
  return best == 0 && type ? same_type : best;
}

/// What came is told after it was to come.
bool status_allows(const LocalEvent& a, const LocalEvent& b) {
  if (a.status == b.status || (is_real(a.status) && is_real(b.status)) || !a.has_verb ||
      !b.has_verb) {
    return true;
  }
  return is_open(a.status) || (is_open(b.status) && is_real(a.status));
}

/// Whether the day of publication leaves room: what is told without a date is told as news, unless
/// it is told as known.
bool publication_allows(EventInArticle a, EventInArticle b, const StoryThresholds& thresholds) {
  const auto& first = a.article->published;
  const auto& second = b.article->published;
  if (!first || !second) {
    return true;
  }
  if (a->when && b->when) {
    return true;
  }
  if (!a->when && !b->when) {
    // A plan is told until it comes true, or is forgotten.
    const int days = is_open(a->status) ? forgotten_days : thresholds.news_days;
    return b->points_back || *second - *first <= hours(24 * days);
  }
  // One has a date. What the other tells as done was done by its day; news is not old.
  const bool first_dated = a->when.has_value();
  const EventInArticle undated = first_dated ? b : a;
  const ptime begin = first_dated ? a->when->begin : b->when->begin;
  const ptime end = first_dated ? a->when->end : b->when->end;
  const ptime day = first_dated ? *second : *first;
  if (is_real(undated->status) && begin > day + hours(24)) {
    return false;
  }
  return undated->points_back || !is_real(undated->status) ||
         end + hours(24 * thresholds.news_days) >= day;
}

/// Told with a date that is long past: of what was said then, only what mattered is told.
bool is_history(EventInArticle e, const StoryThresholds& thresholds) {
  return e->when && e.article->published &&
         e->when->end + hours(24 * thresholds.news_days) < *e.article->published;
}

bool holds(const std::vector<std::uint32_t>& sorted, std::uint32_t word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

bool numbers_differ(const Party& a, const Party& b) {
  const std::string x = comparable_number(a.number);
  const std::string y = comparable_number(b.number);
  return !x.empty() && !y.empty() && x != y;
}

/// Whether two actors of events are one: by name, whatever kind each article takes them for.
bool same_named(const LocalActor& a, const LocalActor& b) {
  constexpr std::size_t kind = 2;  // "p:"
  const auto is_in_b = [&b](const std::string& key) {
    return std::any_of(b.keys.begin(), b.keys.end(), [&key](const std::string& other) {
      return std::string_view(key).substr(kind) == std::string_view(other).substr(kind);
    });
  };
  return same_actor(a, b) || std::any_of(a.keys.begin(), a.keys.end(), is_in_b);
}

struct Agreement {
  double score = 0;
  bool conflict = false;
  bool by_name = false;
  bool numbers_differ = false;
  bool differ = false;  ///< both have somebody, nobody is the same
};

/// Whoever has the role in both: the same name, one country's government, the same noun.
Agreement compare_role(EventInArticle a, EventInArticle b, Role role_a, Role role_b) {
  Agreement result;
  bool some = false;
  bool names_a = false;
  bool names_b = false;
  for (const Party& x : a->parties) {
    for (const Party& y : b->parties) {
      if (x.role != role_a || y.role != role_b) {
        continue;
      }
      const LocalActor* const p = x.actor ? &a.article->actors.actors[*x.actor] : nullptr;
      const LocalActor* const q = y.actor ? &b.article->actors.actors[*y.actor] : nullptr;
      // Whom "the company" means is known less well than whom a name does.
      names_a = names_a || (p != nullptr && p->is_named() && x.named);
      names_b = names_b || (q != nullptr && q->is_named() && y.named);
      const bool same_country = p != nullptr && q != nullptr && !p->is_person && !q->is_person &&
                                !p->country.empty() && p->country == q->country;
      some = some || (p != nullptr && q != nullptr) || (x.head != 0 && y.head != 0);
      if (p != nullptr && q != nullptr && (same_named(*p, *q) || same_country)) {
        result.score = same_name;
        result.by_name = true;
      } else if (x.head == 0 || y.head == 0) {
        continue;
      } else if (x.head == y.head && numbers_differ(x, y)) {
        result.numbers_differ = true;
        result.score = std::max(result.score, same_noun);
      } else if (x.head == y.head || holds(b->content, x.head) || holds(a->content, y.head)) {
        result.score = std::max(result.score, same_noun);
      }
    }
  }
  result.differ = some && result.score == 0;
  result.conflict = names_a && names_b && !result.by_name;
  return result;
}

/// The words around both triggers that are neither a trigger nor one who takes part in both, as a
/// share of the fewer.
double compare_content(const LocalEvent& a, const LocalEvent& b) {
  const auto is_trigger = [](const LocalEvent& e, std::uint32_t word) {
    return std::any_of(e.lemmas.begin(), e.lemmas.end(),
                       [word](const std::string& lemma) { return word_hash(lemma) == word; });
  };
  const auto is_party = [](const LocalEvent& e, std::uint32_t word) {
    return std::any_of(e.parties.begin(), e.parties.end(),
                       [word](const Party& party) { return party.head == word; });
  };
  std::size_t words_a = 0;
  std::size_t words_b = 0;
  std::size_t common = 0;
  for (const std::uint32_t word : a.content) {
    if (!is_trigger(a, word) && !(is_party(a, word) && is_party(b, word))) {
      ++words_a;
      common += holds(b.content, word) ? 1 : 0;
    }
  }
  for (const std::uint32_t word : b.content) {
    words_b += !is_trigger(b, word) && !(is_party(a, word) && is_party(b, word)) ? 1 : 0;
  }
  constexpr std::size_t few = 4;
  return static_cast<double>(common) /
         static_cast<double>(std::max(std::min(words_a, words_b), few));
}

/// Whether `dated` was in the days that the other's article, which names no date, reports of.
bool is_news_of_the_day(const LocalEvent& dated, EventInArticle other) {
  return dated.when && other.article->published && is_real(other->status) &&
         dated.when->begin <= *other.article->published &&
         dated.when->end + hours(24 * 3) >= *other.article->published &&
         dated.when->end - dated.when->begin <= hours(24 * 7);
}

/// By how much the times speak for one event: those that the texts name, the finer the more; else
/// the days of which they are the news.
double compare_dates(EventInArticle a, EventInArticle b) {
  if (a->when && b->when) {
    const auto length = std::max(a->when->end - a->when->begin, b->when->end - b->when->begin);
    return length <= hours(24 * 3) ? same_day : length <= hours(24 * 31) ? same_month : same_year;
  }
  if (is_news_of_the_day(*a, b) || is_news_of_the_day(*b, a)) {
    return same_month;
  }
  const auto& first = a.article->published;
  const auto& second = b.article->published;
  const bool same_news = !a->when && !b->when && first && second &&
                         *second - *first <= hours(24 * 2) && is_real(a->status) &&
                         is_real(b->status);
  return same_news ? same_year : 0;
}

bool dates_allow(const LocalEvent& a, const LocalEvent& b) {
  return !a.when || !b.when || (a.when->begin < b.when->end && b.when->begin < a.when->end);
}

/// Who acts in both, and to whom it is done. "The plant was shut" and "the plant shut": whoever a
/// verb without an object tells of is the object of the same verb with one.
struct Parties {
  Agreement agent;
  Agreement patient;

  Parties(EventInArticle a, EventInArticle b)
      : agent(compare_role(a, b, Role::agent, Role::agent)),
        patient(compare_role(a, b, Role::patient, Role::patient)) {
    const bool object_a = has(*a, Role::patient);
    const bool object_b = has(*b, Role::patient);
    if (object_a != object_b && agent.score == 0) {
      const Agreement turned = object_b ? compare_role(a, b, Role::agent, Role::patient)
                                        : compare_role(a, b, Role::patient, Role::agent);
      if (turned.score > 0) {
        agent = Agreement();
        patient = turned;
      }
    }
  }

  [[nodiscard]] bool conflict() const { return agent.conflict || patient.conflict; }

 private:
  static bool has(const LocalEvent& e, Role role) {
    return std::any_of(e.parties.begin(), e.parties.end(),
                       [role](const Party& party) { return party.role == role; });
  }
};

/// Whether nothing else that the first article tells, and calls no less alike, can be what the
/// second tells again.
bool is_only_one(EventInArticle a, EventInArticle b, const StoryThresholds& thresholds) {
  const auto& events = a.article->events.events;
  const double called = compare_words(*a, *b, thresholds);
  for (std::uint32_t e = 0; e < events.size(); ++e) {
    const EventInArticle other{a.article, e};
    const bool types_differ = !other->type.empty() && !b->type.empty() && other->type != b->type;
    if (e != a.event && !types_differ && compare_words(*other, *b, thresholds) >= called &&
        dates_allow(*other, *b) && status_allows(*other, *b) && !Parties(other, b).conflict()) {
      return false;
    }
  }
  return true;
}

/// How an article about the same tells the event again, as one that is known there, so that it
/// needs no date: with the same parties where it is not the news, or by a noun that points at
/// nothing else.
struct ToldAgain {
  bool by_parties = false;
  bool by_noun = false;
};

/// A noun that points back at the news of an article, or at what has a date; or whose date is that
/// of the other. "The ruling" of either article may be its own, and so may what is told half a year
/// on.
bool is_noun_again(EventInArticle a, EventInArticle b, const Parties& parties, double word) {
  if (b->has_verb || b->type.empty() || word < related_word || parties.agent.differ ||
      parties.patient.differ) {
    return false;
  }
  const auto& first = a.article->published;
  const auto& second = b.article->published;
  const bool known = a->when || (a->leads && a->has_verb);
  return (b->points_back && known && first && second &&
          *second - *first <= hours(24 * remembered_days)) ||
         (a->when && compare_dates(a, b) >= same_day);
}

ToldAgain is_told_again(EventInArticle a, EventInArticle b, ArticleTie tie, const Parties& parties,
                        const StoryThresholds& thresholds) {
  const bool numbers = parties.agent.numbers_differ || parties.patient.numbers_differ;
  const bool same = !b->leads && ((parties.agent.by_name && parties.patient.score > 0) ||
                                  (parties.patient.by_name && parties.agent.score > 0));
  const double word = compare_words(*a, *b, thresholds);
  const bool noun = is_noun_again(a, b, parties, word);
  if (numbers || (!same && !noun) || a->type != b->type || !tie.one_story ||
      !are_about_the_same(tie.subjects) || !can_be_told_again(*a) || !can_be_told_again(*b) ||
      word == 0 || !is_only_one(a, b, thresholds)) {
    return {};
  }
  return {same, noun};
}

}  // namespace

bool can_be_one_event(EventInArticle a, EventInArticle b, ArticleTie tie,
                      const StoryThresholds& thresholds) {
  const Parties parties(a, b);
  return !parties.conflict() && dates_allow(*a, *b) &&
         (publication_allows(a, b, thresholds) ||
          is_told_again(a, b, tie, parties, thresholds).by_parties);
}

double match(EventInArticle a, EventInArticle b, ArticleTie tie,
             const StoryThresholds& thresholds) {
  const bool types_differ = !a->type.empty() && !b->type.empty() && a->type != b->type;
  if (types_differ || !dates_allow(*a, *b) || !status_allows(*a, *b)) {
    return 0;
  }
  const Parties parties(a, b);
  const auto& [agent, patient] = parties;
  const bool is_news = publication_allows(a, b, thresholds);
  const bool may_be_again = !is_news || !b->has_verb;
  const ToldAgain again =
      may_be_again ? is_told_again(a, b, tie, parties, thresholds) : ToldAgain();
  if (!is_news && !again.by_parties) {
    return 0;
  }
  if (tie.repeats && a->lemmas == b->lemmas && a->content == b->content) {
    return repeated;
  }
  if (parties.conflict()) {
    return 0;
  }
  const double word = compare_words(*a, *b, thresholds);
  const double date = compare_dates(a, b);
  const double content = compare_content(*a, *b);
  if ((says_something(*a) || says_something(*b)) && !is_history(b, thresholds)) {
    // Everybody says many things.
    if (agent.score == 0 || (date < same_day && content < 0.6) || content < 0.3) {
      return 0;
    }
  }
  if (word == 0 && (date < same_month || (!agent.by_name && content < 0.5))) {
    return 0;
  }
  const bool by_place = compare_role(a, b, Role::place, Role::place).by_name;
  const bool verbatim = content >= 0.8 && agent.score > 0 && patient.score > 0;
  if (!agent.by_name && !patient.by_name && !by_place && tie.subjects < 2 && !tie.repeats &&
      !verbatim) {
    return 0;
  }
  // Other numbers are another event, unless its time says that they contradict each other.
  if ((agent.numbers_differ || patient.numbers_differ) && date < same_month) {
    return 0;
  }
  // What tells this event from another that is called the same.
  const int marks =
      (date > same_year ? 1 : 0) + (agent.score > 0 ? 1 : 0) + (patient.score > 0 ? 1 : 0) +
      (content >= 0.5 ? 1 : 0) +
      (b->points_back && are_about_the_same(tie.subjects) && (b->has_verb || date > 0) ? 1 : 0) +
      (again.by_noun ? 2 : 0) - (patient.differ ? 1 : 0);
  const bool lasting = a->event_class == EventClass::state || b->event_class == EventClass::state ||
                       (a->status == Status::ongoing && b->status == Status::ongoing);
  if (marks < (word > 0 ? 2 : 3) || (lasting && (marks < 3 || !a->when))) {
    return 0;
  }
  double score = word + date + agent.score + patient.score + same_content * content;
  score += same_subject * std::min(tie.subjects, most_subjects);
  score += b->points_back ? told_as_known : 0;
  score += again.by_noun ? only_one : 0;
  score -= agent.differ ? other_agent : 0;
  score -= patient.differ ? other_patient : 0;
  for (const Role role : {Role::recipient, Role::place}) {
    score += compare_role(a, b, role, role).score > 0 ? same_other : 0;
  }
  return score >= thresholds.same_event ? score : 0;
}

}  // namespace fabula
