#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace fabula {

/// A compiled PCRE2 expression over UTF-8 text that is known to be well-formed. Many threads may
/// use one. An empty pattern never matches.
class Regex {
 public:
  Regex() = default;
  /// Throws ModelError for a pattern that PCRE2 does not read.
  explicit Regex(std::string_view pattern);

  [[nodiscard]] bool empty() const noexcept { return !code_; }
  /// The first match at or after `from`, as [begin, end). A search that exceeds PCRE2's limit of
  /// steps counts as no match, so that no text can make it run away.
  [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> search(
      std::string_view text, std::size_t from = 0) const;
  /// Whether a match begins at the start of the text.
  [[nodiscard]] bool matches_start(std::string_view text) const;

 private:
  struct Code;
  struct Free {
    void operator()(Code* code) const;
  };
  std::unique_ptr<Code, Free> code_;
};

}  // namespace fabula
