#include "token_pattern_index.hpp"

#include <utility>

namespace fabula {

void StartIndexer::run() {
  const std::size_t width = (m_.programs_.size() + 63) / 64;
  for (Sets* sets : {&m_.first_, &m_.second_}) {
    sets->width = width;
    sets->bits.assign(width * (m_.words_.size() + 1), 0);
    sets->with_digit.assign(width, 0);
  }
  anything_.assign(width, 0);
  for (std::uint32_t p = 0; p < m_.programs_.size(); ++p) {
    if (!m_.programs_[p].steps.empty()) {
      index(p);
    }
  }
  for (std::uint32_t word = 0; word <= m_.words_.size(); ++word) {
    for (std::size_t w = 0; w < width; ++w) {
      m_.second_.bits[word * width + w] |= anything_[w];
    }
  }
}

void StartIndexer::problem(const char* message) {
  problems_.push_back({Severity::error, "config-invalid", message, patterns_[pattern_].where});
}

std::vector<const TokenMatcher::Test*> StartIndexer::tests_from(std::uint32_t step,
                                                                bool& ends) const {
  const TokenMatcher::Program& program = m_.programs_[pattern_];
  std::vector<const TokenMatcher::Test*> tests;
  std::vector<std::uint32_t> open{step};
  std::vector<std::uint8_t> seen(program.steps.size(), 0);
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    if (std::exchange(seen[at], std::uint8_t{1}) != 0) {
      continue;
    }
    const TokenMatcher::Step& next = program.steps[at];
    if (next.op == TokenMatcher::Step::Op::split) {
      open.push_back(next.next);
      open.push_back(next.other);
    } else if (next.op == TokenMatcher::Step::Op::accept) {
      ends = true;
    } else {
      tests.push_back(&m_.tests_[next.test]);
    }
  }
  return tests;
}

void StartIndexer::index(std::uint32_t pattern) {
  pattern_ = pattern;
  const TokenMatcher::Program& program = m_.programs_[pattern];
  bool ends = false;
  const auto first = tests_from(0, ends);
  bool begins = true;
  for (const TokenMatcher::Test* test : first) {
    begins = allow(m_.first_, *test) && begins;
  }
  if (ends || !begins) {
    problem(ends ? "this pattern can match nothing at all"
                 : "a pattern must begin with a word, a list, a number or a format");
    m_.programs_[pattern].steps.clear();
    const std::uint64_t bit = std::uint64_t{1} << (pattern % 64);
    for (std::size_t at = pattern / 64; at < m_.first_.bits.size(); at += m_.first_.width) {
      m_.first_.bits[at] &= ~bit;
    }
    m_.first_.with_digit[pattern / 64] &= ~bit;
    return;
  }
  for (const TokenMatcher::Step& step : program.steps) {
    if (step.op == TokenMatcher::Step::Op::test) {
      for (const TokenMatcher::Test* test : first) {
        if (test == &m_.tests_[step.test]) {
          allow_second(*test, step.next);
        }
      }
    }
  }
}

/// What may follow the token that a first step takes: more of the same test, or the next one.
void StartIndexer::allow_second(const TokenMatcher::Test& first, std::uint32_t after) {
  if (first.kind == Kind::number || first.kind == Kind::ordinal) {
    for (const std::uint32_t list :
         {m_.cardinal_, m_.scale_, m_.scale_article_, m_.joiner_, m_.ordinal_}) {
      allow_list(m_.second_, list);
    }
    allow_digits(m_.second_);
  } else if (first.kind == Kind::list) {
    for (const auto& [word, entries] : m_.lists_[first.list].by_first) {
      for (const TokenMatcher::Entry& entry : entries) {
        if (entry.words.size() > 1) {
          allow_word(m_.second_, entry.words[1]);
        }
      }
    }
  }
  bool ends = false;
  for (const TokenMatcher::Test* test : tests_from(after, ends)) {
    if (!allow(m_.second_, *test)) {
      allow_anything();
    }
  }
  if (ends) {
    allow_anything();
  }
}

/// Whether the tokens that a test takes are known by their words.
bool StartIndexer::allow(Sets& sets, const TokenMatcher::Test& test) {
  switch (test.kind) {
    case Kind::words:
      for (const std::uint32_t word : test.words) {
        allow_word(sets, word);
      }
      return true;
    case Kind::list:
      allow_list(sets, test.list);
      return true;
    case Kind::number:
    case Kind::ordinal:
      for (const std::uint32_t list : {m_.cardinal_, m_.scale_, m_.scale_article_, m_.ordinal_}) {
        allow_list(sets, list);
      }
      allow_digits(sets);
      return true;
    case Kind::format:
      allow_digits(sets);
      return true;
    default:
      return false;
  }
}

void StartIndexer::allow_word(Sets& sets, std::uint32_t word) {
  sets.bits[word * sets.width + pattern_ / 64] |= std::uint64_t{1} << (pattern_ % 64);
}

void StartIndexer::allow_list(Sets& sets, std::uint32_t list) {
  for (const auto& [first, entries] : m_.lists_[list].by_first) {
    allow_word(sets, first);
  }
}

void StartIndexer::allow_digits(Sets& sets) {
  sets.with_digit[pattern_ / 64] |= std::uint64_t{1} << (pattern_ % 64);
}

void StartIndexer::allow_anything() {
  anything_[pattern_ / 64] |= std::uint64_t{1} << (pattern_ % 64);
}

}  // namespace fabula
