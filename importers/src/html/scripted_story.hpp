#pragma once

#include <string>
#include <vector>

#include "html/page.hpp"

namespace fabula::importers::html {

/// The paragraphs of a story that a page holds for its program and search engines alone: the text
/// in its linked data, or else the longest prose in its program's state. Empty where what the page
/// shows, `shown` bytes of story, tells as much.
std::vector<std::string> scripted_story(const Page& page, std::size_t shown);

}  // namespace fabula::importers::html
