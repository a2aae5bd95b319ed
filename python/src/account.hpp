#pragma once

#include <memory>
#include <string>
#include <vector>

#include "fabula/graph/filter_options.hpp"
#include "fabula/story/story.hpp"
#include "language.hpp"

namespace fabula::python {

/// A story in memory, which does not change any more: what is asked and written is asked of it.
class Account {
 public:
  Account(Story story, std::shared_ptr<const Language> language)
      : story_(std::move(story)), language_(std::move(language)) {}

  /// In one of the formats of `fabula timeline` ("timeline") or `fabula graph` ("graph"). Throws
  /// Error where there is none of this name.
  [[nodiscard]] std::string write(const std::string& kind, const std::string& format,
                                  bool with_text) const;
  /// The answer to a question of the command line, as its `-f json` or `-f text` has it: "why",
  /// "effects", "path", "show", "actors", "check".
  [[nodiscard]] std::string ask(const std::string& question, const std::vector<std::string>& names,
                                std::size_t ways, bool as_text) const;
  /// What fits. Throws Error for a filter that nothing can fit.
  [[nodiscard]] std::shared_ptr<Account> select(const FilterOptions& options) const;

  [[nodiscard]] std::size_t events() const noexcept { return story_.events.size(); }
  [[nodiscard]] std::size_t relations() const noexcept { return story_.relations.size(); }
  [[nodiscard]] std::size_t articles() const noexcept { return story_.articles.size(); }

 private:
  Story story_;
  std::shared_ptr<const Language> language_;
};

}  // namespace fabula::python
