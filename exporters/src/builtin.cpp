#include "fabula/exporters/exporter.hpp"

namespace fabula::exporters {

std::vector<ExportFormat> builtin_exporters() {
  return {};
}

}  // namespace fabula::exporters
