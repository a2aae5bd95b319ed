#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "fabula/diagnostic.hpp"

/// The words by which newspapers, agencies and news pages mark what is no story, and those of their
/// dates. Every language's words stand side by side: what an article is written in may be known
/// only when it has been read. config fills this from lang/*/articles.yaml.
namespace fabula {

/// What a line or paragraph of a news page is, apart from the story.
enum class LineKind : std::uint8_t {
  story,
  by_line,     ///< "By ...": names the author
  date_line,   ///< "Published ...": a date
  credit,      ///< "(Reporting by ...; Editing by ...)"
  caption,     ///< of a picture
  navigation,  ///< share bars, newsletters, pointers to other articles
  end          ///< "Comments (0)": nothing after it is story
};

/// What the words that a line begins with say of it.
struct LineCue {
  LineKind kind = LineKind::story;
  bool goes_on = false;       ///< anything may follow; else they are the whole line
  bool names_author = false;  ///< what follows is the author's name
  bool tells_change = false;  ///< the date is that of the last change
  std::string language;       ///< "en"; "any" for what the pages of all languages have
};

/// How one language writes the date of a publication. Words are in lower case.
struct DateWords {
  std::string language;                            ///< "en"
  std::map<std::string, int, std::less<>> months;  ///< names and abbreviations: 1 to 12
  std::set<std::string, std::less<>> skipped;      ///< weekdays, "on"
  std::set<std::string, std::less<>> morning;      ///< "am"
  std::set<std::string, std::less<>> afternoon;    ///< "pm"
  std::set<std::string, std::less<>> day_endings;  ///< "th" in "5th"
  std::map<std::string, int, std::less<>> zones;   ///< minutes ahead of UTC
  /// Zones whose distance from UTC the season decides: "et".
  std::set<std::string, std::less<>> local_zones;
  /// Where 3/4/2020 is in March: "en", "en-us", in lower case.
  std::set<std::string, std::less<>> month_first;
};

/// A line or a date of the file of rules that shows what it reads.
struct ArticleExample {
  std::string language;
  std::string text;
  std::optional<LineKind> kind;  ///< the kind that it is, or is not; nothing: it is about dates
  std::string date;              ///< RFC 3339
  bool holds = true;             ///< false: of `not:`
  SourceLocation where;
};

struct ArticleWords {
  std::multimap<std::string, LineCue, std::less<>> beginnings;  ///< by words in lower case
  std::multimap<std::string, LineCue, std::less<>> anywhere;    ///< the same, inside of a line
  std::set<std::string, std::less<>> name_ends;  ///< "in": an author's name ends before it
  std::vector<DateWords> dates;                  ///< by language
  /// Words that tell a language by being frequent in it, with the languages that have them so.
  std::multimap<std::string, std::string, std::less<>> frequent;
  std::vector<ArticleExample> examples;
};

/// For input that needs none: only dates such as 2014-06-27 are read, and every line is story.
inline const ArticleWords no_article_words;

}  // namespace fabula
