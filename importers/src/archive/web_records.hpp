#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "archive/byte_reader.hpp"
#include "archive/inflating_input.hpp"

namespace fabula::importers {

/// A record of a web archive: an answer of a server, or what was made of one.
struct WebRecord {
  std::uint64_t offset = 0;
  std::string type;  ///< "response", "resource", "conversion", "request", ...
  std::string url;
  std::string content_type;  ///< of the block: "application/http; msgtype=response"
  std::string block;         ///< empty for types that hold no page
  bool too_large = false;    ///< the block is only its beginning
};

/// Cuts a web archive into its records: WARC 0.17 to 1.1, or ARC 1 and 2. A broken record is one
/// problem, and reading goes on with the next begin of one.
class WebRecords {
 public:
  /// `in` must outlive it. Of a block not more than `max_bytes` are held.
  WebRecords(std::istream& in, std::size_t max_bytes) : in_(in), max_bytes_(max_bytes) {}

  /// The next record; nothing at the end.
  std::optional<WebRecord> next();
  /// What was found wrong since the last call.
  std::vector<ArchiveProblem> take_problems() { return std::exchange(problems_, {}); }

 private:
  struct Head {
    WebRecord record;
    std::optional<std::uint64_t> length;
  };

  [[nodiscard]] bool is_head(const std::string& line) const;
  std::optional<Head> head(const std::string& line);
  Head warc_head();
  static Head arc_head(const std::string& line);
  bool read_block(Head& head);
  bool ended_well();
  void broken(std::uint64_t offset, std::string what);
  bool find_head_in(const std::string& block, std::uint64_t begin);

  ByteReader in_;
  std::size_t max_bytes_;
  std::vector<ArchiveProblem> problems_;
  std::uint64_t read_again_ = 0;  // bytes
  bool lost_ = false;             // looking for the next begin of a record, which was reported
};

}  // namespace fabula::importers
