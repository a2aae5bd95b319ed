#include "archive/inflating_input.hpp"

#include <algorithm>
#include <string_view>

namespace fabula::importers {
namespace {

constexpr std::string_view magic = "\x1F\x8B\x08";
/// A zlib window of 32 kB, in gzip's frame.
constexpr int gzip_window = 15 + 16;

}  // namespace

InflatingInput::InflatingInput(std::istream& packed, Expansion& expansion, bool is_outermost)
    : std::istream(nullptr), buffer_(packed, expansion, is_outermost) {
  rdbuf(&buffer_);
}

InflatingInput::Buffer::Buffer(std::istream& packed, Expansion& expansion, bool is_outermost)
    : packed_(packed), expansion_(expansion), is_outermost_(is_outermost) {
  if (inflateInit2(&stream_, gzip_window) != Z_OK) {
    throw std::bad_alloc();
  }
}

InflatingInput::Buffer::~Buffer() {
  inflateEnd(&stream_);
}

void InflatingInput::Buffer::report(const char* what) {
  if (!broken_) {
    problems.push_back({member_, what});
  }
  broken_ = true;
}

/// More bytes behind those that are left; false at the end.
bool InflatingInput::Buffer::refill() {
  std::copy_n(stream_.next_in, stream_.avail_in, in_.begin());
  packed_.read(in_.data() + stream_.avail_in,
               static_cast<std::streamsize>(in_.size() - stream_.avail_in));
  const auto got = static_cast<std::size_t>(packed_.gcount());
  read_ += got;
  if (is_outermost_) {
    expansion_.packed(got);
  }
  stream_.next_in = reinterpret_cast<Bytef*>(in_.data());
  stream_.avail_in += static_cast<uInt>(got);
  return got != 0;
}

/// Moves to the next member; false where there is none. Zeros behind the last one are padding.
bool InflatingInput::Buffer::find_member() {
  const std::uint64_t expected = offset();
  const auto room_for_one = [this] {
    while (stream_.avail_in < magic.size() && refill()) {
    }
    return stream_.avail_in >= magic.size();
  };
  while (room_for_one()) {
    const std::string_view bytes(reinterpret_cast<const char*>(stream_.next_in), stream_.avail_in);
    const std::size_t at = std::min(bytes.find(magic), bytes.size());
    const std::size_t passed = at < bytes.size() ? at : bytes.size() - (magic.size() - 1);
    if (bytes.substr(0, passed).find_first_not_of('\0') != std::string_view::npos) {
      member_ = expected;
      report(any_ ? "is no gzip member" : "is no gzip file");
    }
    stream_.next_in += passed;
    stream_.avail_in -= static_cast<uInt>(passed);
    if (at < bytes.size()) {
      member_ = offset();
      any_ = true;
      inflateReset(&stream_);
      return true;
    }
  }
  const std::string_view left(reinterpret_cast<const char*>(stream_.next_in), stream_.avail_in);
  if (left.find_first_not_of('\0') != std::string_view::npos) {
    member_ = expected;
    report(any_ ? "is no gzip member" : "is no gzip file");
  }
  return false;
}

/// Bytes that were unpacked; 0 where the member, or all, is at its end.
std::size_t InflatingInput::Buffer::inflate_some() {
  if (stream_.avail_in == 0 && !refill()) {
    report("ends before its end: the file is cut off");
    state_ = State::done;
    return 0;
  }
  stream_.next_out = reinterpret_cast<Bytef*>(out_.data());
  stream_.avail_out = static_cast<uInt>(out_.size());
  const int result = inflate(&stream_, Z_NO_FLUSH);
  if (result == Z_STREAM_END) {
    state_ = State::between;
    broken_ = false;
  } else if (result != Z_OK && result != Z_BUF_ERROR) {
    report("is broken and cannot be unpacked");
    state_ = State::between;
    // Whatever comes next begins a line, so that it can be found.
    if (stream_.avail_out > 0) {
      *stream_.next_out = '\n';
      --stream_.avail_out;
    }
  }
  return out_.size() - stream_.avail_out;
}

InflatingInput::Buffer::int_type InflatingInput::Buffer::underflow() {
  while (state_ != State::done) {
    if (state_ == State::between) {
      state_ = find_member() ? State::inside : State::done;
      continue;
    }
    const std::size_t got = inflate_some();
    expansion_.unpacked(got);
    if (expansion_.exceeded()) {
      report("unpacks to far more than its size, as if to fill the disk; give up here");
      state_ = State::done;
    } else if (got != 0) {
      setg(out_.data(), out_.data(), out_.data() + got);
      return traits_type::to_int_type(out_.front());
    }
  }
  return traits_type::eof();
}

}  // namespace fabula::importers
