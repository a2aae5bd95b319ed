#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <istream>
#include <streambuf>
#include <string>
#include <utility>
#include <vector>
#include <zlib.h>

#include "archive/expansion.hpp"

namespace fabula::importers {

/// Something wrong with a part of an archive.
struct ArchiveProblem {
  std::uint64_t offset = 0;  ///< bytes from the begin of the archive
  std::string what;          ///< "is broken; what follows it is read"
};

/// What a gzip file holds: one member after the other, as web archives have one a record. Where a
/// member is broken, reading goes on with the next one.
class InflatingInput final : public std::istream {
 public:
  /// `packed` and `expansion` must outlive it. `is_outermost`: no other archive holds this one, so
  /// that its bytes are what the expansion is measured by.
  InflatingInput(std::istream& packed, Expansion& expansion, bool is_outermost);

  /// What was found wrong since the last call.
  std::vector<ArchiveProblem> take_problems() { return std::exchange(buffer_.problems, {}); }

 private:
  class Buffer final : public std::streambuf {
   public:
    Buffer(std::istream& packed, Expansion& expansion, bool is_outermost);
    ~Buffer() override;
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;

    std::vector<ArchiveProblem> problems;

   private:
    enum class State { between, inside, done };

    int_type underflow() override;
    bool refill();
    bool find_member();
    std::size_t inflate_some();
    void report(const char* what);
    [[nodiscard]] std::uint64_t offset() const { return read_ - stream_.avail_in; }

    static constexpr std::size_t chunk = 1U << 15U;
    std::istream& packed_;
    Expansion& expansion_;
    bool is_outermost_;
    z_stream stream_{};
    std::array<char, chunk> in_{};
    std::array<char, chunk> out_{};
    State state_ = State::between;
    std::uint64_t read_ = 0;    // bytes taken from packed_
    std::uint64_t member_ = 0;  // where the member begins
    bool any_ = false;          // a member was begun
    bool broken_ = false;       // reported, and none was whole since
  };
  Buffer buffer_;
};

}  // namespace fabula::importers
