#pragma once

#include <string>
#include <string_view>

#include "fabula/story/story.hpp"

namespace fabula::store {

/// An article with what was read in it, as bytes for the story file. Time expressions are not kept:
/// the story goes by the dates of events.
std::string encode(const ReadArticle& article);

/// Throws StoreError where the bytes were not made by encode().
ReadArticle decode(std::string_view bytes);

}  // namespace fabula::store
