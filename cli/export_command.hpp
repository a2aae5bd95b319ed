#pragma once

#include "fabula/exporters/exporter.hpp"

namespace CLI {
class App;
}

namespace fabula::cli {

/// What the commands that show a story in one format share; they differ in the formats they offer.
struct ExportCommand {
  const char* name;
  const char* description;
  exporters::ExportFormat::Kind kind;
  const char* default_format;
  const char* examples;
};

void add_export_command(CLI::App& app, int& exit_code, const ExportCommand& command);

/// The options of exports as this terminal, or file, wants them.
exporters::ExportOptions export_options(const Settings& settings, bool to_terminal);

}  // namespace fabula::cli
