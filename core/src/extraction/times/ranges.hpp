#pragma once

#include <vector>

#include "fabula/extraction/times.hpp"

namespace fabula {

/// Joins the two ends of ranges ("from Monday to Wednesday", "between March and May 2011"): each
/// takes from the other what it lacks, and names it as its other end. `yearless` says of each
/// expression whether it names a month, quarter or half without its year.
void join_ranges(const Article& article, const Analysis& analysis, const TemporalRules& rules,
                 const std::vector<bool>& yearless, std::vector<TimeMention>& times);

}  // namespace fabula
