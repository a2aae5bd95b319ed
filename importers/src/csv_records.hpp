#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <vector>

namespace fabula::importers {

/// Records of RFC 4180: quoted fields may hold separators, quotes ("") and line ends; lines
/// end with LF, CRLF or CR, which in a field is LF. Commas, semicolons or tabs separate, whichever
/// the first line has most of.
class CsvRecords {
 public:
  CsvRecords(std::istream& in, std::size_t max_bytes) : in_(in), max_bytes_(max_bytes) {}

  /// too_large: the record has more bytes than the limit, and only its beginning is kept;
  /// open_quote: a quoted field did not end within the file.
  enum class Status { record, too_large, open_quote, end };
  struct Record {
    std::vector<std::string> fields;
    std::uint32_t line = 0;  ///< where it begins, from 1
  };
  Status next(Record& record);

 private:
  void read_first_line();
  bool get(char& c);

  std::istream& in_;
  std::size_t max_bytes_;
  std::uint32_t line_ = 0;
  char separator_ = '\0';
  std::string first_line_;
  std::size_t taken_ = 0;  // of the first line
};

}  // namespace fabula::importers
