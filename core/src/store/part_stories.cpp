#include "store/part_stories.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include <boost/date_time/gregorian/gregorian_types.hpp>

namespace fabula::store {
namespace {

using boost::posix_time::ptime;

// A salience is no more than 1; it is kept in millionths, rounded up.
constexpr double steps = 1'000'000;

std::int64_t in_steps(double salience) {
  return static_cast<std::int64_t>(std::ceil(salience * steps));
}

std::int64_t second_of(const ptime& time) {
  if (time.is_special()) {
    return time.is_neg_infinity() ? 0 : std::numeric_limits<std::int64_t>::max();
  }
  return (time - ptime(boost::gregorian::date(1400, 1, 1))).total_seconds();
}

/// From when to when a filter of days may let an event through. What only its article or other
/// events bound was not at just any time on the open side, see select(): there the other end
/// counts.
std::pair<std::int64_t, std::int64_t> seconds_of(const When& when) {
  const std::int64_t first = second_of(when.range->begin);
  const std::int64_t last = second_of(when.range->end);
  const bool bounded = when.basis == Basis::article || when.basis == Basis::order;
  if (bounded && when.range->begin.is_neg_infinity() && !when.range->end.is_special()) {
    return {last - 1, last};
  }
  if (bounded && when.range->end.is_pos_infinity() && !when.range->begin.is_special()) {
    return {first, first};
  }
  return {first, last};
}

std::vector<ReadArticle> articles_of(const Database& database, const PartIndex::Read& read,
                                     std::int64_t part) {
  Statement find = database.prepare("SELECT number FROM article WHERE part = ? ORDER BY number");
  find.bind(1, part);
  std::vector<ReadArticle> articles;
  while (find.step()) {
    articles.push_back(read(find.number(0)));
  }
  return articles;
}

void note(const Database& database, std::int64_t part, std::size_t articles, const Story& story) {
  std::int64_t salience = 0;
  std::optional<std::pair<std::int64_t, std::int64_t>> time;
  std::map<std::string, std::int64_t> types;
  for (const Event& event : story.events) {
    const std::int64_t own = in_steps(event.salience);
    salience = std::max(salience, own);
    types[event.type] = std::max(types[event.type], own);
    if (event.when.range) {
      const auto [first, last] = seconds_of(event.when);
      time = time ? std::pair(std::min(time->first, first), std::max(time->second, last))
                  : std::pair(first, last);
    }
  }
  Statement insert = database.prepare(
      "INSERT OR REPLACE INTO part (number, articles, events, relations, salience, first, last) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, part).bind(2, static_cast<std::int64_t>(articles));
  insert.bind(3, static_cast<std::int64_t>(story.events.size()));
  insert.bind(4, static_cast<std::int64_t>(story.relations.size())).bind(5, salience);
  if (time) {
    insert.bind(6, time->first).bind(7, time->second);
  } else {
    insert.bind_null(6).bind_null(7);
  }
  insert.run();
  Statement type =
      database.prepare("INSERT OR REPLACE INTO part_type (type, part, salience) VALUES (?, ?, ?)");
  for (const auto& [name, most] : types) {
    type.bind(1, std::string_view(name)).bind(2, part).bind(3, most).run();
  }
}

/// Those of both, ascending.
std::vector<std::int64_t> common(const std::vector<std::int64_t>& a,
                                 const std::vector<std::int64_t>& b) {
  std::vector<std::int64_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

/// The parts in which the words of a filter are; nothing where it has none.
std::optional<std::vector<std::int64_t>> with_words(const PartIndex& index,
                                                    const StoryFilter& filter) {
  std::optional<std::vector<std::int64_t>> parts;
  if (!filter.text.empty()) {
    parts = index.parts_with_words(filter.text);
  }
  if (!filter.actors.empty()) {
    std::vector<std::int64_t> of_any;
    for (const std::string& name : filter.actors) {
      // The id of an actor is made of the name.
      const auto of_one = index.parts_with_words(name.starts_with("a-") ? name.substr(2) : name);
      of_any.insert(of_any.end(), of_one.begin(), of_one.end());
    }
    std::sort(of_any.begin(), of_any.end());
    of_any.erase(std::unique(of_any.begin(), of_any.end()), of_any.end());
    parts = parts ? common(*parts, of_any) : of_any;
  }
  return parts;
}

/// By part: the salience of the most salient event of these types.
std::map<std::int64_t, std::int64_t> with_types(const Database& database,
                                                const std::vector<std::string>& types) {
  std::map<std::int64_t, std::int64_t> parts;
  Statement find = database.prepare("SELECT part, salience FROM part_type WHERE type = ?");
  for (const std::string& type : types) {
    find.bind(1, std::string_view(type));
    while (find.step()) {
      std::int64_t& most = parts[find.number(0)];
      most = std::max(most, find.number(1));
    }
    find.reset();
  }
  return parts;
}

}  // namespace

void forget_story(const Database& database, std::int64_t part) {
  for (const char* const sql :
       {"DELETE FROM part_type WHERE part = ?", "DELETE FROM part WHERE number = ?"}) {
    Statement forget = database.prepare(sql);
    forget.bind(1, part).run();
  }
}

void note_stories(const Database& database, const PartIndex::Read& read,
                  const StoryThresholds& thresholds, std::size_t most) {
  Statement find = database.prepare(
      "SELECT part, count(*) AS articles FROM article WHERE part IS NOT NULL "
      "AND part NOT IN (SELECT number FROM part) GROUP BY part HAVING articles <= ?");
  find.bind(1, static_cast<std::int64_t>(most));
  std::vector<std::int64_t> parts;
  while (find.step()) {
    parts.push_back(find.number(0));
  }
  find.reset();
  for (const std::int64_t part : parts) {
    std::vector<ReadArticle> articles = articles_of(database, read, part);
    const std::size_t count = articles.size();
    note(database, part, count, build_story(std::move(articles), thresholds));
  }
}

std::vector<StoryPart> fitting_parts(const Database& database, const PartIndex& index,
                                     const StoryFilter& filter) {
  const auto words = with_words(index, filter);
  const auto types = with_types(database, filter.types);
  struct Row {
    StoryPart part;
    std::int64_t first;
  };
  std::vector<Row> rows;
  const std::int64_t from = filter.from ? second_of(ptime(*filter.from)) : 0;
  const std::int64_t to = filter.to ? second_of(ptime(*filter.to + boost::gregorian::days(1)))
                                    : std::numeric_limits<std::int64_t>::max();
  const auto consider = [&](const Statement& row) {
    StoryPart part{row.number(0), static_cast<std::size_t>(row.number(1)), 1};
    const bool known = !row.is_null(2);
    const auto type = types.find(part.number);
    const bool dated = !row.is_null(3);
    if (known &&
        ((!filter.types.empty() && type == types.end()) ||
         ((filter.from || filter.to) && (!dated || row.number(3) >= to || row.number(4) < from)))) {
      return;
    }
    if (known) {
      part.salience =
          static_cast<double>(type == types.end() ? row.number(2) : type->second) / steps;
    }
    rows.push_back({part, dated ? row.number(3) : std::numeric_limits<std::int64_t>::max()});
  };
  constexpr const char* columns =
      "SELECT article.part, count(*), salience, part.first, part.last FROM article "
      "LEFT JOIN part ON part.number = article.part WHERE article.part ";
  if (words) {
    Statement find = database.prepare(std::string(columns) + "= ? GROUP BY article.part");
    for (const std::int64_t number : *words) {
      find.bind(1, number);
      if (find.step()) {
        consider(find);
      }
      find.reset();
    }
  } else {
    Statement all = database.prepare(
        "SELECT number, articles, salience, first, last FROM part UNION ALL " +
        std::string(columns) + "NOT IN (SELECT number FROM part) GROUP BY article.part");
    while (all.step()) {
      consider(all);
    }
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tuple(-a.part.salience, a.first, a.part.number) <
           std::tuple(-b.part.salience, b.first, b.part.number);
  });
  std::vector<StoryPart> parts;
  for (const Row& row : rows) {
    parts.push_back(row.part);
  }
  return parts;
}

std::optional<StorySize> story_size(const Database& database) {
  if (database.number("SELECT count(*) FROM (SELECT 1 FROM article WHERE part IS NULL OR part NOT "
                      "IN (SELECT number FROM part) LIMIT 1)") != 0) {
    return std::nullopt;
  }
  return StorySize{
      static_cast<std::size_t>(database.number("SELECT coalesce(sum(events), 0) FROM part")),
      static_cast<std::size_t>(database.number("SELECT coalesce(sum(relations), 0) FROM part"))};
}

}  // namespace fabula::store
