#pragma once

#include <ostream>
#include <string>

#include "command_tree.hpp"

namespace fabula::cli {

/// What stands at the edges of every page.
struct ManualMargins {
  std::string program;  ///< "fabula 0.1.0"
  std::string date;     ///< "2026-12-01"
};

/// The manual page of a program or of one of its commands, in the man(7) language. `root` is the
/// program.
void write_manual(const DescribedCommand& command, const DescribedCommand& root,
                  const ManualMargins& margins, std::ostream& out);

}  // namespace fabula::cli
