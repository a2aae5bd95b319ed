#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "node.hpp"

/// Documents that were parsed when the program was built, in one file beside the rules. A document
/// counts only where the rules' file still has the very bytes that it was made of, so the file can
/// be old, lack some, or be missing: then the rules are parsed, which takes longer.
namespace fabula::config {

/// What the file is called, in the folder of the rules.
constexpr const char* document_cache_name = "rules.cache";

/// The document of a file with this content, from the nearest such file in its folder or those up
/// to three above it.
std::optional<Document> cached_document(const std::filesystem::path& file,
                                        std::string_view content);

/// The bytes of such a file, in the byte order of this machine. What is no YAML is left out.
std::string document_cache(const std::vector<std::string>& contents);

}  // namespace fabula::config
