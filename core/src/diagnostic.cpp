#include "fabula/diagnostic.hpp"

#include <fmt/format.h>

namespace fabula {
namespace {

const char* name(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

}  // namespace

std::string to_string(const Diagnostic& diagnostic) {
  std::string text = diagnostic.where.file;
  for (const std::uint32_t number : {diagnostic.where.line, diagnostic.where.column}) {
    if (number != 0) {
      text += fmt::format(":{}", number);
    }
  }
  if (!text.empty()) {
    text += ": ";
  }
  text += fmt::format("{}: {}", name(diagnostic.severity), diagnostic.message);
  if (!diagnostic.code.empty()) {
    text += fmt::format(" [{}]", diagnostic.code);
  }
  return text;
}

}  // namespace fabula
