#include "csv_records.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace fabula::importers {
namespace {

char separator_of(const std::string& line) {
  constexpr std::array<char, 3> separators = {',', ';', '\t'};
  return *std::max_element(separators.begin(), separators.end(), [&line](char a, char b) {
    return std::count(line.begin(), line.end(), a) < std::count(line.begin(), line.end(), b);
  });
}

}  // namespace

void CsvRecords::read_first_line() {
  // What is longer goes on in the stream.
  for (char c = 0; first_line_.size() <= max_bytes_ && in_.get(c);) {
    first_line_ += c;
    if (c == '\n' || c == '\r') {
      break;
    }
  }
  first_line_.erase(0, first_line_.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  separator_ = separator_of(first_line_);
}

bool CsvRecords::get(char& c) {
  if (taken_ < first_line_.size()) {
    c = first_line_[taken_++];
  } else if (!in_.get(c)) {
    return false;
  }
  if (c == '\r') {
    const bool pair =
        taken_ < first_line_.size() ? first_line_[taken_] == '\n' : in_.peek() == '\n';
    if (pair) {
      return get(c);
    }
    c = '\n';
  }
  return true;
}

CsvRecords::Status CsvRecords::next(Record& record) {
  if (separator_ == '\0') {
    read_first_line();
  }
  enum class State { begin, plain, quoted, after_quote };
  State state = State::begin;
  record.fields.assign(1, {});
  record.line = line_ + 1;
  std::size_t size = 0;
  const auto keep = [&](std::string_view text) {
    if (size <= max_bytes_) {
      record.fields.back() += text;
    }
  };
  const auto ended = [&] { return size > max_bytes_ ? Status::too_large : Status::record; };
  for (char c = 0; get(c);) {
    line_ += c == '\n' ? 1 : 0;
    ++size;
    const std::string_view text(&c, 1);
    if (state == State::quoted && c != '"') {
      keep(text);
    } else if (c == '"' && state != State::plain) {
      // The second of two quotes stands for one.
      keep(state == State::after_quote ? "\"" : "");
      state = state == State::quoted ? State::after_quote : State::quoted;
    } else if (c == separator_) {
      if (size <= max_bytes_) {
        record.fields.emplace_back();
      }
      state = State::begin;
    } else if (c == '\n') {
      return ended();
    } else {
      keep(text);
      state = State::plain;
    }
  }
  return state == State::quoted ? Status::open_quote : size == 0 ? Status::end : ended();
}

}  // namespace fabula::importers
