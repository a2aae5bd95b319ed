#include "dateline.hpp"

#include <algorithm>
#include <array>

#include "fabula/text/character.hpp"
#include "fabula/text/utf8.hpp"
#include "publication_date.hpp"

namespace fabula::importers {
namespace {

constexpr std::size_t longest_dateline = 120;

constexpr std::array<std::string_view, 5> separators = {" - ", " \u2013 ", " \u2014 ", " -- ",
                                                        "\u2014"};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == ',')) {
    text.remove_prefix(1);
  }
  while (!text.empty() && (text.back() == ' ' || text.back() == ',')) {
    text.remove_suffix(1);
  }
  return text;
}

/// Bytes of the words in capitals that the text begins with: "NEW YORK", "ST. JOHN'S".
std::size_t capitals(std::string_view text) {
  std::size_t end = 0;
  int letters = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    const bool letter = is_alphabetic(c.value);
    if (letter && !is_upper_case(c.value)) {
      // A word that goes on in lower case is none of them: back to the last one's end.
      const std::size_t space = text.substr(0, i).find_last_of(" ,");
      end = space == std::string_view::npos ? 0 : std::min(end, space);
      break;
    }
    if (!letter && c.value != U' ' && c.value != U'.' && c.value != U'-' && c.value != U'\'' &&
        c.value != U'/') {
      break;
    }
    if (c.value == U'-' && i > 0 && text[i - 1] == ' ') {
      break;  // a dash between words, not one inside a name
    }
    letters += letter ? 1 : 0;
    i += c.bytes;
    end = letter || c.value == U'.' ? i : end;
  }
  return letters >= 3 ? end : 0;
}

/// "NEW YORK" as "New York".
std::string title_case(std::string_view text) {
  std::string result;
  bool inside = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    const std::string_view character = text.substr(i, c.bytes);
    result += inside ? to_lower(character) : std::string(character);
    inside = is_alphabetic(c.value) || c.value == U'\'';
    i += c.bytes;
  }
  return result;
}

/// The rest of a dateline behind its place: regions, a date, an agency in brackets. False where
/// anything else stands there.
bool read_rest(std::string_view rest, const ArticleWords& words, Dateline& dateline) {
  if (const std::size_t open = rest.find('('); open != std::string_view::npos) {
    const std::size_t close = rest.find(')', open);
    if (close == std::string_view::npos || !trimmed(rest.substr(close + 1)).empty()) {
      return false;
    }
    dateline.source = std::string(rest.substr(open + 1, close - open - 1));
    rest = rest.substr(0, open);
  }
  rest = trimmed(rest);
  // Regions, one after the other, until what is left is a date or nothing.
  for (int regions = 0; !rest.empty(); ++regions) {
    if (auto date = parse_publication_date(rest, words)) {
      dateline.date = date;
      return true;
    }
    const std::string_view region = trimmed(rest.substr(0, rest.find(',')));
    const bool capital = !region.empty() && is_upper_case(code_point_at(region, 0).value);
    constexpr std::size_t longest_region = 30;
    if (regions == 2 || !capital || region.size() > longest_region) {
      return false;
    }
    // "March 3" without a year is no region, and no date that can be told.
    const bool digits =
        std::any_of(region.begin(), region.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) {
      dateline.place += ", " + std::string(region);
    }
    const std::size_t comma = rest.find(',');
    rest = comma == std::string_view::npos ? std::string_view() : trimmed(rest.substr(comma + 1));
  }
  return true;
}

}  // namespace

std::optional<Dateline> read_dateline(std::string_view paragraph, const ArticleWords& words) {
  const std::size_t place = capitals(paragraph);
  if (place == 0) {
    return std::nullopt;
  }
  Dateline dateline;
  dateline.place = title_case(paragraph.substr(0, place));
  for (const std::string_view separator : separators) {
    const std::size_t at = paragraph.substr(0, longest_dateline).find(separator, place);
    if (at == std::string_view::npos) {
      continue;
    }
    Dateline candidate = dateline;
    if (read_rest(paragraph.substr(place, at - place), words, candidate)) {
      candidate.size = at + separator.size();
      return candidate;
    }
  }
  if (paragraph.size() <= longest_dateline && paragraph.size() > place &&
      read_rest(paragraph.substr(place), words, dateline) && dateline.date) {
    dateline.size = paragraph.size();
    return dateline;
  }
  return std::nullopt;
}

}  // namespace fabula::importers
