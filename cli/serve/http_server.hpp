#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "fabula/config/load_settings.hpp"
#include "problem.hpp"

namespace fabula::cli {

/// A request for something to be read; it has no body.
struct HttpRequest {
  std::string method;
  std::string target;                               ///< as it was sent, escapes and all
  std::multimap<std::string, std::string> headers;  ///< names in lower case

  /// The value of a header; empty where it is not there.
  [[nodiscard]] std::string header(const std::string& name) const;
};

struct HttpAnswer {
  int status = 200;
  std::string type;  ///< of the body
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

/// Serves over HTTP/1.1. One thread reads the requests of all clients, a fixed number of them
/// answers; everything that a client can make grow has a limit.
class HttpServer {
 public:
  using Handler = std::function<HttpAnswer(const HttpRequest&)>;

  /// `handler` is called from several threads at once. What it throws is answered with 500.
  HttpServer(const config::ServeLimits& limits, Handler handler);
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  ~HttpServer();

  /// Takes a port of an address of this machine, any free one for 0. Returns it. Throws Error that
  /// says what is in the way.
  int bind(const std::string& address, int port);
  /// Serves until stop(): then what was asked is still answered. Throws Error where no more clients
  /// can be taken.
  void run();
  /// From another thread, also before run().
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// The bytes of an answer after which the connection is closed.
std::string last_answer(const Problem& problem);

/// What every answer of the server has: nothing of it is for other sites, or kept without asking.
const std::vector<std::pair<std::string, std::string>>& common_headers();

}  // namespace fabula::cli
