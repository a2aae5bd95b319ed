#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace fabula {

/// The files of the pipeline that a spaCy wheel carries, by their path below the folder that holds
/// config.cfg: "config.cfg", "parser/model", ...
struct Wheel {
  std::map<std::string, std::vector<std::byte>> files;

  /// Empty where there is no such file.
  [[nodiscard]] std::span<const std::byte> file(const std::string& path) const;
  [[nodiscard]] std::string text(const std::string& path) const;
};

/// Throws ModelError where the bytes are no zip file or hold no pipeline.
Wheel read_wheel(std::span<const std::byte> bytes);

}  // namespace fabula
