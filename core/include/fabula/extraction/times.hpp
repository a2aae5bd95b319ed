#pragma once

#include <string>
#include <vector>

#include "fabula/extraction/mentions.hpp"
#include "fabula/language/analysis.hpp"
#include "fabula/text/article.hpp"

namespace fabula {

/// The compiled rules of time expressions.
struct TemporalGrammar {};

/// Finds the time expressions of an article and dates them by the article's reference time.
std::vector<TimeMention> find_times(const Article& article, const Analysis& analysis,
                                    const TemporalGrammar& grammar,
                                    std::vector<std::string>& rules);

}  // namespace fabula
