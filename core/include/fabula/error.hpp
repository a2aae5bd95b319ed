#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "fabula/diagnostic.hpp"

namespace fabula {

/// What fabula throws when it has been set up wrongly: a missing model, a broken rule file, an
/// output that cannot be written. Odd *input* is never an exception; it is a Diagnostic.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The language model is missing, broken, or of another version. The message says how to make one.
class ModelError : public Error {
 public:
  using Error::Error;
};

/// A story file cannot be used: it is none, broken, of a newer version, or busy. The message says
/// what is wrong and what to do; the file is as it was.
class StoreError : public Error {
 public:
  using Error::Error;
};

/// The rules cannot be used. Carries every problem of every file, so that one run shows them all.
class ConfigError : public Error {
 public:
  /// REQUIRES: problems is not empty. what() lists them, one a line.
  explicit ConfigError(std::vector<Diagnostic> problems);
  [[nodiscard]] const std::vector<Diagnostic>& problems() const noexcept { return problems_; }

 private:
  std::vector<Diagnostic> problems_;
};

}  // namespace fabula
