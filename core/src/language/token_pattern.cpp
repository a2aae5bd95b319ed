#include "fabula/language/token_pattern.hpp"

#include <algorithm>
#include <bit>
#include <optional>
#include <utility>

#include "token_pattern_lower.hpp"
#include "token_scanner.hpp"

namespace fabula {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::size_t TokenMatcher::slot(std::uint32_t pattern, std::string_view name) const {
  const auto& names = programs_[pattern].names;
  const auto at = std::find(names.begin(), names.end(), name);
  return at == names.end() ? max_bindings : static_cast<std::size_t>(at - names.begin());
}

/// One pattern tried at one place.
class PatternRun {
 public:
  PatternRun(const TokenMatcher& matcher, const TokenWords& words)
      : m_(matcher), words_(words), scanner_(matcher, words) {}

  /// The match of a program at a position, from one of its first steps on, valid until the next
  /// call; nullptr where there is none.
  PatternMatch* at(std::uint32_t pattern, std::uint32_t step, std::uint32_t position) {
    program_ = &m_.programs_[pattern];
    match_.pattern = pattern;
    undo(0);
    steps_ = 0;
    begin_of_test_ = ~0U;
    begin_ = position;
    scanner_.begin_at(position);
    State state;
    state.at = position;
    state.extent_begin = position;
    state.extent_end = position;
    return run(step, state) ? &match_ : nullptr;
  }

 private:
  using Kind = PatternElement::Kind;
  using Test = TokenMatcher::Test;
  static constexpr int max_steps = 4000;  // a guard against patterns of very many options

  struct State {
    std::uint32_t at = 0;
    std::uint32_t extent_begin = 0;
    std::uint32_t extent_end = 0;
    std::uint32_t specificity = 0;
  };

  // Bounded by the program's length and the longest match, not by the text.
  bool run(std::uint32_t pc, State state) {
    while (true) {
      if (++steps_ > max_steps) {
        return false;
      }
      const TokenMatcher::Step& step = program_->steps[pc];
      switch (step.op) {
        case TokenMatcher::Step::Op::accept:
          return accept(state);
        case TokenMatcher::Step::Op::split:
          if (step.next != step.other) {
            const std::size_t before = trail_.size();
            if (run(step.next, state)) {
              return true;
            }
            undo(before);
          }
          pc = step.other;
          break;
        case TokenMatcher::Step::Op::test:
          if (!take(m_.tests_[step.test], state)) {
            return false;
          }
          pc = step.next;
          break;
      }
    }
  }

  void bind(std::uint8_t slot, const Binding& value) {
    trail_.emplace_back(slot, match_.bindings[slot]);
    match_.bindings[slot] = value;
  }
  /// Takes back what was bound on a way that led nowhere.
  void undo(std::size_t size) {
    while (trail_.size() > size) {
      match_.bindings[trail_.back().first] = trail_.back().second;
      trail_.pop_back();
    }
  }

  bool accept(const State& state) {
    if (state.extent_end <= state.extent_begin || !beside(begin_, true) ||
        !beside(state.at, false)) {
      return false;
    }
    match_.begin = begin_;
    match_.end = state.at;
    match_.extent_begin = state.extent_begin;
    match_.extent_end = state.extent_end;
    match_.specificity = state.specificity;
    return true;
  }

  /// What must and must not stand before a match's begin, or after its end.
  bool beside(std::uint32_t border, bool before) {
    const auto& wanted = before ? program_->preceded_by : program_->followed_by;
    const auto& unwanted = before ? program_->not_preceded_by : program_->not_followed_by;
    return (wanted.empty() || any_beside(wanted, border, before)) &&
           !any_beside(unwanted, border, before);
  }

  bool any_beside(const std::vector<std::uint32_t>& tests, std::uint32_t border, bool before) {
    if (before ? border == 0 || words_.breaks_before(border)
               : border >= words_.size() || words_.breaks_before(border)) {
      return false;
    }
    const std::size_t bound = trail_.size();
    const bool any = std::any_of(tests.begin(), tests.end(), [&](std::uint32_t test) {
      State state;
      state.at = before ? border - 1 : border;
      begin_of_test_ = state.at;
      return take(m_.tests_[test], state);
    });
    undo(bound);  // what stands beside a match is no part of its value
    return any;
  }

  bool take(const Test& test, State& state) {
    const std::uint32_t from = state.at;
    if (from >= words_.size() ||
        (from > begin_ && from != begin_of_test_ && !scanner_.available(from))) {
      return false;
    }
    Binding value;
    if (!consume(test, state, value)) {
      return false;
    }
    if (test.capitalized) {
      const char first = words_.text(from)[0];
      if (first < 'A' || first > 'Z') {
        return false;
      }
    }
    if (!test.tags.empty() && !has_tag(test, words_.token(from))) {
      return false;
    }
    if (test.slot < max_bindings) {
      bind(test.slot, value);
    }
    if (!test.outside) {
      if (state.extent_end == state.extent_begin) {
        state.extent_begin = from;
      }
      state.extent_end = state.at;
    }
    return true;
  }

  bool has_tag(const Test& test, TokenIndex token) const {
    const Analysis& a = words_.analysis();
    const std::string_view pos = to_string(a.pos[token]);
    const std::string_view tag = a.labels != nullptr ? a.tag_name(token) : std::string_view();
    return std::any_of(test.tags.begin(), test.tags.end(),
                       [&](const std::string& t) { return t == pos || t == tag; });
  }

  bool consume(const Test& test, State& state, Binding& value) {
    switch (test.kind) {
      case Kind::words:
        state.specificity += 3;
        return std::binary_search(test.words.begin(), test.words.end(), words_.word(state.at++));
      case Kind::list:
        state.specificity += 2;
        return scanner_.take_entry(test.list, state.at, value);
      case Kind::number:
        ++state.specificity;
        // A number of a range is a name, as of a year or a day: no point, no comma in it.
        if (test.max < 1e9 && words_.has_digit(state.at) &&
            words_.text(state.at).find_first_of(".,") != std::string_view::npos) {
          return false;
        }
        return scanner_.take_number(state.at, value) && test.min <= value.number &&
               value.number <= test.max;
      case Kind::ordinal:
        ++state.specificity;
        return scanner_.take_ordinal(state.at, value) && test.min <= value.number &&
               value.number <= test.max;
      case Kind::format:
        state.specificity += 2;
        return take_format(test, words_.text(state.at++));
      default:
        ++state.at;
        return true;
    }
  }

  bool take_format(const Test& test, std::string_view text) {
    for (const Test::Piece& piece : test.format) {
      if (piece.literal != 0) {
        if (text.empty() || lower_ascii(text[0]) != piece.literal) {
          return false;
        }
        text.remove_prefix(1);
        continue;
      }
      std::size_t digits = 0;
      double number = 0;
      while (digits < text.size() && is_digit(text[digits]) && digits < 9 &&
             (piece.digits == 0 || digits < piece.digits)) {
        number = 10 * number + (text[digits] - '0');
        ++digits;
      }
      if (digits == 0 || (piece.digits != 0 && digits != piece.digits)) {
        return false;
      }
      if (piece.slot < max_bindings) {
        Binding value;
        TokenScanner::set_number(value, number);
        bind(piece.slot, value);
      }
      text.remove_prefix(digits);
    }
    return text.empty();
  }

  const TokenMatcher& m_;
  const TokenMatcher::Program* program_ = nullptr;
  const TokenWords& words_;
  TokenScanner scanner_;
  PatternMatch match_;
  std::vector<std::pair<std::uint8_t, Binding>> trail_;
  std::uint32_t begin_ = 0;
  std::uint32_t begin_of_test_ = ~0U;
  int steps_ = 0;
};

void TokenMatcher::match_at(const TokenWords& words, std::uint32_t position,
                            std::vector<PatternMatch>& found) const {
  const std::uint32_t word = words.word(position);
  const bool digit = words.has_digit(position);
  if (first_.width == 0 || (word == 0 && !digit)) {
    return;
  }
  const std::uint32_t next = position + 1;
  const bool last = next >= words.size() || words.breaks_before(next);
  const std::uint64_t* const first = first_.row(word);
  const std::uint64_t* const second = second_.row(last ? 0 : words.word(next));
  const bool second_digit = !last && words.has_digit(next);
  std::optional<PatternRun> run;
  std::uint32_t matched = ~0U;  // the last pattern that has its match
  for (std::size_t w = 0; w < first_.width; ++w) {
    std::uint64_t candidates = first[w] | (digit ? first_.with_digit[w] : 0);
    candidates &= second[w] | (second_digit ? second_.with_digit[w] : 0);
    for (; candidates != 0; candidates &= candidates - 1) {
      const Start& start = starts_[64 * w + static_cast<std::size_t>(std::countr_zero(candidates))];
      if (start.program == matched) {
        continue;
      }
      if (!run) {
        run.emplace(*this, words);
      }
      if (const PatternMatch* match = run->at(start.program, start.step, position)) {
        found.push_back(*match);
        matched = start.program;
      }
    }
  }
}

}  // namespace fabula
