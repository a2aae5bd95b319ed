#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "connection.hpp"
#include "fabula/config/load_settings.hpp"

namespace fabula::cli {

/// Reads the requests of many clients at once, in one thread, and gives out each connection when a
/// request has come whole. Who is slow, idle or hostile so costs a socket and no thread.
class RequestReader {
 public:
  /// `ready` is called in the reader's thread.
  RequestReader(const config::ServeLimits& limits, std::function<void(Connection)> ready);
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;
  ~RequestReader();

  /// Waits for the next request of a client, or, where it is leaving, for its end.
  void take(Connection connection);
  /// Closes what it waits for, and waits for its thread.
  void stop();

 private:
  void run();
  void adopt_incoming();
  /// Waits until something comes or a time is over. Fills in who can be read from.
  std::vector<bool> wait();
  /// False where the connection is done with, here or for good.
  bool attend(Connection& connection, bool readable);
  bool read_from(Connection& connection);
  void turn_away(Connection& connection, int status) const;

  config::ServeLimits limits_;
  std::function<void(Connection)> ready_;
  std::vector<Connection> connections_;
  std::mutex mutex_;
  std::vector<Connection> incoming_;  // by mutex_
  std::atomic<bool> stopping_ = false;
  int wake_;  // an eventfd
  std::thread thread_;
};

/// Sends what it can of a last answer without waiting, and lets the client go.
void say_last(Connection& connection, const std::string& answer);

}  // namespace fabula::cli
