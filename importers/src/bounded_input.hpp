#pragma once

#include <cstddef>
#include <istream>
#include <optional>
#include <string>

namespace fabula::importers {

/// All that is left of a stream, or nothing where that is more than `limit` bytes.
std::optional<std::string> read_all(std::istream& in, std::size_t limit);

/// The next line without its end; false at the end of the stream. Of a line of more than `limit`
/// bytes only the first are kept, and `too_long` is true.
bool read_line(std::istream& in, std::size_t limit, std::string& line, bool& too_long);

/// A stream that gives `head`, which was taken from `rest` to look at it, and then `rest`: so that
/// a pipe, which cannot be wound back, is never held in memory. `rest` must outlive it.
class ContinuedInput final : public std::istream {
 public:
  ContinuedInput(std::string head, std::istream& rest);

 private:
  class Buffer final : public std::streambuf {
   public:
    Buffer(std::string head, std::istream& rest);

   private:
    int_type underflow() override;
    std::string bytes_;
    std::istream& rest_;
  };
  Buffer buffer_;
};

}  // namespace fabula::importers
