#include "connection.hpp"

#include <algorithm>
#include <string_view>
#include <unistd.h>

namespace fabula::cli {
namespace {

constexpr std::string_view end_of_request = "\r\n\r\n";

}  // namespace

Socket::~Socket() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
    --*open_;
  }
}

bool Connection::has_request() {
  // Some clients send an empty line too many behind the request before.
  while (came.starts_with("\r\n")) {
    came.erase(0, 2);
  }
  const std::size_t from = searched - std::min(searched, end_of_request.size() - 1);
  if (came.find(end_of_request, from) != std::string::npos) {
    return true;
  }
  searched = came.size();
  return false;
}

std::string Connection::take_request() {
  const std::size_t size = came.find(end_of_request) + end_of_request.size();
  std::string request = came.substr(0, size);
  came.erase(0, size);
  searched = 0;
  return request;
}

}  // namespace fabula::cli
