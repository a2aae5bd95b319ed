#pragma once

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "fabula/config/load.hpp"
#include "fabula/importers/importer.hpp"
#include "fabula/time/when.hpp"

/// Input read by one importer, with the words and names that ship.
namespace fabula::importers {

struct Read {
  std::vector<Article> articles;
  Diagnostics diagnostics;
  [[nodiscard]] bool said(const std::string& code) const {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [&](const Diagnostic& d) { return d.code == code; });
  }
};

inline Read read(const std::string& format, const std::string& bytes,
                 ImportOptions options = {"file", {}}) {
  static const config::InputRules rules = config::load_input_rules(FABULA_SOURCE_DIR "/config");
  options.words = &rules.words;
  options.pages = &rules.pages;
  const auto formats = builtin_importers();
  const auto found = std::find_if(formats.begin(), formats.end(),
                                  [&](const ImportFormat& f) { return f.name == format; });
  std::istringstream in(bytes);
  const auto importer = found->open(in, std::move(options));
  Read result;
  while (auto article = importer->next(result.diagnostics)) {
    result.articles.push_back(std::move(*article));
  }
  return result;
}

inline std::string published(const Article& article) {
  return article.meta().published ? to_rfc3339(*article.meta().published) : "unknown";
}

inline std::vector<std::string> bodies(const Article& article) {
  std::vector<std::string> texts;
  for (const Block& block : article.blocks()) {
    if (block.kind == Block::Kind::body) {
      texts.emplace_back(article.text(block.span));
    }
  }
  return texts;
}

/// A file of tests/formats.
inline std::string sample(const std::string& name) {
  std::ifstream in(FABULA_SOURCE_DIR "/tests/formats/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace fabula::importers
