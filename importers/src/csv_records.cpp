#include "csv_records.hpp"

#include <algorithm>
#include <array>

#include "bounded_input.hpp"

namespace fabula::importers {
namespace {

char separator_of(const std::string& line) {
  constexpr std::array<char, 3> separators = {',', ';', '\t'};
  return *std::max_element(separators.begin(), separators.end(), [&line](char a, char b) {
    return std::count(line.begin(), line.end(), a) < std::count(line.begin(), line.end(), b);
  });
}

}  // namespace

bool CsvRecords::get(char& c) {
  if (taken_ < first_line_.size()) {
    c = first_line_[taken_++];
    return true;
  }
  return static_cast<bool>(in_.get(c));
}

CsvRecords::Status CsvRecords::next(Record& record) {
  if (separator_ == '\0') {
    bool too_long = false;
    read_line(in_, max_bytes_, first_line_, too_long);
    first_line_.erase(0, first_line_.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    separator_ = separator_of(first_line_);
    first_line_ += in_.eof() ? "" : "\n";
  }
  enum class State { begin, plain, quoted, after_quote };
  State state = State::begin;
  record.fields.assign(1, {});
  record.line = line_ + 1;
  std::size_t size = 0;
  for (char c = 0; get(c);) {
    line_ += c == '\n' ? 1 : 0;
    if (++size > max_bytes_) {
      return Status::open_quote;
    }
    if (state == State::quoted && c != '"') {
      record.fields.back() += c;
    } else if (c == '"' && state != State::plain) {
      // The second of two quotes stands for one.
      record.fields.back() += state == State::after_quote ? "\"" : "";
      state = state == State::quoted ? State::after_quote : State::quoted;
    } else if (c == separator_) {
      record.fields.emplace_back();
      state = State::begin;
    } else if (c == '\n') {
      return Status::record;
    } else if (c != '\r') {
      record.fields.back() += c;
      state = State::plain;
    }
  }
  return state == State::quoted ? Status::open_quote : size == 0 ? Status::end : Status::record;
}

}  // namespace fabula::importers
