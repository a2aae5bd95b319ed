#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fabula/language/labels.hpp"

namespace fabula {

/// What a dictionary says of the nouns, verbs and adjectives of a language: the kinds of meaning
/// that a word has, and whether it derives from a verb. In English the kinds are WordNet's
/// lexicographer files, "noun.act", "verb.communication".
///
/// The file: a magic word with the version of the form; the size of the kinds' names in bytes, and
/// the names, one a line; the count of words, their hashes (of "n suspension"), ascending, and four
/// bytes each: three kinds, with the share in the lowest two bits, and the derivation.
/// Little-endian.
class Lexicon {
 public:
  /// A kind and how much of the word's use it covers: less than a fifth, a half, four fifths, or
  /// more.
  struct Kind {
    std::uint8_t index;
    std::uint8_t share;  ///< 0 to 3
  };
  /// Whether a word derives from a verb: in no sense, in some, in most.
  enum class Derivation : std::uint8_t { none, some, most };

  struct Word {
    std::array<Kind, 3> kinds{};
    std::uint8_t kind_count = 0;  ///< at least one of a word that is known
    Derivation from_verb = Derivation::none;
  };

  /// Knows no word.
  Lexicon() = default;
  /// Throws Error where the bytes are no such file, are cut off, or of another version.
  static Lexicon from_bytes(std::string_view bytes);

  [[nodiscard]] bool empty() const noexcept { return hashes_.empty(); }
  /// A word that is not known has no kinds. Proper nouns count as nouns, auxiliaries as verbs.
  [[nodiscard]] Word find(Pos pos, std::string_view lemma) const;
  [[nodiscard]] const std::string& kind_name(Kind kind) const { return kinds_[kind.index]; }

 private:
  std::vector<std::string> kinds_;
  std::vector<std::uint32_t> hashes_;
  std::vector<std::array<std::uint8_t, 4>> entries_;
};

}  // namespace fabula
