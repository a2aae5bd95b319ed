#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "fabula/importers/read_input.hpp"
#include "language.hpp"

namespace fabula::python {

/// What is to be read, as the options of the command line say it.
struct InputOptions {
  std::vector<std::string> inputs;
  std::string published;  ///< RFC 3339, or empty
  std::string format;     ///< of the input, or empty
};

/// The articles of files, folders and patterns, with what is odd about them.
class ArticleSource {
 public:
  /// Throws Error for a format or a date that is none.
  ArticleSource(const InputOptions& options, const Language& language);

  std::optional<Article> next(bool& is_copy);
  /// All that is left, in one article what its copies say.
  std::vector<Article> all();
  /// What was odd so far, a line each.
  [[nodiscard]] const std::vector<std::string>& messages() const noexcept { return messages_; }
  [[nodiscard]] std::size_t skipped() const noexcept { return reader_.skipped(); }
  void report(const Diagnostics& diagnostics);

 private:
  importers::ArticleReader reader_;
  std::vector<std::string> messages_;
};

}  // namespace fabula::python
