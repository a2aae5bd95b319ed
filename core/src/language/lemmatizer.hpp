#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fabula/language/labels.hpp"
#include "fabula/language/model_file.hpp"

namespace fabula {

/// spaCy's lemmatizer in its modes `rule` (suffix rules checked against a word list, with
/// exceptions) and `lookup`. Read-only once made.
class Lemmatizer {
 public:
  /// The file must outlive the lemmatizer, which points into it.
  explicit Lemmatizer(const ModelFile& file);
  /// `lower` is the lower case of `form`.
  [[nodiscard]] std::string lemma(std::string_view form, std::string_view lower, Pos pos,
                                  const Morph& morph) const;

 private:
  /// A sorted list of strings, searched where it lies in the file.
  struct SortedStrings {
    std::span<const std::uint32_t> ends;
    std::string_view chars;
    [[nodiscard]] std::size_t size() const { return ends.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t i) const;
    /// size() where it is not there.
    [[nodiscard]] std::size_t find(std::string_view word) const;
  };
  struct Table {
    bool present = false;
    SortedStrings index;
    SortedStrings exceptions;
    SortedStrings exception_lemmas;
    std::vector<std::string_view> rules;  ///< old ending, new ending, old, new, ...
  };
  static SortedStrings strings_of(const ModelFile& file, const std::string& name);
  [[nodiscard]] std::string by_rule(const Table& table, std::string_view form,
                                    std::string_view lower) const;

  bool lookup_ = false;
  std::array<Table, 19> tables_;  // by Pos
  std::span<const std::uint64_t> lookup_keys_;
  SortedStrings lookup_lemmas_;
};

}  // namespace fabula
