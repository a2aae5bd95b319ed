#include "fabula/error.hpp"

#include <cassert>
#include <utility>

namespace fabula {
namespace {

std::string listed(const std::vector<Diagnostic>& problems) {
  assert(!problems.empty());
  std::string text;
  for (const Diagnostic& problem : problems) {
    text += (text.empty() ? "" : "\n") + to_string(problem);
  }
  return text;
}

}  // namespace

ConfigError::ConfigError(std::vector<Diagnostic> problems)
    : Error(listed(problems)), problems_(std::move(problems)) {}

}  // namespace fabula
