#include "archive/byte_reader.hpp"

#include <algorithm>
#include <array>

namespace fabula::importers {

int ByteReader::get() {
  if (again_at_ < again_.size()) {
    ++offset_;
    return static_cast<unsigned char>(again_[again_at_++]);
  }
  const int c = in_.get();
  offset_ += c == -1 ? 0 : 1;
  return c;
}

int ByteReader::peek() {
  return again_at_ < again_.size() ? static_cast<unsigned char>(again_[again_at_]) : in_.peek();
}

bool ByteReader::line(std::string& line, std::size_t limit) {
  line.clear();
  bool any = false;
  for (int c = get(); c != -1; c = get()) {
    any = true;
    if (c == '\n') {
      break;
    }
    if (line.size() < limit) {
      line += static_cast<char>(c);
    }
  }
  if (!line.empty() && line.back() == '\r') {
    line.pop_back();
  }
  return any;
}

std::uint64_t ByteReader::take(std::uint64_t count, std::string& bytes) {
  const std::uint64_t held = std::min<std::uint64_t>(count, again_.size() - again_at_);
  bytes.append(again_, again_at_, held);
  again_at_ += held;
  std::uint64_t taken = held;
  std::array<char, 1U << 14U> chunk{};
  while (taken < count && in_) {
    in_.read(chunk.data(),
             static_cast<std::streamsize>(std::min<std::uint64_t>(chunk.size(), count - taken)));
    const auto got = static_cast<std::size_t>(in_.gcount());
    bytes.append(chunk.data(), got);
    taken += got;
  }
  offset_ += taken;
  return taken;
}

std::uint64_t ByteReader::skip(std::uint64_t count) {
  constexpr std::uint64_t piece = 1U << 20U;
  std::string passed;
  std::uint64_t total = 0;
  for (std::uint64_t got = 1; got != 0 && total < count; total += got) {
    passed.clear();
    got = take(std::min(piece, count - total), passed);
  }
  return total;
}

void ByteReader::give_back(const std::string& bytes) {
  again_ = bytes + again_.substr(again_at_);
  again_at_ = 0;
  offset_ -= bytes.size();
}

}  // namespace fabula::importers
