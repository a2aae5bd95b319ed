#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "fabula/story/story.hpp"

namespace fabula::exporters {

/// What every format may be asked for.
struct ExportOptions {
  bool with_text = true;  ///< articles' texts in formats that carry them
  unsigned width = 100;   ///< columns, for formats made for a terminal
  bool colour = false;    ///< the same
  std::string generator;  ///< program and version, for formats that name it
};

/// One output format. The bytes depend on the story and the options alone.
struct ExportFormat {
  enum class Kind { timeline, graph };
  std::string name;         ///< "json", "dot", ...
  std::string description;  ///< one line for `fabula formats`
  std::string extension;    ///< without the dot
  Kind kind;
  std::function<void(const Story& story, const ExportOptions& options, std::ostream& out)> write;
};

/// Every exporter that ships with fabula: the one place that lists them.
std::vector<ExportFormat> builtin_exporters();

}  // namespace fabula::exporters
