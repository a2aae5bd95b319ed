#include "publication_date.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include "fabula/time/when.hpp"

namespace fabula::importers {
namespace {

constexpr std::array<std::string_view, 12> months = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> weekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                      "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 4> fillers = {"at", "on", "of", "the"};

constexpr std::array<std::pair<std::string_view, int>, 36> zones = {{
    {"utc", 0},    {"gmt", 0},    {"z", 0},      {"wet", 0},    {"bst", 60},   {"cet", 60},
    {"west", 60},  {"wat", 60},   {"cest", 120}, {"eet", 120},  {"sast", 120}, {"cat", 120},
    {"eest", 180}, {"msk", 180},  {"eat", 180},  {"gst", 240},  {"pkt", 300},  {"ist", 330},
    {"ict", 420},  {"wib", 420},  {"sgt", 480},  {"hkt", 480},  {"pht", 480},  {"awst", 480},
    {"jst", 540},  {"kst", 540},  {"aest", 600}, {"aedt", 660}, {"nzst", 720}, {"nzdt", 780},
    {"est", -300}, {"edt", -240}, {"cst", -360}, {"cdt", -300}, {"pst", -480}, {"pdt", -420},
}};

struct Parts {
  std::optional<int> year;
  std::optional<int> month;
  std::optional<int> day;
  std::optional<int> hour;
  int minute = 0;
  std::optional<int> offset;
};

/// Words, numbers and clock times, lower case, without the punctuation between them.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == ':' || c == '+' || c == '-') {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (c == ' ' || c == ',' || c == '.' || c == '\t' || c == '|' || c == '(' || c == ')') {
      if (!word.empty()) {
        words.push_back(std::exchange(word, {}));
      }
    } else {
      return {};
    }
  }
  if (!word.empty()) {
    words.push_back(word);
  }
  return words;
}

/// The index of the name that the word is or abbreviates with three letters or more.
template <std::size_t N>
std::optional<int> named(std::string_view word, const std::array<std::string_view, N>& names) {
  if (word.size() < 3) {
    return std::nullopt;
  }
  const auto found = std::find_if(names.begin(), names.end(),
                                  [word](std::string_view n) { return n.starts_with(word); });
  return found == names.end() ? std::nullopt
                              : std::optional<int>(static_cast<int>(found - names.begin()));
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() && !digits.empty()
             ? std::optional<int>(value)
             : std::nullopt;
}

/// "3:21am", "20:15", "9am"; false where it is none.
bool read_clock(std::string_view word, Parts& parts) {
  const bool am = word.ends_with("am");
  const bool pm = word.ends_with("pm");
  if (am || pm) {
    word.remove_suffix(2);
  }
  const std::size_t colon = word.find(':');
  if (parts.hour || (colon == std::string_view::npos && !am && !pm)) {
    return false;
  }
  const auto hour = number(word.substr(0, colon));
  const auto minute =
      colon == std::string_view::npos ? std::optional<int>(0) : number(word.substr(colon + 1, 2));
  if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) {
    return false;
  }
  parts.hour = pm && *hour < 12 ? *hour + 12 : am && *hour == 12 ? 0 : *hour;
  parts.minute = *minute;
  return true;
}

bool read_number(std::string_view word, Parts& parts) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (word.size() > 2 && word.ends_with(ending)) {
      word.remove_suffix(2);
      break;
    }
  }
  const auto value = number(word);
  if (!value || *value < 0) {
    return false;
  }
  if (word.size() == 4 && !parts.year) {
    parts.year = value;
    return true;
  }
  if (word.size() <= 2 && !parts.day && *value >= 1 && *value <= 31) {
    parts.day = value;
    return true;
  }
  return false;
}

bool read_word(const std::string& word, Parts& parts) {
  if (const auto month = named(word, months); month && !parts.month) {
    parts.month = *month + 1;
    return true;
  }
  if (named(word, weekdays) || std::find(fillers.begin(), fillers.end(), word) != fillers.end()) {
    return true;
  }
  if (word == "am" || word == "pm") {  // "3:21 pm": the hour stands before it
    if (!parts.hour || *parts.hour > 12) {
      return false;
    }
    parts.hour = *parts.hour % 12 + (word == "pm" ? 12 : 0);
    return true;
  }
  const auto zone =
      std::find_if(zones.begin(), zones.end(), [&word](const auto& z) { return z.first == word; });
  if (zone != zones.end() && !parts.offset) {
    parts.offset = zone->second;
    return true;
  }
  return read_clock(word, parts) || read_number(word, parts);
}

std::optional<Instant> instant(const Parts& parts) {
  namespace gregorian = boost::gregorian;
  if (!parts.year || !parts.month || !parts.day || *parts.year < 1400 || *parts.year > 9999 ||
      *parts.day > gregorian::gregorian_calendar::end_of_month_day(
                       static_cast<unsigned short>(*parts.year),
                       static_cast<unsigned short>(*parts.month))) {
    return std::nullopt;
  }
  const gregorian::date day(static_cast<unsigned short>(*parts.year),
                            static_cast<unsigned short>(*parts.month),
                            static_cast<unsigned short>(*parts.day));
  Instant result;
  result.local = boost::posix_time::ptime(
      day, boost::posix_time::time_duration(parts.hour.value_or(0), parts.minute, 0));
  result.has_time = parts.hour.has_value();
  result.utc_offset_minutes = parts.hour ? parts.offset : std::nullopt;
  return result;
}

}  // namespace

std::optional<Instant> parse_publication_date(std::string_view text) {
  constexpr std::size_t longest = 80;
  if (text.size() > longest) {
    return std::nullopt;
  }
  if (const auto iso = parse_instant(text)) {
    return iso;
  }
  Parts parts;
  for (const std::string& word : words_of(text)) {
    if (!read_word(word, parts)) {
      return std::nullopt;
    }
  }
  return instant(parts);
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
