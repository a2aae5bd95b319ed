#include "archive/byte_reader.hpp"

#include <algorithm>

namespace fabula::importers {

bool ByteReader::fill() {
  constexpr std::size_t chunk = 1U << 15U;
  const std::size_t before = held_.size();
  held_.resize(before + chunk);
  in_.read(held_.data() + before, chunk);
  held_.resize(before + static_cast<std::size_t>(in_.gcount()));
  return held_.size() > before;
}

int ByteReader::peek() {
  return at_ < held_.size() || fill() ? static_cast<unsigned char>(held_[at_]) : -1;
}

bool ByteReader::line(std::string& line, std::size_t limit) {
  line.clear();
  bool any = false;
  bool ended = false;
  while (!ended && (at_ < held_.size() || fill())) {
    any = true;
    const std::size_t end = held_.find('\n', at_);
    ended = end != std::string::npos;
    const std::size_t bytes = (ended ? end : held_.size()) - at_;
    line.append(held_, at_, std::min(bytes, limit - line.size()));
    at_ += bytes + (ended ? 1 : 0);
    if (line.size() == limit) {
      mark();
    }
  }
  if (!line.empty() && line.back() == '\r') {
    line.pop_back();
  }
  return any;
}

std::uint64_t ByteReader::take(std::uint64_t count, std::string& bytes) {
  while (held_.size() - at_ < count && fill()) {
  }
  const std::size_t taken = std::min<std::uint64_t>(count, held_.size() - at_);
  bytes.assign(held_, at_, taken);
  at_ += taken;
  return taken;
}

std::uint64_t ByteReader::skip(std::uint64_t count) {
  std::uint64_t total = 0;
  while (total < count && (at_ < held_.size() || fill())) {
    const std::size_t passed = std::min<std::uint64_t>(count - total, held_.size() - at_);
    at_ += passed;
    total += passed;
    mark();
  }
  return total;
}

void ByteReader::mark() {
  if (at_ > held_.size() / 2) {  // seldom enough to cost no more than reading does
    begin_ += at_;
    held_.erase(0, at_);
    at_ = 0;
  }
}

}  // namespace fabula::importers
