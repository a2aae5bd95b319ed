#include "file_content.hpp"

#include <array>
#include <fstream>
#include <system_error>

namespace fabula::config {

std::optional<std::string> file_content(const std::filesystem::path& path) {
  std::error_code error;
  // A folder can be opened, but not read.
  if (std::filesystem::is_directory(path, error)) {
    return std::nullopt;
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return std::nullopt;
  }
  std::string content;
  std::array<char, 65536> part{};
  while (in.read(part.data(), part.size()) || in.gcount() > 0) {
    content.append(part.data(), static_cast<std::size_t>(in.gcount()));
  }
  return in.bad() ? std::nullopt : std::optional<std::string>(std::move(content));
}

}  // namespace fabula::config
