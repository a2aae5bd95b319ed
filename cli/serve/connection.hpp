#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>
#include <utility>

namespace fabula::cli {

/// A socket that somebody has connected to; closed where it goes out of scope. Counts itself among
/// those that are open.
class Socket {
 public:
  Socket(int descriptor, std::atomic<std::size_t>& open) : descriptor_(descriptor), open_(&open) {
    ++open;
  }
  Socket(Socket&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)), open_(other.open_) {}
  Socket& operator=(Socket&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(open_, other.open_);
    return *this;
  }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  ~Socket();
  [[nodiscard]] int descriptor() const noexcept { return descriptor_; }

 private:
  int descriptor_;
  std::atomic<std::size_t>* open_;
};

/// One client: what has come of its requests, and until when the next must have.
struct Connection {
  enum class State {
    waiting,  ///< for the first byte of a request
    coming,   ///< a request has begun to come
    leaving,  ///< it was told the last; what it still sends is thrown away until it hangs up
  };
  Socket socket;
  std::string came;
  std::size_t searched = 0;  ///< so much of it holds no end of a request
  State state = State::waiting;
  std::chrono::steady_clock::time_point until;

  /// Whether a request's line and headers are here whole.
  [[nodiscard]] bool has_request();
  /// Takes them, with the empty line at their end. REQUIRES: has_request().
  std::string take_request();
};

}  // namespace fabula::cli
