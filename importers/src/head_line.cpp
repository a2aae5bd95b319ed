#include "head_line.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "boilerplate.hpp"
#include "clock_in_text.hpp"
#include "date_in_text.hpp"
#include "date_tokens.hpp"
#include "fabula/text/character.hpp"
#include "publication_date.hpp"

namespace fabula::importers {
namespace {

/// Bytes: what is longer is a paragraph.
constexpr std::size_t longest = 100;

/// The pieces of a line that are not in its dates.
class Rest {
 public:
  Rest(std::string_view line, const ArticleWords& words, std::string_view language,
       const std::vector<DateInText>& dates)
      : tokens_(line, words.dates, language), dates_(dates) {}

  /// Weekdays, clock times, zones and marks are parts of a date; what else there is.
  [[nodiscard]] std::size_t foreign_words() const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < tokens_.size();) {
      const std::size_t after = after_part(i);
      count += after == i ? 1U : 0U;
      i = std::max(after, i + 1);
    }
    return count;
  }

  /// "6:40 PM ET" before the date.
  void read_clock_before(Instant& date) const {
    for (std::size_t i = 0; i < tokens_.size() && !date.has_time && !in_date(i); ++i) {
      if (tokens_[i].kind == DateToken::Kind::number) {
        read_clock(tokens_, i, date);
      }
    }
  }

  /// Whether a bar or dot divides the first date from what stands beside it.
  [[nodiscard]] bool is_divided() const {
    constexpr std::string_view dividers = "|/\u00B7\u2022";
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const bool before = i + 1 < tokens_.size() && !in_date(i) && in_date(i + 1);
      const bool behind = i > 0 && !in_date(i) && in_date(i - 1);
      if ((before || behind) && tokens_.is_mark(i, dividers)) {
        return true;
      }
    }
    return false;
  }

 private:
  [[nodiscard]] bool in_date(std::size_t i) const {
    return std::any_of(dates_.begin(), dates_.end(), [this, i](const DateInText& date) {
      return date.span.begin <= tokens_[i].span.begin && tokens_[i].span.begin < date.span.end;
    });
  }

  /// The index behind the part of a date at `i`; `i` itself where none is there.
  [[nodiscard]] std::size_t after_part(std::size_t i) const {
    const DateToken& token = tokens_[i];
    if (token.kind == DateToken::Kind::mark || in_date(i)) {
      return i + 1;
    }
    if (token.kind == DateToken::Kind::number) {
      Instant clock;
      clock.local = boost::posix_time::ptime(boost::gregorian::date(2000, 1, 1));
      return read_clock(tokens_, i, clock);
    }
    const std::string word = to_lower(tokens_.of(token));
    const bool zone = std::any_of(
        tokens_.words().begin(), tokens_.words().end(), [&word](const DateWords& language) {
          return language.zones.contains(word) || language.local_zones.contains(word);
        });
    return zone || tokens_.is_filler(token) ? i + 1 : i;
  }

  DateTokens tokens_;
  const std::vector<DateInText>& dates_;
};

std::vector<DateInText> dates_of(std::string_view line, const ArticleWords& words,
                                 std::string_view language) {
  return dates_in(line, words.dates, date_style(language, words.dates));
}

/// "March 12, 2025 at 6:40 p.m. ET", "Ann Example | 12.03.2025".
bool is_date_line(std::string_view line, const ArticleWords& words, std::string_view language) {
  if (line.size() > longest) {
    return false;
  }
  const auto dates = dates_of(line, words, language);
  if (dates.empty()) {
    return parse_publication_date(line, words).has_value();
  }
  constexpr std::size_t most_beside = 6;
  const Rest rest(line, words, language, dates);
  const std::size_t foreign = rest.foreign_words();
  return foreign == 0 || (foreign <= most_beside && rest.is_divided() && !ends_sentence(line));
}

}  // namespace

LineKind kind_of_head_line(std::string_view line, const ArticleWords& words,
                           std::string_view language) {
  const LineKind by_words = kind_of_line(line, words, language);
  return by_words == LineKind::story && is_date_line(line, words, language) ? LineKind::date_line
                                                                            : by_words;
}

std::optional<Instant> date_of_line(std::string_view line, const ArticleWords& words,
                                    std::string_view language) {
  auto date = parse_publication_date(line, words);
  if (!date) {
    date = date_in(line, words);
  }
  if (date && date->has_time) {
    return date;
  }
  const auto dates = dates_of(line, words, language);
  if (dates.empty() || dates.front().day_or_month) {
    return date;
  }
  // Of two dates the first one counts.
  date = dates.front().value;
  if (!date->has_time) {
    Rest(line, words, language, dates).read_clock_before(*date);
  }
  return date;
}

void tell_head_line(std::string_view line, LineKind kind, const ArticleWords& words,
                    std::string_view language, StoryBuilder& builder) {
  if (kind == LineKind::by_line || kind == LineKind::credit) {
    builder.author(author_of(line, words, language));
  }
  if (kind == LineKind::by_line || kind == LineKind::date_line) {
    const auto date = date_of_line(line, words, language);
    if (tells_change(line, words, language)) {
      builder.modified(date, "date line");
    } else {
      builder.date(date, "date line");
    }
  }
}

}  // namespace fabula::importers
