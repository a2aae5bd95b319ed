#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace fabula::cli {

/// A check that a value is one of these. They stand in its name, from which completions and manuals
/// take them, and not in the help, where they would be told twice.
CLI::Validator one_of(const std::vector<std::string>& values);

/// A check that there are words, in UTF-8. What is wrong says that it wants `wanted`: "the name of
/// somebody".
CLI::Validator words(const char* wanted);

/// The values of an option that was checked by one_of(); none of any other.
std::vector<std::string> choices_of(CLI::Option& option);

}  // namespace fabula::cli
