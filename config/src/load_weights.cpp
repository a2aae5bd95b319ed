#include "load_weights.hpp"

#include <string>

#include "fabula/error.hpp"
#include "file_content.hpp"

namespace fabula::config {
namespace {

template <class Content>
Content load(const std::filesystem::path& path, Diagnostics& problems) {
  const auto bytes = file_content(path);
  if (!bytes) {
    problems.push_back(
        {Severity::error,
         "config-missing-file",
         "cannot read this file; it belongs to the rules that ship with fabula (for a "
         "language without learnt weights make an empty one)",
         {path.string(), 0, 0}});
    return {};
  }
  if (bytes->empty()) {
    return {};
  }
  try {
    return Content::from_bytes(*bytes);
  } catch (const Error& error) {
    problems.push_back(
        {Severity::error, "config-broken-weights", error.what(), {path.string(), 0, 0}});
    return {};
  }
}

}  // namespace

LinearModel load_weights(const std::filesystem::path& path, Diagnostics& problems) {
  return load<LinearModel>(path, problems);
}

Lexicon load_lexicon(const std::filesystem::path& path, Diagnostics& problems) {
  return load<Lexicon>(path, problems);
}

}  // namespace fabula::config
