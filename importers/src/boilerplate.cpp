#include "boilerplate.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace fabula::importers {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// Lines that are these words and, where `rest` says so, something after them.
struct Cue {
  std::string_view words;
  LineKind kind;
  bool rest;
};

constexpr std::array<Cue, 62> cues = {{
    {"comments (", LineKind::end, true},
    {"comments", LineKind::end, false},
    {"leave a comment", LineKind::end, true},
    {"this discussion is now closed", LineKind::end, true},
    {"most popular", LineKind::end, false},
    {"most read", LineKind::end, false},
    {"most viewed", LineKind::end, false},
    {"most shared", LineKind::end, false},
    {"trending now", LineKind::end, false},
    {"related articles", LineKind::end, false},
    {"related stories", LineKind::end, false},
    {"more stories", LineKind::end, false},
    {"recommended stories", LineKind::end, false},
    {"you may also like", LineKind::end, true},
    {"you might also like", LineKind::end, true},
    {"about us", LineKind::end, false},
    {"privacy policy", LineKind::end, false},
    {"terms of use", LineKind::end, false},
    {"our standards:", LineKind::end, true},
    {"related topics", LineKind::navigation, true},
    {"related:", LineKind::navigation, true},
    {"related coverage", LineKind::navigation, true},
    {"read more", LineKind::navigation, true},
    {"read also", LineKind::navigation, true},
    {"also read", LineKind::navigation, true},
    {"see also", LineKind::navigation, true},
    {"more on this", LineKind::navigation, true},
    {"more from", LineKind::navigation, true},
    {"more:", LineKind::navigation, true},
    {"continue reading", LineKind::navigation, true},
    {"story continues below", LineKind::navigation, true},
    {"advertisement", LineKind::navigation, false},
    {"sponsored", LineKind::navigation, false},
    {"share this", LineKind::navigation, true},
    {"share on", LineKind::navigation, true},
    {"share", LineKind::navigation, false},
    {"tweet", LineKind::navigation, false},
    {"email", LineKind::navigation, false},
    {"print", LineKind::navigation, false},
    {"save", LineKind::navigation, false},
    {"facebook", LineKind::navigation, false},
    {"follow us on", LineKind::navigation, true},
    {"sign up for", LineKind::navigation, true},
    {"sign up to", LineKind::navigation, true},
    {"subscribe to", LineKind::navigation, true},
    {"subscribe", LineKind::navigation, false},
    {"register now for", LineKind::navigation, true},
    {"get the latest", LineKind::navigation, true},
    {"click here", LineKind::navigation, true},
    {"watch:", LineKind::navigation, true},
    {"all rights reserved", LineKind::navigation, true},
    {"copyright", LineKind::navigation, true},
    {"(c) copyright", LineKind::navigation, true},
    {"credit:", LineKind::caption, true},
    {"photo:", LineKind::caption, true},
    {"photograph:", LineKind::caption, true},
    {"picture:", LineKind::caption, true},
    {"image:", LineKind::caption, true},
    {"(reporting by", LineKind::credit, true},
    {"(additional reporting by", LineKind::credit, true},
    {"(writing by", LineKind::credit, true},
    {"(editing by", LineKind::credit, true},
}};

constexpr std::array<std::string_view, 6> date_words = {
    "published", "updated", "last updated", "posted", "first published", "last modified"};

// What a picture's caption says of the picture.
constexpr std::array<std::string_view, 7> caption_words = {
    "file picture",       "file photo",    "illustration picture",
    "handout picture",    "handout photo", "in this picture taken",
    "in this photo taken"};

constexpr std::size_t longest_by_line = 100;

bool contains_words(std::string_view line, std::string_view words) {
  return std::search(line.begin(), line.end(), words.begin(), words.end(),
                     [](char a, char b) { return lower(a) == lower(b); }) != line.end();
}

/// "By Ann Example" but not "By the end of the day, ...".
bool is_by_line(std::string_view line) {
  if (!starts_with_words(line, "by ") || line.size() > longest_by_line || line.size() < 5) {
    return false;
  }
  const char last = line.back();
  const char first = line[3];
  const bool capital = first >= 'A' && first <= 'Z';
  return last != '.' && last != ':' && (capital || starts_with_words(line, "by our "));
}

}  // namespace

bool starts_with_words(std::string_view line, std::string_view words) {
  return line.size() >= words.size() &&
         std::equal(words.begin(), words.end(), line.begin(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

bool ends_sentence(std::string_view line) {
  for (const std::string_view closing : {"\"", "'", ")", "]", "\u201D", "\u2019"}) {
    if (line.size() > closing.size() && line.ends_with(closing)) {
      line.remove_suffix(closing.size());
    }
  }
  return !line.empty() && (line.back() == '.' || line.back() == '!' || line.back() == '?' ||
                           line.back() == ':' || line.back() == ';' || line.ends_with("\u2026"));
}

LineKind kind_of_line(std::string_view line) {
  if (is_by_line(line)) {
    return LineKind::by_line;
  }
  for (const Cue& cue : cues) {
    if (starts_with_words(line, cue.words) && (cue.rest || line.size() == cue.words.size())) {
      return cue.kind;
    }
  }
  for (const std::string_view words : date_words) {
    if (starts_with_words(line, words) && line.size() > words.size() &&
        (line[words.size()] == ' ' || line[words.size()] == ':')) {
      return LineKind::date_line;
    }
  }
  for (const std::string_view words : caption_words) {
    if (contains_words(line, words)) {
      return LineKind::caption;
    }
  }
  return LineKind::story;
}

}  // namespace fabula::importers
