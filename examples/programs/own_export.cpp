// A format of one's own beside those that ship: who acted on whom, as lines for a spreadsheet.
// usage: own_export DATA ARTICLES
#include <algorithm>
#include <iostream>
#include <map>
#include <utility>
#include <vector>

#include "fabula/exporters/exporter.hpp"
#include "read_folder.hpp"

namespace {

/// How often one actor did something to another.
void write_deeds(const fabula::Story& story, const fabula::exporters::ExportOptions& options,
                 std::ostream& out) {
  std::map<std::pair<std::string, std::string>, int> deeds;
  for (const fabula::Event& event : story.events) {
    for (const auto& agent : event.participants) {
      for (const auto& other : event.participants) {
        if (agent.role == fabula::Role::agent && agent.actor && other.actor &&
            (other.role == fabula::Role::patient || other.role == fabula::Role::recipient)) {
          ++deeds[{story.actors[agent.actor->value].name, story.actors[other.actor->value].name}];
        }
      }
    }
  }
  std::vector<std::pair<std::pair<std::string, std::string>, int>> rows(deeds.begin(), deeds.end());
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  rows.resize(std::min(rows.size(), options.max_items.value_or(rows.size())));
  out << "from\tto\tdeeds\n";
  for (const auto& [pair, count] : rows) {
    out << pair.first << '\t' << pair.second << '\t' << count << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: own_export DATA ARTICLES\n";
    return 2;
  }
  using fabula::exporters::ExportFormat;
  std::vector<ExportFormat> formats = fabula::exporters::builtin_exporters();
  formats.push_back(
      {"deeds", "who acted on whom, tab-separated", "tsv", ExportFormat::Kind::graph, write_deeds});

  fabula::exporters::ExportOptions options;
  options.max_items = 5;
  formats.back().write(read_folder(argv[1], argv[2]), options, std::cout);
}
