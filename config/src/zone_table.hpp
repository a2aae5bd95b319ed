#pragma once

#include <vector>

#include "fabula/time/time_zone.hpp"

namespace fabula::config {

/// UTC and every zone of the time zone database, from 1980 to 2050, as it was when this was built.
std::vector<TimeZone> world_time_zones();

}  // namespace fabula::config
