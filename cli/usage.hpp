#pragma once

#include <string>

namespace CLI {
class App;
class Error;
}  // namespace CLI

namespace fabula::cli {

/// What is said of a command line that cannot be understood: the word that is wrong, what may have
/// been meant, and where help is.
std::string usage_message(const CLI::App* app, const CLI::Error& error);

}  // namespace fabula::cli
