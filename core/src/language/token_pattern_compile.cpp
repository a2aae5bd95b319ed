#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "fabula/language/token_pattern.hpp"
#include "token_pattern_index.hpp"
#include "token_pattern_lower.hpp"

namespace fabula {

/// Turns the read form into programs of tests and splits.
class PatternCompiler {
 public:
  PatternCompiler(TokenMatcher& matcher, const std::vector<PatternPhrase>& phrases,
                  Diagnostics& problems)
      : m_(matcher), phrases_(phrases), problems_(problems) {}

  void add_lists(const std::vector<WordList>& lists) {
    m_.lists_.emplace_back();
    for (const WordList& list : lists) {
      list_index_[list.name] = static_cast<std::uint32_t>(m_.lists_.size());
      m_.lists_.emplace_back();
      for (const auto& [text, value] : list.entries) {
        TokenMatcher::Entry entry{word_ids(text), value_of(value)};
        if (!entry.words.empty()) {
          m_.lists_.back().by_first[entry.words[0]].push_back(std::move(entry));
        }
      }
      for (auto& [first, entries] : m_.lists_.back().by_first) {
        std::stable_sort(entries.begin(), entries.end(),
                         [](const TokenMatcher::Entry& a, const TokenMatcher::Entry& b) {
                           return a.words.size() > b.words.size();
                         });
      }
    }
    m_.cardinal_ = find_list("cardinal");
    m_.scale_ = find_list("scale");
    m_.scale_article_ = find_list("scale_article");
    m_.joiner_ = find_list("number_joiner");
    m_.ordinal_ = find_list("ordinal");
    m_.ordinal_suffix_ = find_list("ordinal_suffix");
  }

  void add_pattern(const TokenPattern& pattern) {
    program_ = {};
    m_.programs_.emplace_back();
    broken_ = false;
    sequence(pattern.elements);
    program_.steps.push_back({});
    program_.preceded_by = contexts(pattern.preceded_by);
    program_.followed_by = contexts(pattern.followed_by);
    program_.not_preceded_by = contexts(pattern.not_preceded_by);
    program_.not_followed_by = contexts(pattern.not_followed_by);
    if (broken_) {
      program_.steps.clear();
    }
    m_.programs_.back() = std::move(program_);
  }

  void finish() {
    m_.lists_of_.resize(m_.lists_.size(), m_.words_.size());
    for (std::size_t list = 0; list < m_.lists_.size(); ++list) {
      for (const auto& [first, entries] : m_.lists_[list].by_first) {
        m_.lists_of_.add(first, list);
      }
    }
  }

 private:
  using Kind = PatternElement::Kind;
  static constexpr std::uint32_t max_steps = 4000;

  void problem(const SourceLocation& where, std::string message) {
    problems_.push_back({Severity::error, "config-invalid", std::move(message), where});
    broken_ = true;
  }

  std::uint32_t intern(std::string_view word) { return m_.words_.add(word); }

  std::vector<std::uint32_t> word_ids(std::string_view text) {
    std::vector<std::uint32_t> ids;
    while (!text.empty()) {
      const std::size_t space = std::min(text.find(' '), text.size());
      if (space > 0) {
        ids.push_back(intern(text.substr(0, space)));
      }
      text.remove_prefix(std::min(space + 1, text.size()));
    }
    return ids;
  }

  Binding value_of(std::string_view text) {
    Binding value;
    value.is_set = true;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value.number);
    value.is_number = error == std::errc() && end == text.data() + text.size();
    if (!value.is_number) {
      const auto at = std::find(m_.symbols_.begin(), m_.symbols_.end(), text);
      value.symbol = static_cast<std::uint32_t>(at - m_.symbols_.begin());
      if (at == m_.symbols_.end()) {
        m_.symbols_.emplace_back(text);
      }
    }
    return value;
  }

  std::uint32_t find_list(const std::string& name) const {
    const auto at = list_index_.find(name);
    return at == list_index_.end() ? 0 : at->second;
  }

  std::uint8_t slot(const std::string& name, const SourceLocation& where) {
    if (name.empty()) {
      return max_bindings;
    }
    const auto at = std::find(program_.names.begin(), program_.names.end(), name);
    if (at == program_.names.end()) {
      if (program_.names.size() == max_bindings) {
        problem(where, fmt::format("more than {} names in one pattern", max_bindings));
        return max_bindings;
      }
      program_.names.push_back(name);
      return static_cast<std::uint8_t>(program_.names.size() - 1);
    }
    return static_cast<std::uint8_t>(at - program_.names.begin());
  }

  void sequence(const std::vector<PatternElement>& elements) {
    for (const PatternElement& element : elements) {
      this->element(element);
    }
  }

  std::uint32_t here() const { return static_cast<std::uint32_t>(program_.steps.size()); }
  std::uint32_t add_split() {
    program_.steps.push_back({TokenMatcher::Step::Op::split, here() + 1, 0, 0});
    return here() - 1;
  }

  void element(const PatternElement& e) {
    if (here() > max_steps) {
      if (!broken_) {
        problem(e.where, fmt::format("this pattern is too large: more than {} steps", max_steps));
      }
      return;
    }
    const std::uint32_t start = here();
    if (e.optional) {
      add_split();
    }
    const std::uint32_t body = here();
    if (e.kind == Kind::any) {
      alternatives(e.alternatives);
    } else if (e.kind == Kind::phrase) {
      phrase(e);
    } else {
      program_.steps.push_back({TokenMatcher::Step::Op::test, here() + 1, 0, add_test(e)});
    }
    if (e.repeat) {
      const std::uint32_t again = add_split();
      program_.steps[again].next = body;
      program_.steps[again].other = here();
    }
    if (e.optional) {
      program_.steps[start].other = here();
    }
  }

  void phrase(const PatternElement& e) {
    const auto at = std::find_if(phrases_.begin(), phrases_.end(),
                                 [&e](const PatternPhrase& p) { return p.name == e.texts[0]; });
    if (at == phrases_.end()) {
      problem(e.where, fmt::format("there is no list or phrase '{}'", e.texts[0]));
      return;
    }
    if (std::find(open_phrases_.begin(), open_phrases_.end(), at->name) != open_phrases_.end()) {
      problem(at->where, fmt::format("phrase '{}' holds itself: {} -> {}", at->name,
                                     fmt::join(open_phrases_, " -> "), at->name));
      return;
    }
    open_phrases_.push_back(at->name);
    const bool outer = std::exchange(outside_, outside_ || e.outside);
    alternatives(at->alternatives);
    outside_ = outer;
    open_phrases_.pop_back();
  }

  void alternatives(const std::vector<std::vector<PatternElement>>& sequences) {
    std::vector<std::uint32_t> ends;
    for (std::size_t i = 0; i < sequences.size(); ++i) {
      const bool last = i + 1 == sequences.size();
      const std::uint32_t split = last ? 0 : add_split();
      sequence(sequences[i]);
      if (!last) {
        ends.push_back(add_split());  // becomes a jump: both ways lead to the end
        program_.steps[split].other = here();
      }
    }
    for (const std::uint32_t end : ends) {
      program_.steps[end].next = program_.steps[end].other = here();
    }
  }

  std::uint32_t add_test(const PatternElement& e) {
    TokenMatcher::Test test;
    test.kind = e.kind;
    test.min = e.min;
    test.max = e.max;
    test.tags = e.tags;
    test.outside = e.outside || outside_;
    test.capitalized = e.capitalized;
    if (e.kind == Kind::words) {
      for (const std::string& word : e.texts) {
        test.words.push_back(intern(word));
      }
      std::sort(test.words.begin(), test.words.end());
    } else if (e.kind == Kind::list) {
      test.list = find_list(e.texts[0]);
      if (test.list == 0) {
        problem(e.where, fmt::format("there is no list '{}'", e.texts[0]));
      }
    } else if (e.kind == Kind::format) {
      test.format = format_pieces(e);
    }
    test.slot = slot(e.name, e.where);
    m_.tests_.push_back(std::move(test));
    return static_cast<std::uint32_t>(m_.tests_.size() - 1);
  }

  std::vector<TokenMatcher::Test::Piece> format_pieces(const PatternElement& e) {
    std::vector<TokenMatcher::Test::Piece> pieces;
    std::string_view text = e.texts[0];
    while (!text.empty()) {
      if (text[0] != '{') {
        pieces.push_back({lower_ascii(text[0]), 0, 0});
        text.remove_prefix(1);
        continue;
      }
      const std::size_t close = text.find('}');
      if (close == std::string_view::npos) {
        problem(e.where, "'{' without '}' in a format");
        break;
      }
      std::string_view name = text.substr(1, close - 1);
      TokenMatcher::Test::Piece piece;
      if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) {
        const std::string_view digits = name.substr(colon + 1);
        int count = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), count);
        piece.digits = static_cast<std::uint8_t>(std::clamp(count, 0, 9));
        name = name.substr(0, colon);
      }
      piece.slot = slot(std::string(name), e.where);
      pieces.push_back(piece);
      text.remove_prefix(close + 1);
    }
    return pieces;
  }

  std::vector<std::uint32_t> contexts(const std::vector<PatternElement>& elements) {
    std::vector<std::uint32_t> tests;
    for (const PatternElement& e : elements) {
      if (e.kind == Kind::phrase || e.kind == Kind::any) {
        problem(e.where, "only words, lists, formats, numbers and tags can stand beside a pattern");
        continue;
      }
      tests.push_back(add_test(e));
    }
    return tests;
  }

  TokenMatcher& m_;
  const std::vector<PatternPhrase>& phrases_;
  Diagnostics& problems_;
  std::map<std::string, std::uint32_t> list_index_;
  std::vector<std::string> open_phrases_;
  TokenMatcher::Program program_;
  bool broken_ = false;
  bool outside_ = false;  // in a phrase that is no part of what is found
};

TokenMatcher::TokenMatcher(const std::vector<WordList>& lists,
                           const std::vector<PatternPhrase>& phrases,
                           const std::vector<TokenPattern>& patterns, Diagnostics& problems) {
  PatternCompiler compiler(*this, phrases, problems);
  compiler.add_lists(lists);
  for (const TokenPattern& pattern : patterns) {
    compiler.add_pattern(pattern);
  }
  compiler.finish();
  StartIndexer(*this, patterns, problems).run();
}

}  // namespace fabula
