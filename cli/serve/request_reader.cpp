#include "request_reader.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fmt/format.h>

#include "http_server.hpp"
#include "problem.hpp"

namespace fabula::cli {
namespace {

using Clock = std::chrono::steady_clock;

// A client that was told the last has so long to read it.
constexpr std::chrono::seconds farewell{2};

}  // namespace

void say_last(Connection& connection, const std::string& answer) {
  const int socket = connection.socket.descriptor();
  if (!answer.empty()) {
    [[maybe_unused]] const auto sent =
        ::send(socket, answer.data(), answer.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  }
  // Closed at once, with bytes of the client unread, the answer would be lost on its way.
  ::shutdown(socket, SHUT_WR);
  connection.came.clear();
  connection.state = Connection::State::leaving;
  connection.until = Clock::now() + farewell;
}

RequestReader::RequestReader(const config::ServeLimits& limits,
                             std::function<void(Connection)> ready)
    : limits_(limits), ready_(std::move(ready)), wake_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  thread_ = std::thread([this] { run(); });
}

RequestReader::~RequestReader() {
  stop();
  ::close(wake_);
}

void RequestReader::take(Connection connection) {
  {
    const std::lock_guard lock(mutex_);
    incoming_.push_back(std::move(connection));
  }
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);
}

void RequestReader::stop() {
  stopping_ = true;
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);
  if (thread_.joinable()) {
    thread_.join();
  }
  connections_.clear();
  const std::lock_guard lock(mutex_);
  incoming_.clear();
}

void RequestReader::adopt_incoming() {
  const std::lock_guard lock(mutex_);
  for (Connection& connection : incoming_) {
    if (connection.state != Connection::State::leaving) {
      connection.state = Connection::State::waiting;
      connection.until = Clock::now() + std::chrono::seconds(limits_.idle_seconds);
    }
    connections_.push_back(std::move(connection));
  }
  incoming_.clear();
}

std::vector<bool> RequestReader::wait() {
  std::vector<pollfd> watched{{wake_, POLLIN, 0}};
  auto until = Clock::now() + std::chrono::hours(1);
  for (const Connection& connection : connections_) {
    watched.push_back({connection.socket.descriptor(), POLLIN, 0});
    until = std::min(until, connection.until);
  }
  const auto left =
      std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count() + 1;
  ::poll(watched.data(), watched.size(), static_cast<int>(std::max<std::int64_t>(left, 0)));
  std::uint64_t ignored = 0;
  [[maybe_unused]] const auto read = ::read(wake_, &ignored, sizeof ignored);
  std::vector<bool> readable;
  for (std::size_t i = 1; i < watched.size(); ++i) {
    readable.push_back(watched[i].revents != 0);
  }
  return readable;
}

void RequestReader::run() {
  while (!stopping_) {
    adopt_incoming();
    const std::vector<bool> readable = wait();
    std::vector<Connection> kept;
    for (std::size_t i = 0; i < connections_.size(); ++i) {
      if (attend(connections_[i], readable[i])) {
        kept.push_back(std::move(connections_[i]));
      }
    }
    connections_ = std::move(kept);
  }
}

bool RequestReader::read_from(Connection& connection) {
  std::array<char, 4096> bytes{};
  while (true) {
    const ssize_t count =
        ::recv(connection.socket.descriptor(), bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (count > 0) {
      if (connection.state == Connection::State::leaving) {
        return true;  // the rest at the next turn, until its time is over
      }
      connection.came.append(bytes.data(), static_cast<std::size_t>(count));
      if (connection.came.size() > limits_.request_bytes) {
        return true;
      }
      continue;
    }
    return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
  }
}

bool RequestReader::attend(Connection& connection, bool readable) {
  using State = Connection::State;
  if (readable && !read_from(connection)) {
    return false;
  }
  const auto now = Clock::now();
  if (connection.state == State::leaving) {
    return now < connection.until;
  }
  if (connection.has_request()) {
    ready_(std::move(connection));
    return false;
  }
  if (connection.came.size() > limits_.request_bytes) {
    turn_away(connection, 431);
    return true;
  }
  if (connection.state == State::waiting && !connection.came.empty()) {
    connection.state = State::coming;
    connection.until = now + std::chrono::seconds(limits_.request_seconds);
  }
  if (now < connection.until) {
    return true;
  }
  if (connection.state == State::coming) {
    turn_away(connection, 408);
    return true;
  }
  return false;
}

void RequestReader::turn_away(Connection& connection, int status) const {
  const Problem problem =
      status == 431
          ? Problem{431,
                    "request-too-long",
                    fmt::format("the request has more than {} bytes", limits_.request_bytes),
                    "ask for less at once, or set request_bytes under serve: in settings.yaml",
                    "",
                    ""}
          : Problem{
                408,
                "request-too-slow",
                fmt::format("the request did not come within {} seconds", limits_.request_seconds),
                "end it with an empty line, and send it at once",
                "",
                ""};
  say_last(connection, last_answer(problem));
}

}  // namespace fabula::cli
