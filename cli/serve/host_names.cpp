#include "host_names.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>

#include "fabula/text/character.hpp"

namespace fabula::cli {
namespace {

bool is_port(std::string_view text) {
  return text.size() <= 5 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_address(const std::string& text, int family) {
  std::array<unsigned char, sizeof(in6_addr)> ignored{};
  return ::inet_pton(family, text.c_str(), ignored.data()) == 1;
}

}  // namespace

bool is_own_host(std::string_view host, const std::vector<std::string>& names) {
  if (host.starts_with('[')) {
    const std::size_t end = host.find(']');
    if (end == std::string_view::npos) {
      return false;
    }
    const std::string_view rest = host.substr(end + 1);
    return is_address(std::string(host.substr(1, end - 1)), AF_INET6) &&
           (rest.empty() || (rest.front() == ':' && is_port(rest.substr(1))));
  }
  const std::size_t colon = host.find(':');
  if (colon != std::string_view::npos && !is_port(host.substr(colon + 1))) {
    return false;
  }
  const std::string name = to_lower(host.substr(0, colon));
  return name == "localhost" || is_address(name, AF_INET) ||
         std::any_of(names.begin(), names.end(),
                     [&name](const std::string& own) { return to_lower(own) == name; });
}

}  // namespace fabula::cli
