#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fabula/language/model_file.hpp"
#include "fabula/text/span.hpp"
#include "language/regex.hpp"

namespace fabula {

/// A token before anything is known of it. `norm` is the hash of the NORM that a tokenizer
/// exception gives it, 0 where the word's own counts.
struct RawToken {
  Span span;
  std::uint64_t norm = 0;
  bool space_after = false;
};

/// spaCy's rule-based tokenizer (spacy/tokenizer.pyx, 3.8): chunks between single spaces are taken
/// apart by exceptions, prefixes, suffixes, urls and infixes. Read-only once made.
class Tokenizer {
 public:
  explicit Tokenizer(const ModelFile& file);

  /// The tokens of text[span], in order. REQUIRES: well-formed UTF-8.
  [[nodiscard]] std::vector<RawToken> tokenize(std::string_view text, Span span) const;

 private:
  /// A part of a chunk, relative to its begin.
  struct Piece {
    std::uint32_t begin;
    std::uint32_t end;
    std::uint64_t norm;
  };
  using Pieces = std::vector<Piece>;
  /// How chunks that were seen in this text were taken apart.
  using Cache = std::unordered_map<std::string_view, Pieces>;

  [[nodiscard]] Pieces split(std::string_view chunk, bool with_exceptions) const;
  void split_middle(std::string_view chunk, Span middle, bool with_exceptions,
                    Pieces& pieces) const;
  void split_infixes(std::string_view chunk, Span middle, Pieces& pieces) const;
  [[nodiscard]] std::uint32_t prefix_size(std::string_view text) const;
  [[nodiscard]] std::uint32_t suffix_size(std::string_view text) const;
  [[nodiscard]] const Pieces* exception(std::string_view text) const;
  void add_chunk(std::string_view text, Span chunk, Cache& cache,
                 std::vector<RawToken>& tokens) const;
  void join_exceptions(std::string_view text, std::vector<RawToken>& tokens) const;
  /// The number of tokens from `at` whose forms are those of an exception, the longest; 0 for none.
  [[nodiscard]] std::size_t exception_at(std::string_view text, const std::vector<RawToken>& tokens,
                                         std::size_t at) const;

  Regex prefix_;
  Regex suffix_;
  Regex infix_;
  Regex token_;
  Regex url_;
  std::unordered_map<std::string_view, Pieces> exceptions_;  // keys point into the model file
  /// Exceptions that the affix rules take apart, as the forms that they leave, by their first form.
  std::unordered_map<std::string, std::vector<std::vector<std::string>>> broken_exceptions_;
};

}  // namespace fabula
