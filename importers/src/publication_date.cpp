#include "publication_date.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include "fabula/text/character.hpp"
#include "fabula/text/utf8.hpp"
#include "fabula/time/when.hpp"

namespace fabula::importers {
namespace {

using Words = std::set<std::string, std::less<>>;

struct Parts {
  int year = 0;  // 0: not said, as of month and day
  int month = 0;
  int day = 0;
  int hour = -1;  // -1: not said
  int minute = 0;
  std::optional<int> offset;
};

bool separates(char32_t c) {
  return c == U' ' || c == U',' || c == U'.' || c == U'\t' || c == U'|' || c == U'(' || c == U')';
}

/// Words, numbers and clock times, lower case, without the punctuation between them.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    // The vowel signs of Indian scripts are no letters by themselves.
    const bool indic = c.value >= 0x0900 && c.value < 0x0E80;
    if (is_alphabetic(c.value) || indic || is_digit(c.value) || c.value == U':' ||
        c.value == U'+' || c.value == U'-') {
      word += text.substr(i, c.bytes);
    } else if (!separates(c.value)) {
      return {};
    } else if (!word.empty()) {
      words.push_back(to_lower(std::exchange(word, {})));
    }
    i += c.bytes;
  }
  if (!word.empty()) {
    words.push_back(to_lower(word));
  }
  return words;
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() && !digits.empty()
             ? std::optional<int>(value)
             : std::nullopt;
}

std::optional<Instant> instant(const Parts& parts) {
  namespace gregorian = boost::gregorian;
  if (parts.month == 0 || parts.day == 0 || parts.year < 1400 || parts.year > 9999 ||
      parts.day >
          gregorian::gregorian_calendar::end_of_month_day(
              static_cast<unsigned short>(parts.year), static_cast<unsigned short>(parts.month))) {
    return std::nullopt;
  }
  const gregorian::date day(static_cast<unsigned short>(parts.year),
                            static_cast<unsigned short>(parts.month),
                            static_cast<unsigned short>(parts.day));
  Instant result;
  result.local = boost::posix_time::ptime(
      day, boost::posix_time::time_duration(std::max(parts.hour, 0), parts.minute, 0));
  result.has_time = parts.hour >= 0;
  result.utc_offset_minutes = parts.hour >= 0 ? parts.offset : std::nullopt;
  return result;
}

/// Takes off the ending of the word that is one of `endings`, the longest; false where none is.
bool drop_ending(std::string_view& word, const Words& endings) {
  std::size_t longest = 0;
  for (const std::string& ending : endings) {
    if (word.size() > ending.size() && word.ends_with(ending)) {
      longest = std::max(longest, ending.size());
    }
  }
  word.remove_suffix(longest);
  return longest != 0;
}

/// The words of a date in one language, one after the other.
class DateReading {
 public:
  explicit DateReading(const DateWords& words) : words_(words) {}

  /// False where the word has no place in a date.
  bool read(std::string_view word) {
    return read_month(word) || words_.skipped.contains(word) || read_zone(word) ||
           read_clock(word) || read_number(word);
  }

  /// "am", "pm": belongs to the word before it, "3:21 pm".
  [[nodiscard]] bool is_half_day(std::string_view word) const {
    return words_.morning.contains(word) || words_.afternoon.contains(word);
  }

  [[nodiscard]] std::optional<Instant> result() const { return instant(parts_); }

 private:
  bool read_month(std::string_view word) {
    const auto month = words_.months.find(word);
    if (month == words_.months.end() || parts_.month != 0) {
      return false;
    }
    parts_.month = month->second;
    return true;
  }

  bool read_zone(std::string_view word) {
    const auto zone = words_.zones.find(word);
    if (zone == words_.zones.end() || parts_.offset) {
      return false;
    }
    parts_.offset = zone->second;
    return true;
  }

  /// "3:21am", "20:15", "9am".
  bool read_clock(std::string_view word) {
    const bool morning = drop_ending(word, words_.morning);
    const bool afternoon = !morning && drop_ending(word, words_.afternoon);
    const std::size_t colon = word.find(':');
    if (parts_.hour >= 0 || (colon == std::string_view::npos && !morning && !afternoon)) {
      return false;
    }
    const auto hour = number(word.substr(0, colon));
    const auto minute =
        colon == std::string_view::npos ? std::optional<int>(0) : number(word.substr(colon + 1, 2));
    if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) {
      return false;
    }
    parts_.hour = afternoon && *hour < 12 ? *hour + 12 : morning && *hour == 12 ? 0 : *hour;
    parts_.minute = *minute;
    return true;
  }

  bool read_number(std::string_view word) {
    drop_ending(word, words_.day_endings);
    const auto value = number(word);
    if (!value || *value < 0) {
      return false;
    }
    if (word.size() == 4 && parts_.year == 0) {
      parts_.year = *value;
      return true;
    }
    if (word.size() <= 2 && parts_.day == 0 && *value >= 1 && *value <= 31) {
      parts_.day = *value;
      return true;
    }
    return false;
  }

  const DateWords& words_;
  Parts parts_;
};

std::optional<Instant> read_date(const std::vector<std::string>& tokens,
                                 const DateWords& language) {
  DateReading reading(language);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::string word = tokens[i];
    if (i + 1 < tokens.size() && reading.is_half_day(tokens[i + 1])) {
      word += tokens[++i];
    }
    if (!reading.read(word)) {
      return std::nullopt;
    }
  }
  return reading.result();
}

}  // namespace

std::optional<Instant> parse_publication_date(std::string_view text, const ArticleWords& words) {
  constexpr std::size_t longest = 80;
  if (text.size() > longest) {
    return std::nullopt;
  }
  if (const auto iso = parse_instant(text)) {
    return iso;
  }
  const auto tokens = words_of(text);
  for (const DateWords& language : words.dates) {
    if (const auto date = read_date(tokens, language)) {
      return date;
    }
  }
  return std::nullopt;
}

std::optional<Instant> date_in(std::string_view line, const ArticleWords& words) {
  for (std::size_t at = line.find(' '); at != std::string_view::npos; at = line.find(' ', at + 1)) {
    if (auto date = parse_publication_date(line.substr(at + 1), words)) {
      return date;
    }
  }
  return std::nullopt;
}

std::optional<Instant> date_of_file_name(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  if (name.size() >= 10 && name[4] == '-' && name[7] == '-') {
    return parse_instant(name.substr(0, 10));
  }
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (name.size() >= 8 && std::all_of(name.begin(), name.begin() + 8, is_digit) &&
      (name.size() == 8 || !is_digit(name[8]))) {
    std::string iso(name.substr(0, 8));
    iso.insert(6, "-").insert(4, "-");
    return parse_instant(iso);
  }
  return std::nullopt;
}

}  // namespace fabula::importers
