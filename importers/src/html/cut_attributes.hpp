#pragma once

#include <cstddef>
#include <string>

namespace fabula::importers::html {

/// More attributes than the tags of pages have, by far.
constexpr std::size_t most_attributes = 256;

/// Leaves out all but the first `most` attributes of each tag. The parser compares every attribute
/// with all before it, which takes minutes for a tag of a hundred thousand.
void cut_attributes(std::string& markup, std::size_t most = most_attributes);

}  // namespace fabula::importers::html
