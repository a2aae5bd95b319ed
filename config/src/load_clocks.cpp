#include "load_clocks.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "fabula/text/nearest.hpp"
#include "zone_table.hpp"

namespace fabula::config {
namespace {

class ClockLoader {
 public:
  ClockLoader(const YamlReader& yaml, TemporalRules& rules)
      : yaml_(yaml), rules_(rules), world_(world_time_zones()) {
    for (const TimeZone& zone : world_) {
      names_.push_back(zone.name);
      ++zones_of_[zone.country];
    }
  }

  void places(const Node& node) {
    if (!is_map(node, "places must be names with the time zone of each")) {
      return;
    }
    for (const auto& entry : node) {
      if (const auto zone = zone_at(entry.second)) {
        rules_.places.push_back({entry.first.scalar(), *zone});
      }
    }
  }

  void zone_names(const Node& node) {
    if (!is_map(node, "zones must be names with the time zone of each")) {
      return;
    }
    for (const auto& entry : node) {
      ZoneName name{entry.first.scalar(), {}};
      if (entry.second.is_map()) {
        for (const auto& meaning : entry.second) {
          add_meaning(meaning.first.scalar(), meaning.second, name);
        }
      } else if (!entry.second.is_scalar() || entry.second.scalar() != "place") {
        add_meaning("any", entry.second, name);
      }
      rules_.zone_names.push_back(std::move(name));
    }
  }

  /// Of a country with one clock, its names and its capital tell the clock.
  void countries(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) {
      return;
    }
    Diagnostics reported_elsewhere;
    const YamlReader yaml(file, reported_elsewhere);
    if (!yaml.ok() || !yaml.root().is_map()) {
      return;
    }
    const Node countries = yaml.root()["countries"];
    if (!countries.is_defined() || !countries.is_sequence()) {
      return;
    }
    for (const Node& country : countries) {
      if (!country.is_map()) {
        continue;
      }
      const std::string code = yaml.text_or(country, "code", "");
      const auto count = zones_of_.find(code);
      if (count == zones_of_.end() || count->second != 1) {
        continue;
      }
      const auto zone = std::find_if(world_.begin(), world_.end(),
                                     [&code](const TimeZone& z) { return z.country == code; });
      std::vector<std::string> names = yaml.texts(country, "names");
      const std::vector<std::string> capitals = yaml.texts(country, "capitals");
      names.insert(names.end(), capitals.begin(), capitals.end());
      names.push_back(yaml.text_or(country, "name", ""));
      for (const std::string& name : names) {
        add_place(name, static_cast<std::size_t>(zone - world_.begin()));
      }
    }
  }

 private:
  bool is_map(const Node& node, const char* message) const {
    if (node.is_defined() && !node.is_map()) {
      yaml_.problem(node, message);
    }
    return node.is_defined() && node.is_map();
  }

  void add_place(const std::string& name, std::size_t zone) {
    const bool known = std::any_of(rules_.places.begin(), rules_.places.end(),
                                   [&name](const PlaceClock& p) { return p.place == name; });
    if (!name.empty() && !known) {
      rules_.places.push_back({name, use(zone)});
    }
  }

  void add_meaning(const std::string& country, const Node& node, ZoneName& name) {
    if (const auto zone = zone_at(node)) {
      name.meanings.push_back({country == "any" ? std::string() : country, *zone});
    }
  }

  std::optional<std::uint32_t> zone_at(const Node& node) {
    const std::string name = node.is_scalar() ? node.scalar() : std::string();
    const auto zone = std::find(names_.begin(), names_.end(), name);
    if (zone == names_.end()) {
      const auto near = nearest(name, names_);
      yaml_.problem(node, fmt::format("'{}' is no time zone{}", name,
                                      near ? fmt::format(" (did you mean '{}'?)", *near) : ""));
      return std::nullopt;
    }
    return use(static_cast<std::size_t>(zone - names_.begin()));
  }

  /// The index of a zone among those that the rules use.
  std::uint32_t use(std::size_t zone) {
    const auto next = static_cast<std::uint32_t>(rules_.zones.size());
    const auto [used, is_new] = used_.try_emplace(zone, next);
    if (is_new) {
      rules_.zones.push_back(world_[zone]);
    }
    return used->second;
  }

  const YamlReader& yaml_;
  TemporalRules& rules_;
  std::vector<TimeZone> world_;
  std::vector<std::string> names_;
  std::map<std::string, int> zones_of_;  // by country
  std::map<std::size_t, std::uint32_t> used_;
};

}  // namespace

void load_clocks(const YamlReader& yaml, const std::filesystem::path& countries,
                 TemporalRules& rules) {
  const Node& root = yaml.root();
  ClockLoader loader(yaml, rules);
  loader.places(root["places"]);
  loader.zone_names(root["zones"]);
  loader.countries(countries);
}

}  // namespace fabula::config
