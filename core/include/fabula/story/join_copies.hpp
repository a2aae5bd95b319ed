#pragma once

#include <vector>

#include "fabula/text/article.hpp"

namespace fabula {

/// Of articles with the same headline, date and text one, with all that the copies say of their
/// id, source, url, path and the like: of two values the one that comes first in the alphabet.
/// In any order of the input the same articles, each where its first copy stood.
void join_copies(std::vector<Article>& articles);

}  // namespace fabula
