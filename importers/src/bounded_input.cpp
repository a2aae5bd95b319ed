#include "bounded_input.hpp"

#include <array>
#include <utility>

namespace fabula::importers {
namespace {

constexpr std::size_t chunk_size = 1U << 14U;

}  // namespace

std::optional<std::string> read_all(std::istream& in, std::size_t limit) {
  std::string all;
  std::array<char, chunk_size> chunk{};
  do {
    in.read(chunk.data(), chunk.size());
    all.append(chunk.data(), static_cast<std::size_t>(in.gcount()));
    if (all.size() > limit) {
      return std::nullopt;
    }
  } while (in);
  return all;
}

bool read_line(std::istream& in, std::size_t limit, std::string& line, bool& too_long) {
  line.clear();
  too_long = false;
  std::array<char, chunk_size> chunk{};
  for (bool any = false;; any = true) {
    in.getline(chunk.data(), chunk.size());
    const bool ended = static_cast<bool>(in) && !in.eof();
    const auto taken = static_cast<std::size_t>(in.gcount()) - (ended ? 1 : 0);
    too_long = too_long || line.size() + taken > limit;
    if (!too_long) {
      line.append(chunk.data(), taken);
    }
    if (ended) {
      return true;
    }
    if (in.eof() || in.bad() || taken == 0) {
      return any || taken != 0;
    }
    in.clear(in.rdstate() & ~std::ios::failbit);  // the line is longer than the chunk
  }
}

ContinuedInput::Buffer::Buffer(std::string head, std::istream& rest)
    : bytes_(std::move(head)), rest_(rest) {
  setg(bytes_.data(), bytes_.data(), bytes_.data() + bytes_.size());
}

ContinuedInput::Buffer::int_type ContinuedInput::Buffer::underflow() {
  bytes_.resize(chunk_size);
  rest_.read(bytes_.data(), static_cast<std::streamsize>(bytes_.size()));
  setg(bytes_.data(), bytes_.data(), bytes_.data() + rest_.gcount());
  return gptr() == egptr() ? traits_type::eof() : traits_type::to_int_type(*gptr());
}

ContinuedInput::ContinuedInput(std::string head, std::istream& rest)
    : std::istream(nullptr), buffer_(std::move(head), rest) {
  rdbuf(&buffer_);
}

}  // namespace fabula::importers
