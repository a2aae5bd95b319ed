#pragma once

#include <cstddef>
#include <filesystem>

#include "fabula/diagnostic.hpp"
#include "fabula/pipeline/settings.hpp"

namespace fabula::config {

/// Reads settings.yaml. Every problem found is added to `problems`, and what it concerns keeps its
/// default.
Settings load_settings(const std::filesystem::path& file, Diagnostics& problems);

/// How much of this machine a server gives to those who ask. The defaults are those of the file
/// that ships.
struct ServeLimits {
  std::size_t threads = 8;             ///< requests that are answered at a time
  std::size_t connections = 512;       ///< that are open at a time
  std::size_t request_bytes = 16384;   ///< of a request's line and headers
  std::size_t request_seconds = 10;    ///< in which a request must have come
  std::size_t idle_seconds = 60;       ///< in which the next one must begin to come
  std::size_t answer_seconds = 60;     ///< in which an answer must have been taken
  std::size_t list_items = 100;        ///< of a list, where the request does not say
  std::size_t most_list_items = 1000;  ///< that it may ask for
  friend bool operator==(const ServeLimits&, const ServeLimits&) = default;
};

/// Reads these from the same file; load_settings() reports what is wrong with them, too.
ServeLimits load_serve_limits(const std::filesystem::path& file, Diagnostics& problems);

}  // namespace fabula::config
