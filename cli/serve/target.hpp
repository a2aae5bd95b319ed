#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fabula::cli {

/// What a request asks for: "/api/events/e-1?depth=2", its escapes read.
struct Target {
  std::vector<std::string> path;  ///< its segments; none of "/"
  std::vector<std::pair<std::string, std::string>> parameters;
};

/// Throws RequestError where it is no path on this server, leads out of one, or is wrongly escaped.
Target parse_target(std::string_view text);

}  // namespace fabula::cli
