#pragma once

#include <vector>

#include "fabula/extraction/times.hpp"

namespace fabula {

/// How fast the time stage alone reads what is analysed already, with its rules and with four times
/// as many, and whether its time is linear in one line of 1 MB and of 10 MB. The arguments must
/// outlive the run.
void register_time_questions(const std::vector<Article>& articles,
                             const std::vector<Analysis>& analyses, const TemporalGrammar& grammar);

}  // namespace fabula
