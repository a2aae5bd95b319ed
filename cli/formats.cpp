#include <iostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "commands.hpp"
#include "fabula/exporters/exporter.hpp"
#include "fabula/importers/importer.hpp"
#include "output.hpp"

namespace fabula::cli {
namespace {

void print(std::ostream& out, const std::string& name, const std::string& description) {
  out << fmt::format("  {:20} {}\n", name, description);
}

void print_formats(std::ostream& out) {
  using Kind = exporters::ExportFormat::Kind;
  out << "Articles are read from:\n";
  for (const auto& format : importers::builtin_importers()) {
    print(out, format.name,
          fmt::format("{} (.{})", format.description, fmt::join(format.extensions, ", .")));
  }
  const auto exporters = exporters::builtin_exporters();
  for (const Kind kind : {Kind::timeline, Kind::graph}) {
    out << (kind == Kind::timeline ? "\nfabula timeline -f writes:\n"
                                   : "\nfabula graph -f writes:\n");
    for (const auto& format : exporters) {
      if (format.kind == kind) {
        print(out, format.name, format.description);
      }
    }
  }
  out << "\nfabula annotate -f writes:\n";
  for (const auto& format : exporters::builtin_article_formats()) {
    print(out, format.name, format.description);
  }
  out << "\nfabula import -f writes:\n";
  print(out, "jsonl", "one article a line, which fabula reads back");
}

}  // namespace

void add_formats(CLI::App& app, int& exit_code) {
  CLI::App* const sub = app.add_subcommand("formats", "List what can be read and written");
  sub->footer("Example:\n  fabula formats");
  sub->callback([&exit_code] {
    write_output("", print_formats);
    exit_code = done;
  });
}

std::string program_and_version() {
  return "fabula " FABULA_VERSION;
}

}  // namespace fabula::cli
