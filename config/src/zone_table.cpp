#include "zone_table.hpp"

#include <initializer_list>

namespace fabula::config {

std::vector<TimeZone> world_time_zones() {
  std::vector<TimeZone> zones;
  const auto zone = [&zones](const char* name, const char* country,
                             std::initializer_list<TimeZone::Change> changes) {
    zones.push_back({name, country, changes});
  };
#include "zone_table.inc"
  return zones;
}

}  // namespace fabula::config
