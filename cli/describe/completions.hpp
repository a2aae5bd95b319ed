#pragma once

#include <ostream>

#include "command_tree.hpp"

/// Scripts by which shells complete the command line: commands, options, and their values.
namespace fabula::cli {

void write_bash_completion(const DescribedCommand& root, std::ostream& out);
void write_zsh_completion(const DescribedCommand& root, std::ostream& out);
void write_fish_completion(const DescribedCommand& root, std::ostream& out);

}  // namespace fabula::cli
