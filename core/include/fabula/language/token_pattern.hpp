#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "fabula/diagnostic.hpp"
#include "fabula/language/analysis.hpp"
#include "fabula/text/article.hpp"
#include "fabula/text/span.hpp"

/// Patterns over tokens: the read form that rule files fill, and the matcher that they compile to.
namespace fabula {

/// Words with the value that each stands for: {"January", "1"}. An entry may be several words,
/// separated by spaces. Case does not count.
///
/// Some names are known to the matcher's number reader: `cardinal`, `scale` (hundred, thousand),
/// `number_joiner` (and, -), `scale_article` ("a" of "a hundred"), `ordinal` and `ordinal_suffix`
/// (st, th).
struct WordList {
  std::string name;
  std::vector<std::pair<std::string, std::string>> entries;
};

/// One step of a pattern.
struct PatternElement {
  enum class Kind : std::uint8_t {
    words,    ///< the token is one of `texts`
    list,     ///< the tokens are an entry of the list named `texts[0]`
    number,   ///< digits or number words, one or more tokens, within [min, max]
    ordinal,  ///< the same for ordinal numbers
    format,   ///< one token of the form `texts[0]`: "{hour}:{minute}", a name stands for digits
    phrase,   ///< one of the sequences of the phrase named `texts[0]`
    any,      ///< one of `alternatives`
    tag,      ///< any token that has one of `tags`
  };
  Kind kind = Kind::words;
  std::vector<std::string> texts;
  std::vector<std::vector<PatternElement>> alternatives;
  double min = 0;
  double max = std::numeric_limits<double>::infinity();
  std::vector<std::string> tags;  ///< the model's tags or universal parts of speech; empty: any
  std::string name;               ///< what the value is bound to; empty: nothing
  bool optional = false;
  bool repeat = false;
  bool outside = false;      ///< must be there but is no part of what is found
  bool capitalized = false;  ///< begins with an upper-case letter
  SourceLocation where;
};

/// A sequence of elements with a name, to be used in patterns; phrases may use earlier phrases.
struct PatternPhrase {
  std::string name;
  std::vector<std::vector<PatternElement>> alternatives;
  SourceLocation where;
};

/// A pattern and what must or must not stand directly beside it: single tokens, any one of them.
struct TokenPattern {
  std::vector<PatternElement> elements;
  std::vector<PatternElement> preceded_by;
  std::vector<PatternElement> followed_by;
  std::vector<PatternElement> not_preceded_by;
  std::vector<PatternElement> not_followed_by;
  SourceLocation where;
};

/// What a named part of a pattern matched.
struct Binding {
  double number = 0;
  std::uint32_t symbol = 0;  ///< index into TokenMatcher::symbols() where the value is no number
  bool is_set = false;
  bool is_number = false;
};

/// Names bound by one pattern, at most.
inline constexpr std::size_t max_bindings = 16;
using Bindings = std::array<Binding, max_bindings>;

struct PatternMatch {
  std::uint32_t pattern = 0;
  std::uint32_t begin = 0;  ///< positions in TokenWords, the whole match
  std::uint32_t end = 0;
  std::uint32_t extent_begin = 0;  ///< the match without its `outside` parts
  std::uint32_t extent_end = 0;
  std::uint32_t specificity = 0;  ///< more where more is said by words than by kinds
  Bindings bindings;
};

/// Words by number, 1 and up. The case of ASCII letters does not count, and an apostrophe of the
/// typesetter is that of the typewriter.
class WordTable {
 public:
  /// 0 for a word that is not in it.
  [[nodiscard]] std::uint32_t find(std::string_view word) const;
  /// The number of a word, a new one where it is not in it.
  std::uint32_t add(std::string_view word);
  [[nodiscard]] std::uint32_t size() const noexcept {
    return static_cast<std::uint32_t>(words_.size());
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;  // 0: free
  };
  [[nodiscard]] std::uint32_t find_lower(std::string_view lower, std::uint32_t hash) const;
  void grow();

  std::vector<std::string> words_;  // in lower case
  std::vector<Slot> slots_;         // a power of two of them, at most half full
};

class TokenMatcher;

/// The tokens of an analysis as the matcher looks at them: those that are not white space, each
/// with the number that the matcher has for its word. A token that holds an en dash ("1980–1987")
/// is three words of one token. Refers to article and analysis.
class TokenWords {
 public:
  TokenWords(const Article& article, const Analysis& analysis, const TokenMatcher& matcher);

  [[nodiscard]] std::uint32_t size() const noexcept {
    return static_cast<std::uint32_t>(tokens_.size());
  }
  /// The token of the analysis at a position.
  [[nodiscard]] TokenIndex token(std::uint32_t position) const { return tokens_[position]; }
  [[nodiscard]] Span span(std::uint32_t position) const { return spans_[position]; }
  [[nodiscard]] std::string_view text(std::uint32_t position) const;
  [[nodiscard]] std::uint32_t word(std::uint32_t position) const { return words_[position]; }
  [[nodiscard]] bool has_digit(std::uint32_t position) const { return digit_[position] != 0; }
  /// Whether an empty line or the border of a block lies before a position; no match crosses it.
  [[nodiscard]] bool breaks_before(std::uint32_t position) const { return break_[position] != 0; }
  [[nodiscard]] const Analysis& analysis() const noexcept { return *analysis_; }

 private:
  const Article* article_;
  const Analysis* analysis_;
  std::vector<TokenIndex> tokens_;
  std::vector<Span> spans_;
  std::vector<std::uint32_t> words_;
  std::vector<std::uint8_t> digit_;
  std::vector<std::uint8_t> break_;
};

/// Compiled patterns. Which patterns can begin at a token is looked up by its word and the next
/// one's, a bit for each way to begin, so that time hardly grows with the number of patterns.
class TokenMatcher {
 public:
  TokenMatcher() = default;
  /// Every problem (unknown list, too many names, a pattern that could begin anywhere) is reported;
  /// the pattern then never matches.
  TokenMatcher(const std::vector<WordList>& lists, const std::vector<PatternPhrase>& phrases,
               const std::vector<TokenPattern>& patterns, Diagnostics& problems);

  /// Adds the best match of each pattern that begins at `position`.
  void match_at(const TokenWords& words, std::uint32_t position,
                std::vector<PatternMatch>& found) const;
  /// The slot of a name bound in a pattern, or max_bindings.
  [[nodiscard]] std::size_t slot(std::uint32_t pattern, std::string_view name) const;
  [[nodiscard]] const std::vector<std::string>& symbols() const noexcept { return symbols_; }
  /// 0 for a word that no pattern knows.
  [[nodiscard]] std::uint32_t word_id(std::string_view text) const { return words_.find(text); }

 private:
  friend class PatternCompiler;
  friend class PatternRun;
  friend class StartIndexer;
  friend class TokenScanner;

  struct Test {
    PatternElement::Kind kind = PatternElement::Kind::words;
    std::vector<std::uint32_t> words;  // sorted
    std::uint32_t list = 0;
    double min = 0;
    double max = 0;
    struct Piece {
      char literal = 0;
      std::uint8_t slot = 0;  // where literal is 0
      std::uint8_t digits = 0;
    };
    std::vector<Piece> format;
    std::vector<std::string> tags;
    std::uint8_t slot = max_bindings;
    bool outside = false;
    bool capitalized = false;
  };
  struct Step {
    enum class Op : std::uint8_t { test, split, accept };
    Op op = Op::accept;
    std::uint32_t next = 0;
    std::uint32_t other = 0;
    std::uint32_t test = 0;
  };
  struct Program {
    std::vector<Step> steps;  // none: the pattern had a problem
    std::vector<std::string> names;
    std::vector<std::uint32_t> preceded_by;
    std::vector<std::uint32_t> followed_by;
    std::vector<std::uint32_t> not_preceded_by;
    std::vector<std::uint32_t> not_followed_by;
  };
  /// A way that a pattern can begin: the step of its first test. Those of one pattern stand
  /// together, in the order in which they are tried.
  struct Start {
    std::uint32_t program = 0;
    std::uint32_t step = 0;
  };
  /// Sets of starts or lists, one row of bits a word; row 0 is that of unknown words.
  struct WordSets {
    std::size_t width = 0;  // 64-bit words a row
    std::vector<std::uint64_t> bits;
    std::vector<std::uint64_t> with_digit;  // for any token that holds a digit, on top of its row
    [[nodiscard]] const std::uint64_t* row(std::uint32_t word) const {
      return bits.data() + word * width;
    }
    void resize(std::size_t members, std::size_t words);
    void add(std::uint32_t word, std::size_t member) {
      bits[word * width + member / 64] |= std::uint64_t{1} << (member % 64);
    }
  };
  struct Entry {
    std::vector<std::uint32_t> words;
    Binding value;
  };
  struct CompiledList {
    std::unordered_map<std::uint32_t, std::vector<Entry>> by_first;  // longest first; lookups only
  };

  [[nodiscard]] bool begins_entry(std::uint32_t word, std::uint32_t list) const {
    return (lists_of_.row(word)[list / 64] >> (list % 64) & 1U) != 0;
  }

  WordTable words_;
  std::vector<std::string> symbols_{""};
  std::vector<CompiledList> lists_;
  WordSets lists_of_;  // lists with an entry that begins with a word
  std::vector<Test> tests_;
  std::vector<Program> programs_;
  std::vector<Start> starts_;
  WordSets first_;   // starts that can take a word
  WordSets second_;  // starts that can go on with it, or end before it
  // lists of the number reader, indices into lists_; 0 is an empty list
  std::uint32_t cardinal_ = 0;
  std::uint32_t scale_ = 0;
  std::uint32_t scale_article_ = 0;
  std::uint32_t joiner_ = 0;
  std::uint32_t ordinal_ = 0;
  std::uint32_t ordinal_suffix_ = 0;
};

}  // namespace fabula
