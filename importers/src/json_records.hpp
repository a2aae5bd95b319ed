#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>

namespace fabula::importers {

/// Cuts a stream into JSON objects without reading them: JSON Lines by their lines, so that a
/// broken one spoils no other; a JSON array, or objects over several lines, by their brackets. What
/// stands between two objects there and is none is one record, of which `json` holds the beginning.
class JsonRecords {
 public:
  JsonRecords(std::istream& in, std::size_t max_bytes) : in_(in), max_bytes_(max_bytes) {}

  struct Record {
    std::string json;
    std::uint32_t line = 0;  ///< where it begins, from 1
    bool too_large = false;  ///< `json` is only its beginning
  };
  /// False at the end.
  bool next(Record& record);

 private:
  bool next_line(Record& record);
  bool next_value(Record& record);
  void read_value(char first, Record& record);

  std::istream& in_;
  std::size_t max_bytes_;
  std::uint32_t line_ = 0;
  bool started_ = false;
  bool by_brackets_ = false;
  std::string pushed_back_;  // the first line, where it turned out to be no record
  std::size_t pushed_at_ = 0;

  bool get(char& c);
  bool peek(char& c);
};

}  // namespace fabula::importers
