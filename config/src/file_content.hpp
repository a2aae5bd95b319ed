#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace fabula::config {

/// All bytes of a file; nothing where it is missing, a folder, or cannot be read.
std::optional<std::string> file_content(const std::filesystem::path& path);

}  // namespace fabula::config
