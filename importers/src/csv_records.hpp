#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <vector>

namespace fabula::importers {

/// Records of RFC 4180: quoted fields may hold separators, quotes ("") and line ends. Commas,
/// semicolons or tabs separate, whichever the first line has most of.
class CsvRecords {
 public:
  CsvRecords(std::istream& in, std::size_t max_bytes) : in_(in), max_bytes_(max_bytes) {}

  /// open_quote: a quoted field did not end within the file or the limit.
  enum class Status { record, open_quote, end };
  struct Record {
    std::vector<std::string> fields;
    std::uint32_t line = 0;  ///< where it begins, from 1
  };
  Status next(Record& record);

 private:
  bool get(char& c);

  std::istream& in_;
  std::size_t max_bytes_;
  std::uint32_t line_ = 0;
  char separator_ = '\0';
  std::string first_line_;
  std::size_t taken_ = 0;  // of the first line
};

}  // namespace fabula::importers
