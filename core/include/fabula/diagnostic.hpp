#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace fabula {

enum class Severity : std::uint8_t { note, warning, error };

/// A place in a user's file. Line and column count from 1; 0 means that there is none to name.
struct SourceLocation {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  friend bool operator==(const SourceLocation&, const SourceLocation&) = default;
};

/// Something the user should know about their input. Bad input is data, not an exception.
struct Diagnostic {
  Severity severity = Severity::warning;
  std::string code;      ///< stable and greppable, e.g. "text-not-utf8"
  std::string message;   ///< one sentence without a full stop: what is wrong and what to do
  SourceLocation where;  ///< file, line, column
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// "file:line:column: error: message [code]", what is unknown left out; one safe line.
std::string to_string(const Diagnostic& diagnostic);

}  // namespace fabula
