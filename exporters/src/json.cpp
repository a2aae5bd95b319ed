#include "json.hpp"

#include <algorithm>
#include <cmath>

namespace fabula::exporters {

std::string to_line(const Json& json) {
  std::string line = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  // A control character as well, which makes a text look like no text.
  constexpr std::string_view erased = "\\u007f";
  for (std::size_t at = line.find('\x7f'); at != std::string::npos;
       at = line.find('\x7f', at + erased.size())) {
    line.replace(at, 1, erased);
  }
  return line;
}

void put(Json& object, const char* key, const std::string& value) {
  if (!value.empty()) {
    object[key] = value;
  }
}

double rounded(double value) {
  return std::round(std::clamp(value, 0.0, 1.0) * 1000) / 1000;
}

}  // namespace fabula::exporters
