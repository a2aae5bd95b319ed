#include "token_pattern_index.hpp"

#include <utility>

namespace fabula {

void TokenMatcher::WordSets::resize(std::size_t members, std::size_t words) {
  width = (members + 63) / 64;
  bits.assign(width * (words + 1), 0);
  with_digit.assign(width, 0);
}

void StartIndexer::run() {
  for (std::uint32_t p = 0; p < m_.programs_.size(); ++p) {
    if (!m_.programs_[p].steps.empty()) {
      add_starts(p);
    }
  }
  m_.first_.resize(m_.starts_.size(), m_.words_.size());
  m_.second_.resize(m_.starts_.size(), m_.words_.size());
  for (std::size_t start = 0; start < m_.starts_.size(); ++start) {
    index(start);
  }
  for (std::uint32_t word = 0; word <= m_.words_.size(); ++word) {
    for (const std::size_t start : before_anything_) {
      m_.second_.add(word, start);
    }
  }
}

std::vector<std::uint32_t> StartIndexer::tests_from(const TokenMatcher::Program& program,
                                                    std::uint32_t step, bool& ends) const {
  std::vector<std::uint32_t> tests;
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
      open.push_back(next.other);
      open.push_back(next.next);
    } else if (next.op == TokenMatcher::Step::Op::accept) {
      ends = true;
    } else {
      tests.push_back(at);
    }
  }
  return tests;
}

void StartIndexer::add_starts(std::uint32_t pattern) {
  const TokenMatcher::Program& program = m_.programs_[pattern];
  bool ends = false;
  bool known = true;
  const std::vector<std::uint32_t> first = tests_from(program, 0, ends);
  for (const std::uint32_t step : first) {
    const Kind kind = m_.tests_[program.steps[step].test].kind;
    known = known && kind != Kind::tag && kind != Kind::any && kind != Kind::phrase;
  }
  if (ends || !known) {
    problems_.push_back({Severity::error, "config-invalid",
                         ends ? "this pattern can match nothing at all"
                              : "a pattern must begin with a word, a list, a number or a format",
                         patterns_[pattern].where});
    return;
  }
  for (const std::uint32_t step : first) {
    m_.starts_.push_back({pattern, step});
  }
}

void StartIndexer::index(std::size_t start) {
  const TokenMatcher::Program& program = m_.programs_[m_.starts_[start].program];
  const TokenMatcher::Step& step = program.steps[m_.starts_[start].step];
  const Test& first = m_.tests_[step.test];
  allow(m_.first_, first, start);
  allow_more_of(first, start);
  bool anything = false;
  for (const std::uint32_t next : tests_from(program, step.next, anything)) {
    anything = !allow(m_.second_, m_.tests_[program.steps[next].test], start) || anything;
  }
  if (anything) {
    before_anything_.push_back(start);
  }
}

/// The second token of what a first test takes, where it can take several.
void StartIndexer::allow_more_of(const Test& first, std::size_t start) {
  if (first.kind == Kind::number || first.kind == Kind::ordinal) {
    allow_numbers(m_.second_, start);
    allow_list(m_.second_, m_.joiner_, start);
  } else if (first.kind == Kind::list) {
    for (const auto& [word, entries] : m_.lists_[first.list].by_first) {
      for (const TokenMatcher::Entry& entry : entries) {
        if (entry.words.size() > 1) {
          m_.second_.add(entry.words[1], start);
        }
      }
    }
  }
}

bool StartIndexer::allow(Sets& sets, const Test& test, std::size_t start) const {
  switch (test.kind) {
    case Kind::words:
      for (const std::uint32_t word : test.words) {
        sets.add(word, start);
      }
      return true;
    case Kind::list:
      allow_list(sets, test.list, start);
      return true;
    case Kind::number:
    case Kind::ordinal:
      allow_numbers(sets, start);
      return true;
    case Kind::format:
      allow_digits(sets, start);
      return true;
    default:
      return false;
  }
}

void StartIndexer::allow_list(Sets& sets, std::uint32_t list, std::size_t start) const {
  for (const auto& [first, entries] : m_.lists_[list].by_first) {
    sets.add(first, start);
  }
}

void StartIndexer::allow_numbers(Sets& sets, std::size_t start) const {
  for (const std::uint32_t list : {m_.cardinal_, m_.scale_, m_.scale_article_, m_.ordinal_}) {
    allow_list(sets, list, start);
  }
  allow_digits(sets, start);
}

void StartIndexer::allow_digits(Sets& sets, std::size_t start) {
  sets.with_digit[start / 64] |= std::uint64_t{1} << (start % 64);
}

}  // namespace fabula
