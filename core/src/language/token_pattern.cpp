#include "fabula/language/token_pattern.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "token_pattern_lower.hpp"

namespace fabula {
namespace {

constexpr std::uint32_t max_match = 24;  // tokens; longer expressions are several

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "1,000", "12", "2.5"; nothing for anything else.
std::optional<double> digits_value(std::string_view text) {
  std::string digits;
  bool point = false;
  for (const char c : text) {
    if (c == ',' && !point && !digits.empty()) {
      continue;
    }
    if (!is_digit(c) && (c != '.' || point || digits.empty())) {
      return std::nullopt;
    }
    point = point || c == '.';
    digits += c;
  }
  if (digits.empty() || digits.back() == '.' || digits.size() > 12) {
    return std::nullopt;
  }
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// "1/2": a fraction below one.
std::optional<double> fraction_value(std::string_view text) {
  if (text.size() == 3 && text[1] == '/' && is_digit(text[0]) && is_digit(text[2]) &&
      text[0] < text[2]) {
    return static_cast<double>(text[0] - '0') / static_cast<double>(text[2] - '0');
  }
  return std::nullopt;
}

}  // namespace

TokenWords::TokenWords(const Article& article, const Analysis& analysis,
                       const TokenMatcher& matcher)
    : article_(&article), analysis_(&analysis) {
  const std::uint32_t n = analysis.size();
  tokens_.reserve(n);
  words_.reserve(n);
  std::uint32_t previous_end = 0;
  std::size_t block = 0;
  const auto& blocks = article.blocks();
  for (TokenIndex i = 0; i < n; ++i) {
    const Span span = analysis.span[i];
    const std::string_view text = article.text(span);
    if (analysis.pos[i] == Pos::space ||
        text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
      continue;
    }
    const std::string_view gap = article.text({previous_end, span.begin});
    bool broken = tokens_.empty() || std::count(gap.begin(), gap.end(), '\n') > 1;
    while (block < blocks.size() && blocks[block].span.end <= span.begin) {
      ++block;
      broken = true;
    }
    tokens_.push_back(i);
    words_.push_back(matcher.word_id(text));
    digit_.push_back(std::any_of(text.begin(), text.end(), is_digit) ? 1 : 0);
    break_.push_back(broken ? 1 : 0);
    previous_end = span.end;
  }
}

std::string_view TokenWords::text(std::uint32_t position) const {
  return article_->text(analysis_->span[tokens_[position]]);
}

std::uint32_t TokenMatcher::word_id(std::string_view text) const {
  const auto plain = [](char c) { return (c < 'A' || c > 'Z') && c != '\xE2'; };
  const auto at = std::all_of(text.begin(), text.end(), plain) ? vocabulary_.find(text)
                                                               : vocabulary_.find(to_lower(text));
  return at == vocabulary_.end() ? 0 : at->second;
}

std::size_t TokenMatcher::slot(std::uint32_t pattern, std::string_view name) const {
  const auto& names = programs_[pattern].names;
  const auto at = std::find(names.begin(), names.end(), name);
  return at == names.end() ? max_bindings : static_cast<std::size_t>(at - names.begin());
}

/// One pattern tried at one place.
class PatternRun {
 public:
  PatternRun(const TokenMatcher& matcher, const TokenWords& words) : m_(matcher), words_(words) {}

  /// The match of a program at a position, valid until the next call; nullptr where there is none.
  PatternMatch* at(std::uint32_t pattern, std::uint32_t position) {
    program_ = &m_.programs_[pattern];
    match_.pattern = pattern;
    undo(0);
    steps_ = 0;
    begin_of_test_ = ~0U;
    begin_ = position;
    State state;
    state.at = position;
    state.extent_begin = position;
    state.extent_end = position;
    return beside(position, true) && run(0, state) ? &match_ : nullptr;
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
    if (state.extent_end <= state.extent_begin || !beside(state.at, false)) {
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
    return std::any_of(tests.begin(), tests.end(), [&](std::uint32_t test) {
      State state;
      state.at = before ? border - 1 : border;
      begin_of_test_ = state.at;
      return take(m_.tests_[test], state);
    });
  }

  bool available(std::uint32_t at) const {
    return at < words_.size() && at < begin_ + max_match &&
           (at == begin_ || !words_.breaks_before(at));
  }

  bool take(const Test& test, State& state) {
    const std::uint32_t from = state.at;
    if (from >= words_.size() || (from > begin_ && from != begin_of_test_ && !available(from))) {
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
    Binding value;
    if (!consume(test, state, value)) {
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
        return take_entry(test.list, state.at, value);
      case Kind::number:
        ++state.specificity;
        // A number of a range is a name, as of a year or a day: no point, no comma in it.
        if (test.max < 1e9 && words_.has_digit(state.at) &&
            words_.text(state.at).find_first_of(".,") != std::string_view::npos) {
          return false;
        }
        return take_number(state.at, value) && test.min <= value.number && value.number <= test.max;
      case Kind::ordinal:
        ++state.specificity;
        return take_ordinal(state.at, value) && test.min <= value.number &&
               value.number <= test.max;
      case Kind::format:
        state.specificity += 2;
        return take_format(test, words_.text(state.at++));
      default:
        ++state.at;
        return true;
    }
  }

  bool take_entry(std::uint32_t list, std::uint32_t& at, Binding& value) const {
    if (at >= words_.size() || !m_.begins_entry(words_.word(at), list)) {
      return false;
    }
    const auto& by_first = m_.lists_[list].by_first;
    const auto found = by_first.find(words_.word(at));
    if (found == by_first.end()) {
      return false;
    }
    for (const TokenMatcher::Entry& entry : found->second) {
      std::uint32_t i = 1;
      while (i < entry.words.size() && available(at + i) && words_.word(at + i) == entry.words[i]) {
        ++i;
      }
      if (i == entry.words.size()) {
        value = entry.value;
        at += i;
        return true;
      }
    }
    return false;
  }

  static void set_number(Binding& value, double number) {
    value = {};
    value.number = number;
    value.is_set = value.is_number = true;
  }

  /// Digits, or number words added up as they are spoken: "two hundred and fifty-one".
  bool take_number(std::uint32_t& at, Binding& value) const {
    if (!words_.has_digit(at)) {
      return take_number_words(at, value);
    }
    if (const auto digits = digits_value(words_.text(at))) {
      double number = *digits;
      ++at;
      if (available(at)) {
        if (const auto fraction = fraction_value(words_.text(at))) {
          number += *fraction;
          ++at;
        }
      }
      take_scales(at, number);
      set_number(value, number);
      return true;
    }
    return take_number_words(at, value);
  }

  void take_scales(std::uint32_t& at, double& number) const {
    Binding scale;
    while (available(at) && take_entry(m_.scale_, at, scale)) {
      number *= scale.number;
    }
  }

  bool take_number_words(std::uint32_t& at, Binding& value) const {
    double total = 0;    // of closed groups: thousands, millions
    double current = 0;  // of the open one
    double last = 1e18;  // the next word must be smaller to be added
    bool any = false;
    std::uint32_t i = at;
    while (available(i)) {
      std::uint32_t next = i;
      Binding word;
      if (any && take_entry(m_.joiner_, next, word) && !available(next)) {
        break;
      }
      if (take_entry(m_.cardinal_, next, word)) {
        const double n = word.number;
        const bool fits = !any || (n < last && (last >= 100 || (last >= 20 && n < 10)));
        if (!fits) {
          break;
        }
        current += n;
        last = n;
      } else if (any && take_entry(m_.scale_, next, word)) {
        if (word.number > 100) {
          total += current * word.number;
          current = 0;
        } else {
          current *= word.number;
        }
        last = word.number;
      } else {
        break;
      }
      any = true;
      i = next;
    }
    if (!any) {
      return false;
    }
    at = i;
    set_number(value, total + current);
    return true;
  }

  bool take_ordinal(std::uint32_t& at, Binding& value) const {
    if (!words_.has_digit(at)) {
      return take_ordinal_words(at, value);
    }
    const std::string_view text = words_.text(at);
    if (is_digit(text[0])) {
      std::size_t digits = 0;
      while (digits < text.size() && is_digit(text[digits])) {
        ++digits;
      }
      Binding ignored;
      double number = 0;
      std::from_chars(text.data(), text.data() + digits, number);
      const std::uint32_t suffix = m_.word_id(text.substr(digits));
      if (digits == text.size() || digits > 4 ||
          m_.lists_[m_.ordinal_suffix_].by_first.count(suffix) == 0) {
        return false;
      }
      ++at;
      set_number(value, number);
      return true;
    }
    return take_ordinal_words(at, value);
  }

  bool take_ordinal_words(std::uint32_t& at, Binding& value) const {
    std::uint32_t i = at;
    Binding tens;
    if (take_entry(m_.cardinal_, i, tens) && available(i) && tens.number >= 20) {
      Binding ignored;
      std::uint32_t j = i;
      if (take_entry(m_.joiner_, j, ignored)) {
        i = j;
      }
      Binding ones;
      if (available(i) && take_entry(m_.ordinal_, i, ones) && ones.number < 10) {
        at = i;
        set_number(value, tens.number + ones.number);
        return true;
      }
      return false;
    }
    return take_entry(m_.ordinal_, at, value);
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
        set_number(value, number);
        bind(piece.slot, value);
      }
      text.remove_prefix(digits);
    }
    return text.empty();
  }

  const TokenMatcher& m_;
  const TokenMatcher::Program* program_ = nullptr;
  const TokenWords& words_;
  PatternMatch match_;
  std::vector<std::pair<std::uint8_t, Binding>> trail_;
  std::uint32_t begin_ = 0;
  std::uint32_t begin_of_test_ = ~0U;
  int steps_ = 0;
};

void TokenMatcher::match_at(const TokenWords& words, std::uint32_t position,
                            std::vector<PatternMatch>& found) const {
  PatternRun run(*this, words);
  const std::uint32_t next = position + 1;
  const bool last = next >= words.size() || words.breaks_before(next);
  const std::uint32_t second = last ? 0 : words.word(next);
  const bool digit = !last && words.has_digit(next);
  const auto possible = [&](const Start& start) {
    return start.any || (digit && start.digit) ||
           (second != 0 && (start.words[second % 256 / 64] >> (second % 64) & 1U) != 0);
  };
  const auto try_all = [&](const std::vector<Start>& candidates) {
    for (const Start& start : candidates) {
      if (possible(start)) {
        if (const PatternMatch* match = run.at(start.program, position)) {
          found.push_back(*match);
        }
      }
    }
  };
  const std::uint32_t word = words.word(position);
  if (word != 0 && word < starts_.size()) {
    try_all(starts_[word]);
  }
  if (words.has_digit(position)) {
    try_all(digit_starts_);
  }
}

}  // namespace fabula
