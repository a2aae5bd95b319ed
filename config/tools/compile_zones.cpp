// Writes the clocks of the world's time zones, from 1980 to 2050, as the rows of a C++ table: part
// of the build, so that what the program answers does not depend on the machine that it runs on.
//
// usage: compile_zones ZONEINFO_DIR > zone_table.inc
//
// Zones and their countries are those of ZONEINFO_DIR/zone.tab; how far their clocks are ahead of
// UTC is asked of the C library, every few days, and each change is searched for to the second.

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>

namespace {

constexpr time_t step = time_t{4} * 86400;      // no clock is put forward and back within it
constexpr time_t first = time_t{3652} * 86400;  // 1980-01-01
constexpr time_t last = time_t{29586} * 86400;  // 2051-01-02

int offset_minutes(time_t at) {
  tm local{};
  localtime_r(&at, &local);
  return static_cast<int>(local.tm_gmtoff / 60);
}

time_t change_between(time_t before, time_t after) {
  const int old = offset_minutes(before);
  while (after - before > 1) {
    const time_t middle = before + (after - before) / 2;
    (offset_minutes(middle) == old ? before : after) = middle;
  }
  return after;
}

void write_zone(const std::string& folder, const std::string& name, const std::string& country) {
  setenv("TZ", (":" + folder + "/" + name).c_str(), 1);
  tzset();
  std::printf(R"(zone("%s", "%s", {{%lld, %d})", name.c_str(), country.c_str(),
              static_cast<long long>(first), offset_minutes(first));
  for (time_t at = first; at < last; at += step) {
    if (offset_minutes(at + step) != offset_minutes(at)) {
      const time_t change = change_between(at, at + step);
      std::printf(", {%lld, %d}", static_cast<long long>(change), offset_minutes(change));
    }
  }
  std::printf("});\n");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: compile_zones ZONEINFO_DIR\n");
    return 2;
  }
  const std::string folder = argv[1];
  std::ifstream table(folder + "/zone.tab");
  std::string line;
  int zones = 0;
  write_zone(folder, "Etc/UTC", "");
  while (std::getline(table, line)) {
    std::istringstream row(line);
    std::string country;
    std::string place;
    std::string name;
    if (line.rfind('#', 0) != 0 && row >> country >> place >> name) {
      write_zone(folder, name, country);
      ++zones;
    }
  }
  if (zones == 0) {
    std::fprintf(stderr, "compile_zones: no zones in %s/zone.tab; install tzdata\n",
                 folder.c_str());
    return 1;
  }
}
