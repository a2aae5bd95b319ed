#include "http_server.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <httplib.h>
#include <mutex>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <poll.h>
#include <string_view>
#include <sys/socket.h>
#include <thread>

#include <fmt/format.h>

#include "connection.hpp"
#include "fabula/error.hpp"
#include "fabula/text/character.hpp"
#include "request_reader.hpp"

namespace fabula::cli {
namespace {

using Clock = std::chrono::steady_clock;

// After stop(), a slow client has so long to take what it asked for.
constexpr std::chrono::seconds last_wait{2};
// So many clients that are one too many are given the time to hear it.
constexpr std::size_t most_turned_away = 64;
constexpr const char* problem_type = "application/problem+json";

/// One request that has come whole, and the way back to who sent it.
class Exchange : public httplib::Stream {
 public:
  Exchange(const Connection& connection, std::string request, std::chrono::seconds most,
           const std::atomic<bool>& stopping)
      : socket_(connection.socket.descriptor()),
        request_(std::move(request)),
        until_(Clock::now() + most),
        stopping_(stopping) {}

  [[nodiscard]] bool is_readable() const override { return read_ < request_.size(); }
  [[nodiscard]] bool is_writable() const override { return true; }
  ssize_t read(char* bytes, std::size_t size) override {
    const std::size_t count = std::min(size, request_.size() - read_);
    std::memcpy(bytes, request_.data() + read_, count);
    read_ += count;
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* bytes, std::size_t size) override {
    while (true) {
      const ssize_t sent = ::send(socket_, bytes, size, MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent >= 0) {
        return sent;
      }
      if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
        return -1;
      }
      if (!wait()) {
        return -1;
      }
    }
  }
  void get_remote_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
  void get_local_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
  [[nodiscard]] socket_t socket() const override { return socket_; }

 private:
  /// Waits for room. False where the client has taken too long.
  bool wait() {
    constexpr int slice = 200;  // milliseconds
    pollfd room{socket_, POLLOUT, 0};
    ::poll(&room, 1, slice);
    if (stopping_) {
      until_ = std::min(until_, Clock::now() + last_wait);
      last_wait_began_ = last_wait_began_.value_or(Clock::now());
      until_ = std::min(until_, *last_wait_began_ + last_wait);
    }
    return Clock::now() < until_;
  }

  int socket_;
  std::string request_;
  std::size_t read_ = 0;
  Clock::time_point until_;
  const std::atomic<bool>& stopping_;
  std::optional<Clock::time_point> last_wait_began_;
};

/// What is said of requests that httplib cannot read.
void explain(httplib::Response& response) {
  if (!response.body.empty()) {
    return;
  }
  const bool too_long = response.status == 414;
  const Problem problem{
      response.status,
      too_long ? "target-too-long" : "bad-request",
      too_long ? "the address asked for is too long" : "this is no request of HTTP/1.1",
      too_long ? "name fewer or shorter things at once"
               : "send a line such as 'GET /api/events HTTP/1.1', headers, and an empty line",
      "",
      ""};
  for (const auto& [name, value] : common_headers()) {
    response.set_header(name, value);
  }
  response.set_header("Connection", "close");
  response.set_content(to_json(problem), problem_type);
}

bool has_body(const httplib::Request& request) {
  const std::string length = request.get_header_value("Content-Length");
  return request.has_header("Transfer-Encoding") || (!length.empty() && length != "0");
}

HttpRequest to_request(const httplib::Request& request) {
  HttpRequest result{request.method, request.target, {}};
  for (const auto& [name, value] : request.headers) {
    result.headers.emplace(to_lower(name), value);
  }
  return result;
}

/// httplib takes the connections and reads and writes HTTP; who is served when is not its matter.
class Listener : public httplib::Server {
 public:
  explicit Listener(std::function<void(int)> accepted) : accepted_(std::move(accepted)) {}

  /// httplib lets five clients wait to be accepted; of many that come at once, the others would be
  /// reset.
  void let_wait(std::size_t clients) { ::listen(svr_sock_, static_cast<int>(clients)); }

  /// Reads the request and writes the answer. Whether the connection can be used again.
  bool answer(Exchange& exchange, bool is_last) {
    bool closed = false;
    bool body = true;  // until it is read that there is none
    const bool written = process_request(exchange, is_last, closed, [&](httplib::Request& request) {
      // Many ranges of one page would be far more than the page; what a client asks for beyond
      // that, it has to do without.
      request.ranges.clear();
      request.headers.erase("Accept-Encoding");
      request.headers.erase("Expect");
      body = has_body(request);
      if (body) {
        request.headers.erase("Connection");
        request.set_header("Connection", "close");
      }
    });
    return written && !closed && !body && !is_last;
  }

 private:
  bool process_and_close_socket(socket_t socket) override {
    accepted_(socket);
    return true;
  }

  std::function<void(int)> accepted_;
};

/// Runs on the accepting thread: all that is done there is to hand over the socket.
class AtOnce : public httplib::TaskQueue {
 public:
  void enqueue(std::function<void()> task) override { task(); }
  void shutdown() override {}
};

/// Not SO_REUSEPORT, by which two servers would share a port without knowing.
void set_options(socket_t socket) {
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

Error cannot_bind(const std::string& address, int port, int error) {
  if (error == EADDRINUSE) {
    return Error(fmt::format(
        "{}:{}: another program has this port; name another with --port, or 0 for any free one",
        address, port));
  }
  if (error == EACCES) {
    return Error(
        fmt::format("{}:{}: this port needs root; name one above 1023 with --port", address, port));
  }
  return Error(fmt::format(
      "{}: this is no address of this machine; leave --address out to serve this machine only",
      address));
}

}  // namespace

std::string HttpRequest::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? "" : found->second;
}

const std::vector<std::pair<std::string, std::string>>& common_headers() {
  static const std::vector<std::pair<std::string, std::string>> headers = {
      {"Cache-Control", "no-cache"},
      {"Accept-Ranges", "none"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Referrer-Policy", "no-referrer"},
  };
  return headers;
}

std::string last_answer(const Problem& problem) {
  const std::string body = to_json(problem);
  std::string answer = fmt::format("HTTP/1.1 {} Refused\r\n", problem.status);
  for (const auto& [name, value] : common_headers()) {
    answer += fmt::format("{}: {}\r\n", name, value);
  }
  return answer +
         fmt::format("Connection: close\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n{}",
                     problem_type, body.size(), body);
}

class HttpServer::Impl {
 public:
  Impl(const config::ServeLimits& limits, Handler handler)
      : limits_(limits),
        handler_(std::move(handler)),
        listener_([this](int socket) { accept(socket); }),
        reader_(limits, [this](Connection connection) { enqueue(std::move(connection)); }) {
    listener_.new_task_queue = [] { return new AtOnce; };
    listener_.set_socket_options(set_options);
    listener_.set_keep_alive_timeout(static_cast<std::time_t>(limits_.idle_seconds));
    constexpr std::size_t no_end = 1'000'000;  // which clients are told, and nobody counts
    listener_.set_keep_alive_max_count(no_end);
    listener_.set_pre_routing_handler(
        [this](const httplib::Request& request, httplib::Response& response) {
          answer(request, response);
          return httplib::Server::HandlerResponse::Handled;
        });
    listener_.set_error_handler(
        [](const httplib::Request&, httplib::Response& response) { explain(response); });
  }
  ~Impl() { finish(); }

  int bind(const std::string& address, int port) {
    errno = 0;
    const int bound = port == 0                               ? listener_.bind_to_any_port(address)
                      : listener_.bind_to_port(address, port) ? port
                                                              : -1;
    if (bound < 0) {
      throw cannot_bind(address, port, errno);
    }
    listener_.let_wait(limits_.connections);
    return bound;
  }

  void run() {
    for (std::size_t i = 0; i < limits_.threads; ++i) {
      workers_.emplace_back([this] { work(); });
    }
    if (!stopping_) {
      listener_.listen_after_bind();
    }
    const bool asked = stopping_;
    finish();
    ended_ = true;
    if (!asked) {
      throw Error("the system gives no more connections; start the server again");
    }
  }

  void stop() {
    stopping_ = true;
    // httplib forgets a stop that comes before it has begun to listen.
    while (!ended_) {
      listener_.stop();
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }

 private:
  void accept(int socket) {
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    Connection connection{Socket(socket, open_), "", 0, Connection::State::waiting, {}};
    if (open_ > limits_.connections) {
      say_last(connection,
               last_answer({503, "too-many-connections",
                            fmt::format("{} connections are open already", limits_.connections),
                            "try again in a moment, or set connections under serve: in "
                            "settings.yaml",
                            "", ""}));
      if (open_ > limits_.connections + most_turned_away) {
        return;  // without waiting for it to hear that
      }
    }
    reader_.take(std::move(connection));
  }

  void enqueue(Connection connection) {
    {
      const std::lock_guard lock(mutex_);
      asked_.push_back(std::move(connection));
    }
    come_.notify_one();
  }

  std::optional<Connection> next() {
    std::unique_lock lock(mutex_);
    come_.wait(lock, [this] { return !asked_.empty() || closing_; });
    if (asked_.empty()) {
      return std::nullopt;
    }
    Connection connection = std::move(asked_.front());
    asked_.pop_front();
    return connection;
  }

  void work() {
    while (auto connection = next()) {
      Exchange exchange(*connection, connection->take_request(),
                        std::chrono::seconds(limits_.answer_seconds), stopping_);
      if (!listener_.answer(exchange, stopping_)) {
        say_last(*connection, "");
        reader_.take(std::move(*connection));
      } else if (connection->has_request()) {
        enqueue(std::move(*connection));
      } else {
        reader_.take(std::move(*connection));
      }
    }
  }

  void answer(const httplib::Request& request, httplib::Response& response) const {
    HttpAnswer answer;
    try {
      if (has_body(request) && (request.method == "GET" || request.method == "HEAD")) {
        throw RequestError({413, "unwanted-body", "a request here has nothing behind its headers",
                            "send it without a body; what is asked stands in its address", "", ""});
      }
      answer = handler_(to_request(request));
    } catch (const RequestError& error) {
      answer = {error.problem().status, problem_type, to_json(error.problem()), {}};
    } catch (const std::exception& error) {
      answer = {500,
                problem_type,
                to_json({500, "fault", error.what(), "this is a fault of fabula; please report it",
                         request.path, ""}),
                {}};
    }
    response.status = answer.status;
    for (const auto& [name, value] : common_headers()) {
      response.set_header(name, value);
    }
    for (const auto& [name, value] : answer.headers) {
      response.set_header(name, value);
    }
    if (!answer.type.empty()) {
      response.set_content(std::move(answer.body), answer.type);
    }
  }

  void finish() {
    reader_.stop();
    {
      const std::lock_guard lock(mutex_);
      closing_ = true;
    }
    come_.notify_all();
    for (std::thread& worker : workers_) {
      worker.join();
    }
    workers_.clear();
  }

  config::ServeLimits limits_;
  Handler handler_;
  std::atomic<bool> stopping_ = false;
  std::atomic<bool> ended_ = false;
  std::atomic<std::size_t> open_ = 0;
  std::mutex mutex_;
  std::condition_variable come_;
  std::deque<Connection> asked_;  // by mutex_: clients whose request has come, in their order
  bool closing_ = false;          // by mutex_
  std::vector<std::thread> workers_;
  Listener listener_;
  RequestReader reader_;
};

HttpServer::HttpServer(const config::ServeLimits& limits, Handler handler)
    : impl_(std::make_unique<Impl>(limits, std::move(handler))) {}
HttpServer::~HttpServer() = default;

int HttpServer::bind(const std::string& address, int port) {
  return impl_->bind(address, port);
}

void HttpServer::run() {
  impl_->run();
}

void HttpServer::stop() {
  impl_->stop();
}

}  // namespace fabula::cli
