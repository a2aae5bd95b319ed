#pragma once

#include <cstdint>
#include <vector>

#include "fabula/extraction/times.hpp"
#include "reading.hpp"

namespace fabula {

/// Where an expression stands, in positions of TokenWords, and what of its date it names.
struct Wording {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  YearWords year_words = YearWords::none;
  bool bare_clock = false;
};

/// Joins the two ends of ranges ("from Monday to Wednesday", "between March and May 2011"): each
/// takes from the other what it lacks, and names it as its other end. `wordings` has one entry for
/// each of `times`.
void join_ranges(const TokenWords& words, const TemporalRules& rules,
                 const std::vector<Wording>& wordings, std::vector<TimeMention>& times);

}  // namespace fabula
