#pragma once

#include <filesystem>

#include "fabula/diagnostic.hpp"
#include "fabula/text/article_words.hpp"

namespace fabula::config {

/// Reads lang/<code>/articles.yaml of every language that has one, by code. Every problem found is
/// added to `problems`; what could be read is returned all the same.
ArticleWords load_article_words(const std::filesystem::path& config_dir, Diagnostics& problems);

}  // namespace fabula::config
