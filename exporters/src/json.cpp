#include "json.hpp"

#include <algorithm>
#include <cmath>

namespace fabula::exporters {

std::string to_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
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
