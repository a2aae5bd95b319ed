#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>

namespace fabula::importers {

/// A stream read by lines and by counts of bytes, which can be given bytes back.
class ByteReader {
 public:
  /// The stream must outlive it.
  explicit ByteReader(std::istream& in) : in_(in) {}

  /// The bytes before the next one to be read.
  [[nodiscard]] std::uint64_t offset() const { return offset_; }
  /// The next byte, or -1 at the end.
  int peek();
  /// The next line without its end, its first `limit` bytes; false at the end of the stream.
  bool line(std::string& line, std::size_t limit);
  /// Up to `count` bytes, appended to `bytes`; how many there were.
  std::uint64_t take(std::uint64_t count, std::string& bytes);
  /// Passes over up to `count` bytes; how many there were.
  std::uint64_t skip(std::uint64_t count);
  /// Bytes to read again before the rest.
  void give_back(const std::string& bytes);

 private:
  int get();

  std::istream& in_;
  std::string again_;
  std::size_t again_at_ = 0;
  std::uint64_t offset_ = 0;
};

}  // namespace fabula::importers
