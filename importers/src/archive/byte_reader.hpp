#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>

namespace fabula::importers {

/// A stream read by lines and by counts of bytes, which can be wound back to a mark.
class ByteReader {
 public:
  /// The stream must outlive it.
  explicit ByteReader(std::istream& in) : in_(in) {}

  /// The bytes before the next one to be read.
  [[nodiscard]] std::uint64_t offset() const { return begin_ + at_; }
  /// The next byte, or -1 at the end.
  int peek();
  /// The next line without its end, its first `limit` bytes; false at the end of the stream. Sets a
  /// mark in a longer line.
  bool line(std::string& line, std::size_t limit);
  /// Up to `count` bytes; how many there were.
  std::uint64_t take(std::uint64_t count, std::string& bytes);
  /// Passes over up to `count` bytes; how many there were. Sets a mark behind them.
  std::uint64_t skip(std::uint64_t count);
  /// Nothing before this place is read again: what comes is kept in memory until the next mark.
  void mark();
  /// Reads on from this place, at or behind the mark.
  void rewind(std::uint64_t offset) { at_ = static_cast<std::size_t>(offset - begin_); }

 private:
  /// More bytes behind those that are held; false at the end.
  bool fill();

  std::istream& in_;
  std::string held_;
  std::uint64_t begin_ = 0;  // of what is held, in the stream
  std::size_t at_ = 0;       // in what is held
};

}  // namespace fabula::importers
