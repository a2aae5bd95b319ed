#include "load_weights.hpp"

#include <fstream>
#include <iterator>
#include <string>

#include "fabula/error.hpp"

namespace fabula::config {
namespace {

template <class Content>
Content load(const std::filesystem::path& path, Diagnostics& problems) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    problems.push_back(
        {Severity::error,
         "config-missing-file",
         "cannot read this file; it belongs to the rules that ship with fabula (for a "
         "language without learnt weights make an empty one)",
         {path.string(), 0, 0}});
    return {};
  }
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (bytes.empty()) {
    return {};
  }
  try {
    return Content::from_bytes(bytes);
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
