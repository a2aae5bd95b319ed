#include "fabula/importers/importer.hpp"

namespace fabula::importers {

std::vector<ImportFormat> builtin_importers() {
  return {};
}

}  // namespace fabula::importers
