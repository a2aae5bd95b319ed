#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "fabula/text/article_words.hpp"
#include "fabula/text/span.hpp"
#include "fabula/time/time_range.hpp"

namespace fabula::importers {

/// How dates are written where a text comes from.
struct DateStyle {
  std::string_view language;  ///< its two-letter code, empty where it is not known
  bool month_first = false;   ///< 3/4/2020 is in March
};

/// The style of a language and region, "en-US".
DateStyle date_style(std::string_view language, const std::vector<DateWords>& words);

/// A date with its year that stands in a text, with the clock time behind it.
struct DateInText {
  Span span;
  Instant value;
  bool day_or_month = false;  ///< the style alone tells which of two numbers is the month
};

/// The dates of a text, in order: ISO 8601 and what is near it, numbers (14.1.2020), month names of
/// every language there are words of (those of the style's language go first), Chinese, Japanese
/// and Korean dates; digits of any script. Dates without a year are none.
std::vector<DateInText> dates_in(std::string_view text, const std::vector<DateWords>& words,
                                 const DateStyle& style);

/// The date that metadata states: RFC 3339, RFC 822, seconds or milliseconds since 1970, or the
/// first date that stands in it.
std::optional<Instant> stated_date(std::string_view text, const std::vector<DateWords>& words,
                                   const DateStyle& style);

}  // namespace fabula::importers
