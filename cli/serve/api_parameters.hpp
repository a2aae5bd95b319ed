#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "fabula/config/load_settings.hpp"
#include "filter_options.hpp"
#include "reading.hpp"

namespace CLI {
class App;
}

namespace fabula::cli {

/// What may stand behind the "?" of an address. Filters are those of the command line, read and
/// checked by the same code.
struct Parameters {
  /// Which of them a path takes.
  struct Kinds {
    bool filters = false;
    bool max_items = true;  ///< among the filters
    bool part = false;      ///< limit and offset
    bool words = false;     ///< q
    bool ways = false;
    bool text = false;
    bool story = true;  ///< it is of the story at all, and so takes as-of
  };

  FilterOptions filter;
  ReadingOptions reading;  ///< of it, as_of
  std::size_t limit = 0;
  std::size_t offset = 0;
  std::string words;
  std::size_t ways = 1;
  bool text = false;

  /// Adds them as options to an app that describes and reads them.
  void add_to(CLI::App& app, const Kinds& kinds, const config::ServeLimits& limits);
};

/// Throws RequestError for one that there is not, or whose value is wrong.
Parameters parse_parameters(const std::vector<std::pair<std::string, std::string>>& given,
                            const Parameters::Kinds& kinds, const config::ServeLimits& limits,
                            const std::vector<std::string>& known_types, const std::string& path);

}  // namespace fabula::cli
