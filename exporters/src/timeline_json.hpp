#pragma once

#include "fabula/exporters/exporter.hpp"

namespace fabula::exporters {

/// How an object of timeline.schema.json is laid out: an item a line, or all on one line.
enum class JsonLayout { item_a_line, one_line };

void write_timeline_json(const Story& story, const ExportOptions& options, JsonLayout layout,
                         std::ostream& out);

}  // namespace fabula::exporters
