#pragma once

#include <filesystem>

#include "fabula/diagnostic.hpp"
#include "fabula/language/lexicon.hpp"
#include "fabula/language/linear_model.hpp"

namespace fabula::config {

/// Reads the weights of a LinearModel, as `./dev train` writes them. A file that is not there gives
/// an empty model: a language may have none. A broken one is a problem.
LinearModel load_weights(const std::filesystem::path& path, Diagnostics& problems);

/// The same for the words of a Lexicon, as config/tools/lexicon.py writes them.
Lexicon load_lexicon(const std::filesystem::path& path, Diagnostics& problems);

}  // namespace fabula::config
