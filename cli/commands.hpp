#pragma once

#include <string>

namespace CLI {
class App;
}

/// The commands of the program, one file each. Each adds itself to the app; where it is the one
/// that was asked for, it runs while the command line is parsed and leaves its exit code.
namespace fabula::cli {

/// 0 done, 1 failed, 2 wrong usage, 3 done but some input was skipped.
enum ExitCode { done = 0, failed = 1, wrong_usage = 2, input_skipped = 3 };

void add_actors(CLI::App& app, int& exit_code);
void add_add(CLI::App& app, int& exit_code);
void add_annotate(CLI::App& app, int& exit_code);
void add_build(CLI::App& app, int& exit_code);
void add_check(CLI::App& app, int& exit_code);
void add_correct(CLI::App& app, int& exit_code);
void add_describe(CLI::App& app, int& exit_code);
void add_effects(CLI::App& app, int& exit_code);
void add_explain(CLI::App& app, int& exit_code);
void add_formats(CLI::App& app, int& exit_code);
void add_graph(CLI::App& app, int& exit_code);
void add_import(CLI::App& app, int& exit_code);
void add_model(CLI::App& app, int& exit_code);
void add_path(CLI::App& app, int& exit_code);
void add_remove(CLI::App& app, int& exit_code);
void add_serve(CLI::App& app, int& exit_code);
void add_show(CLI::App& app, int& exit_code);
void add_timeline(CLI::App& app, int& exit_code);
void add_why(CLI::App& app, int& exit_code);

/// "fabula 0.1.0"
std::string program_and_version();

}  // namespace fabula::cli
