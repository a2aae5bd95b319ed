#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fabula/language/model_file.hpp"

namespace fabula {

/// What depends on a word's form alone.
struct Lexeme {
  std::string lower;
  std::uint64_t norm = 0;    ///< hash of the model's norm of the word, else of its lower case
  std::uint64_t prefix = 0;  ///< of the first character
  std::uint64_t suffix = 0;  ///< of the last three characters
  std::uint64_t shape = 0;   ///< of "Xxxx", "dd.dd", ...
  bool is_space = false;
};

/// "Xxxx", "dd.dd": letters and digits by class, runs cut at four, as spaCy's word_shape.
std::string word_shape(std::string_view text);

/// The lexemes of a batch, each made once. Keys point into the articles' texts.
class Lexemes {
 public:
  explicit Lexemes(const ModelFile& file);
  std::uint32_t index_of(std::string_view form);
  [[nodiscard]] const Lexeme& operator[](std::uint32_t index) const { return lexemes_[index]; }

 private:
  [[nodiscard]] Lexeme make(std::string_view form) const;

  std::span<const std::uint64_t> norm_keys_;
  std::span<const std::uint64_t> norm_values_;
  std::unordered_map<std::string_view, std::uint32_t> index_;
  std::vector<Lexeme> lexemes_;
};

}  // namespace fabula
