#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "fabula/language/token_pattern.hpp"

namespace fabula {

/// Works out in which ways each pattern can begin, with which words, and which can come second.
class StartIndexer {
 public:
  StartIndexer(TokenMatcher& matcher, const std::vector<TokenPattern>& patterns,
               Diagnostics& problems)
      : m_(matcher), patterns_(patterns), problems_(problems) {}
  void run();

 private:
  using Kind = PatternElement::Kind;
  using Test = TokenMatcher::Test;
  using Sets = TokenMatcher::WordSets;

  /// The steps whose tests may come first from a step on, in the order in which they are tried;
  /// `ends` is set where the pattern may end there instead.
  std::vector<std::uint32_t> tests_from(const TokenMatcher::Program& program, std::uint32_t step,
                                        bool& ends) const;
  void add_starts(std::uint32_t pattern);
  void index(std::size_t start);
  void allow_more_of(const Test& first, std::size_t start);
  /// False where the tokens that a test takes are not known by their words.
  bool allow(Sets& sets, const Test& test, std::size_t start) const;
  void allow_list(Sets& sets, std::uint32_t list, std::size_t start) const;
  void allow_numbers(Sets& sets, std::size_t start) const;
  static void allow_digits(Sets& sets, std::size_t start);

  TokenMatcher& m_;
  const std::vector<TokenPattern>& patterns_;
  Diagnostics& problems_;
  std::vector<std::size_t> before_anything_;  // starts that any token can follow
};

}  // namespace fabula
