#include "json_records.hpp"

#include <string_view>
#include <utility>

#include "bounded_input.hpp"

namespace fabula::importers {
namespace {

constexpr const char* blank = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blank);
  return first == std::string_view::npos
             ? std::string_view()
             : text.substr(first, text.find_last_not_of(blank) - first + 1);
}

}  // namespace

bool JsonRecords::get(char& c) {
  if (pushed_at_ < pushed_back_.size()) {
    c = pushed_back_[pushed_at_++];
  } else if (!in_.get(c)) {
    return false;
  }
  line_ += c == '\n' ? 1 : 0;
  return true;
}

bool JsonRecords::peek(char& c) {
  if (pushed_at_ < pushed_back_.size()) {
    c = pushed_back_[pushed_at_];
    return true;
  }
  const auto next = in_.peek();
  c = std::istream::traits_type::to_char_type(next);
  return next != std::istream::traits_type::eof();
}

bool JsonRecords::next_line(Record& record) {
  while (read_line(in_, max_bytes_, record.json, record.too_large)) {
    record.line = ++line_;
    if (line_ == 1 && record.json.starts_with("\xEF\xBB\xBF")) {
      record.json.erase(0, 3);
    }
    if (!trimmed(record.json).empty() || record.too_large) {
      return true;
    }
  }
  return false;
}

void JsonRecords::read_value(char first, Record& record) {
  record.json.assign(1, first);
  record.line = line_;
  record.too_large = false;
  std::size_t depth = first == '{' || first == '[' ? 1 : 0;
  bool quoted = first == '"';
  bool escaped = false;
  char c = 0;
  while ((depth > 0 || quoted) && get(c)) {
    if (record.json.size() < max_bytes_) {
      record.json += c;
    } else {
      record.too_large = true;
    }
    if (quoted) {
      quoted = escaped || c != '"';
      escaped = c == '\\' && !escaped;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      --depth;
    } else {
      quoted = c == '"';
    }
  }
}

bool JsonRecords::next_value(Record& record) {
  bool broken = false;  // `record` holds the first thing in a row that is no object
  Record ignored;
  for (char c = 0; peek(c);) {
    if (c == '{' && broken) {
      return true;
    }
    get(c);
    // Commas and the brackets of the array itself stand between the objects.
    if (std::string_view(" \t\r\n,]").find(c) != std::string_view::npos ||
        (c == '[' && !std::exchange(started_, true))) {
      continue;
    }
    started_ = true;
    read_value(c, broken ? ignored : record);
    if (c == '{') {
      return true;
    }
    broken = true;
  }
  return broken;
}

bool JsonRecords::next(Record& record) {
  if (by_brackets_) {
    return next_value(record);
  }
  if (!next_line(record)) {
    return false;
  }
  const std::string_view line = trimmed(record.json);
  if (started_ || record.too_large || (line != "{" && !line.starts_with("["))) {
    started_ = true;
    return true;
  }
  by_brackets_ = true;
  pushed_back_ = std::move(record.json) + "\n";
  return next_value(record);
}

}  // namespace fabula::importers
