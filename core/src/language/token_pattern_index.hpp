#pragma once

#include <cstdint>
#include <vector>

#include "fabula/language/token_pattern.hpp"

namespace fabula {

/// Works out which patterns can begin with which words, and which words can come second.
class StartIndexer {
 public:
  StartIndexer(TokenMatcher& matcher, const std::vector<TokenPattern>& patterns,
               Diagnostics& problems)
      : m_(matcher), patterns_(patterns), problems_(problems) {}
  void run();

 private:
  using Kind = PatternElement::Kind;
  using Sets = TokenMatcher::PatternSets;

  /// The tests that may come first after a step; whether the pattern may end there instead.
  std::vector<const TokenMatcher::Test*> tests_from(std::uint32_t step, bool& ends) const;
  void index(std::uint32_t pattern);
  void allow_second(const TokenMatcher::Test& first, std::uint32_t after);
  bool allow(Sets& sets, const TokenMatcher::Test& test);
  void allow_word(Sets& sets, std::uint32_t word);
  void allow_list(Sets& sets, std::uint32_t list);
  void allow_digits(Sets& sets);
  void allow_anything();
  void problem(const char* message);

  TokenMatcher& m_;
  const std::vector<TokenPattern>& patterns_;
  Diagnostics& problems_;
  std::uint32_t pattern_ = 0;
  std::vector<std::uint64_t> anything_;  // patterns that anything can follow
};

}  // namespace fabula
