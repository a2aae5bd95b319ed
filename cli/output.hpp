#pragma once

#include <filesystem>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

namespace fabula::cli {

/// Lets `write` fill a file that replaces an older one only when it is complete: whatever goes
/// wrong, an interruption among it, the old file stays as it was. Throws Error that names the file.
void write_file(const std::filesystem::path& path,
                const std::function<void(std::ostream& out)>& write);

/// The same for a path as the command line gives it: nothing or "-" is standard output.
void write_output(const std::string& path, const std::function<void(std::ostream& out)>& write);

/// Refuses an output that would take the place of one of the inputs, or of a story file. Throws
/// Error.
void protect_inputs(const std::string& output, const std::vector<std::string>& inputs);

/// One line on standard error. Never fails: there is nowhere to tell it.
void print_message(const std::string& line);

/// Makes a folder and those above it. Throws Error where it cannot.
void make_folder(const std::filesystem::path& path);

}  // namespace fabula::cli
